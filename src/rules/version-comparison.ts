import { Injectable } from '@nestjs/common';
import type { ConvertSettingsDto } from '../conversion/convert-request.dto.js';
import type { RuleVersion } from './rule.js';
import { unifiedDiff } from './unified-diff.js';
import { ConversionService } from '../conversion/conversion.service.js';

/** How the query of a rule on one table changed. */
export interface QueryDifference {
  readonly target: string;
  readonly table: string;
  /** Null where there was no query. */
  readonly before: string | null;
  /** Null where there is none any more. */
  readonly after: string | null;
  /** A unified diff. */
  readonly diff: string;
}

/** What changed from one text of a rule to another. */
@Injectable()
export class VersionComparison {
  constructor(private readonly conversions: ConversionService) {}

  /** The change of the text, as a unified diff. */
  text(from: RuleVersion, to: RuleVersion): string {
    return unifiedDiff(
      { name: from.path, label: `version ${from.version}`, text: from.yaml },
      { name: to.path, label: `version ${to.version}`, text: to.yaml },
    );
  }

  /** The queries that are another, new or gone; those of today's compiler for both texts. */
  async queries(
    ruleId: string,
    from: RuleVersion,
    to: RuleVersion,
    choice: ConvertSettingsDto,
    signal?: AbortSignal,
  ): Promise<readonly QueryDifference[]> {
    const queries = async ({
      yaml,
      document,
      contentHash,
    }: RuleVersion): Promise<ReadonlyMap<string, { target: string; table: string; query: string | null }>> => {
      const { conversions } = await this.conversions.convertQueued({ id: ruleId, yaml, document, contentHash }, choice, signal);
      return new Map(conversions.map(({ target, table, query }) => [`${target}/${table}`, { target, table, query }]));
    };
    const before = await queries(from);
    const after = await queries(to);
    return [...new Map([...after, ...before])].flatMap(([place, { target, table }]) => {
      const old = before.get(place)?.query ?? null;
      const now = after.get(place)?.query ?? null;
      if (old === now) return [];
      const diff = unifiedDiff(
        { name: place, label: `version ${from.version}`, text: old ?? '' },
        { name: place, label: `version ${to.version}`, text: now ?? '' },
      );
      return [{ target, table, before: old, after: now, diff }];
    });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { parseCve } from '../attack/index.js';
import { AttackIndexService } from '../attack-index/attack-index.service.js';
import { describeTargets, type TargetRegistry } from '../compiler/index.js';
import { resolveTables } from '../conversion/resolve-tables.js';
import { TARGET_REGISTRY } from '../conversion/target-registry.module.js';
import { CatalogError, type CatalogErrorCode } from '../database/catalog-error.js';
import { storable } from '../database/storable.js';
import { LEVELS, OTHER, STATUSES } from './closed-values.js';
import type { FilterNote } from './filter-note.js';
import { didYouMean, unknownValue } from '../attack-index/unknown-value.js';
import { OpenValuesRepository, type FilterValue, type OpenFilter } from './open-values.repository.js';
import { subtechniquesKey } from './rule.record.js';
import type { RuleConditions } from './rule-conditions.js';
import type { RuleFilter } from './rule-query.js';

/** A filter in the terms of the database. */
export interface ResolvedFilter {
  readonly conditions: RuleConditions;
  /** Reads the notes. Asks the database only if the filter has values of open lists. */
  readonly notes: () => Promise<readonly FilterNote[]>;
}

/** A technique whose rules are listed, besides those of the filter. */
export interface TechniqueScope {
  readonly technique: string;
  readonly includeSubtechniques: boolean;
}

/** How the message about a value that no rule has begins. */
const MISSING: Readonly<Record<OpenFilter, string>> = {
  technique: 'ATT&CK and the rules have no technique',
  tag: 'No rule has the tag',
  product: 'No rule has the product',
  category: 'No rule has the category',
  service: 'No rule has the service',
  author: 'No rule has the author',
  cve: 'No rule has the CVE',
  connector: 'No rule runs on a table of the data connector',
  source: 'The catalog has no source',
};

/** Resolves filters of rules: checks the values of closed lists, and notes the values of open lists that no rule has. */
@Injectable()
export class RuleFilterService {
  constructor(
    private readonly attack: AttackIndexService,
    private readonly values: OpenValuesRepository,
    @Inject(TARGET_REGISTRY) private readonly registry: TargetRegistry,
  ) {}

  /**
   * Throws `MALFORMED_TECHNIQUE`, `UNKNOWN_TACTIC`, `UNKNOWN_LEVEL`, `UNKNOWN_STATUS`, `UNKNOWN_TARGET` or `UNKNOWN_TABLE`, each with
   * the nearest names.
   */
  resolve(filter: RuleFilter = {}, scope?: TechniqueScope): ResolvedFilter {
    const notes: FilterNote[] = [];
    const open: FilterValue[] = [];
    const openValues = (name: OpenFilter, values: readonly string[] | undefined): readonly string[] | undefined => {
      open.push(...(values ?? []).map((value) => ({ filter: name, value })));
      return values;
    };
    const techniques = (values: readonly string[] | undefined, includeSubtechniques = true): readonly string[] | undefined =>
      values?.flatMap((value) => {
        const match = this.attack.matchTechnique(value, includeSubtechniques);
        notes.push(...match.notes);
        if (!match.known) openValues('technique', [match.id]);
        return [...match.ids, ...match.withSubtechniques.map(subtechniquesKey)];
      });
    const conditions: { readonly [C in keyof RuleConditions]-?: RuleConditions[C] | undefined } = {
      techniqueKeys: techniques(filter.technique, filter.includeSubtechniques),
      ofTechnique: scope && techniques([scope.technique], scope.includeSubtechniques),
      tactics: filter.tactic?.flatMap((value) => {
        const match = this.attack.matchTactic(value);
        notes.push(...match.notes);
        return match.shortnames;
      }),
      levels: closedValues('level', filter.level, LEVELS, 'UNKNOWN_LEVEL'),
      statuses: closedValues('status', filter.status, STATUSES, 'UNKNOWN_STATUS'),
      tags: openValues('tag', lowerCase(filter.tag)),
      products: openValues('product', lowerCase(filter.product)),
      categories: openValues('category', lowerCase(filter.category)),
      services: openValues('service', lowerCase(filter.service)),
      authors: openValues('author', filter.author?.map(storable)),
      cves: openValues(
        'cve',
        filter.cve?.map(storable).map((cve) => parseCve(cve) ?? cve),
      ),
      connectors: openValues('connector', filter.connector && this.#connectors(filter.connector)),
      sources: openValues('source', filter.source?.map(storable)),
      ...resolveTables(filter, this.registry),
      references: filter.reference?.map(storable),
      modifiedSince: filter.modifiedSince,
      createdSince: filter.createdSince,
      search: filter.search === undefined ? undefined : storable(filter.search),
      // A source has each Sigma id once.
      distinct: (filter.distinct ?? true) && filter.source?.length !== 1 ? true : undefined,
    };
    return {
      conditions: Object.fromEntries(Object.entries(conditions).filter(([, value]) => value !== undefined)),
      notes: async () => [...notes, ...(await this.#missing(open))],
    };
  }

  /** Notes the values that no rule has, with the nearest that there are. */
  async #missing(values: readonly FilterValue[]): Promise<readonly FilterNote[]> {
    const missing = await this.values.missing(values);
    return Promise.all(
      missing.map(async ({ filter, value }) => {
        const message = [`${MISSING[filter]} "${value}".`, didYouMean(value, await this.#known(filter))];
        return { code: 'UNKNOWN_VALUE' as const, message: message.filter((part) => part !== undefined).join(' ') };
      }),
    );
  }

  #known(filter: OpenFilter): readonly string[] | Promise<readonly string[]> {
    if (filter === 'technique') return this.attack.index.matrix.techniques.map(({ id }) => id);
    return filter === 'connector' ? this.#connectorNames() : this.values.all(filter);
  }

  /** Data connectors as the targets write them. */
  #connectors(values: readonly string[]): readonly string[] {
    const names = this.#connectorNames();
    return values.map((value) => names.find((name) => name.toLowerCase() === value.toLowerCase()) ?? storable(value));
  }

  #connectorNames(): readonly string[] {
    const tables = describeTargets(this.registry.targets).flatMap((target) => target.tables);
    return [...new Set(tables.flatMap(({ connectors }) => connectors))];
  }
}

const lowerCase = (texts: readonly string[] | undefined): readonly string[] | undefined =>
  texts?.map((text) => storable(text).toLowerCase());

function closedValues(
  noun: string,
  values: readonly string[] | undefined,
  known: readonly string[],
  code: CatalogErrorCode,
): readonly string[] | undefined {
  const all = [...known, OTHER];
  return values?.map((value) => {
    const name = value.toLowerCase();
    if (!all.includes(name)) throw new CatalogError(code, unknownValue(noun, value, all));
    return name;
  });
}

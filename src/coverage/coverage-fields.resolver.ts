import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AttackIndexService } from '../attack-index/attack-index.service.js';
import type { ConnectorCoverage, CoverageTotal, TableCoverage, TargetCoverage } from './coverage-counts.js';
import type { FilterNote } from '../rules/filter-note.js';
import type { CoverageModel } from './coverage.resolver.js';
import type { ResolversTypes } from '../graphql/generated/schema.js';
import type { ResolverOf } from '../graphql/resolver-types.js';
import { techniqueModel } from '../attack-index/technique-model.js';

type ListOf<T extends keyof ResolversTypes> = Promise<readonly Awaited<ResolversTypes[T]>[]>;

/** The parts of a coverage, each counted when it is asked for. */
@Resolver('Coverage')
export class CoverageFieldsResolver implements ResolverOf<'Coverage'> {
  constructor(private readonly attack: AttackIndexService) {}

  @ResolveField()
  notes(@Parent() { counted }: CoverageModel): Promise<readonly FilterNote[]> {
    return counted.notes();
  }

  @ResolveField()
  total(@Parent() { counted }: CoverageModel): Promise<CoverageTotal> {
    return counted.total();
  }

  @ResolveField()
  async techniques(@Parent() { counted }: CoverageModel): ListOf<'TechniqueCoverage'> {
    const { index } = this.attack;
    return (await counted.techniques()).map(({ value, ...counts }) => {
      const technique = index.technique(value);
      return { id: value, technique: technique ? techniqueModel(technique, index) : null, ...counts };
    });
  }

  @ResolveField()
  async tactics(@Parent() { counted }: CoverageModel): ListOf<'TacticCoverage'> {
    return (await counted.tactics()).map(({ value, ...counts }) => ({
      shortname: value,
      tactic: this.attack.index.tactic(value) ?? null,
      ...counts,
    }));
  }

  @ResolveField()
  targets(@Parent() { counted }: CoverageModel): Promise<readonly TargetCoverage[]> {
    return counted.targets();
  }

  @ResolveField()
  tables(@Parent() { counted }: CoverageModel): Promise<readonly TableCoverage[]> {
    return counted.tables();
  }

  @ResolveField()
  connectors(@Parent() { counted }: CoverageModel): Promise<readonly ConnectorCoverage[]> {
    return counted.connectors();
  }
}

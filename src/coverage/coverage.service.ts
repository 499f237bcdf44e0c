import { Inject, Injectable } from '@nestjs/common';
import { describeTargets, type TargetRegistry } from '../compiler/index.js';
import { resolveTables } from '../conversion/resolve-tables.js';
import { TARGET_REGISTRY } from '../conversion/target-registry.module.js';
import type { RuleFilter } from '../rules/rule-query.js';
import { RuleFilterService } from '../rules/rule-filter.service.js';
import { Coverage } from './coverage.js';
import { CoverageRepository } from './coverage.repository.js';

/** Counts what rules detect and where they run. */
@Injectable()
export class CoverageService {
  constructor(
    private readonly filters: RuleFilterService,
    private readonly repository: CoverageRepository,
    @Inject(TARGET_REGISTRY) private readonly registry: TargetRegistry,
  ) {}

  /** Returns the coverage of the rules that a filter selects; with `availableTables`, also what runs on these tables. Throws as `RuleFilterService.resolve` does. */
  coverage(filter: RuleFilter = {}, availableTables?: readonly string[]): Coverage {
    const { tables } = resolveTables({ table: availableTables }, this.registry);
    return new Coverage(this.repository, this.filters.resolve(filter), describeTargets(this.registry.targets), tables);
  }
}

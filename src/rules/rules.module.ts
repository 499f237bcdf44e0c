import { Module } from '@nestjs/common';
import { AttackIndexModule } from '../attack-index/attack-index.module.js';
import { ConversionModule } from '../conversion/conversion.module.js';
import { FacetsRepository } from './facets.repository.js';
import { RelatedRuleResolver } from './related-rule.resolver.js';
import { RuleConnectionResolver } from './rule-connection.resolver.js';
import { RuleEditor } from './rule-editor.js';
import { RuleFacetsResolver } from './rule-facets.resolver.js';
import { OpenValuesRepository } from './open-values.repository.js';
import { RuleFilterService } from './rule-filter.service.js';
import { RuleReindexer } from './rule-reindexer.js';
import { RuleVersionResolver } from './rule-version.resolver.js';
import { RuleResolver } from './rule.resolver.js';
import { RulesController } from './rules.controller.js';
import { RulesRepository } from './rules.repository.js';
import { RulesResolver } from './rules.resolver.js';
import { RulesService } from './rules.service.js';
import { StagedRulesRepository } from './staged-rules.repository.js';
import { TableIndex } from './table-index.js';
import { TableIndexRepository } from './table-index.repository.js';
import { VersionComparison } from './version-comparison.js';

/** The rules of the catalog: lists, single rules, versions, and on which tables they run. */
@Module({
  imports: [AttackIndexModule, ConversionModule],
  controllers: [RulesController],
  providers: [
    RulesService,
    RulesRepository,
    FacetsRepository,
    OpenValuesRepository,
    RuleFilterService,
    StagedRulesRepository,
    TableIndexRepository,
    RuleEditor,
    RuleReindexer,
    TableIndex,
    VersionComparison,
    RulesResolver,
    RuleConnectionResolver,
    RuleFacetsResolver,
    RuleResolver,
    RelatedRuleResolver,
    RuleVersionResolver,
  ],
  exports: [RulesService, RuleFilterService, StagedRulesRepository, RuleEditor, RuleReindexer, TableIndex],
})
export class RulesModule {}

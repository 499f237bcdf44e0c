import { Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import type { TargetRegistry } from '../compiler/index.js';
import { ConversionService } from '../conversion/conversion.service.js';
import { TARGET_REGISTRY } from '../targets-api/target-registry.js';
import { AttackService } from '../attack-api/attack.service.js';
import { RulesService } from './rules.service.js';
import { BackgroundImports } from '../imports/background-imports.js';
import { RuleImporter } from '../imports/rule-importer.js';
import { RuleConversions } from '../conversion/rule-conversions.js';
import { RuleEditor } from './rule-editor.js';
import { RuleRereading } from './rule-rereading.js';
import { StarterRules } from '../imports/starter-rules.js';
import { AttackRepository } from '../attack-api/attack.repository.js';
import { CoverageRepository } from '../coverage/coverage.repository.js';
import { DatabaseService, type DatabaseLocation } from '../database/database.service.js';
import { FacetsRepository } from './facets.repository.js';
import { ImportsRepository } from '../imports/imports.repository.js';
import { RulesRepository } from './rules.repository.js';
import { StagedRulesRepository } from './staged-rules.repository.js';
import { TableIndexRepository } from './table-index.repository.js';
import { TableIndex } from './table-index.js';
import { VersionComparison } from './version-comparison.js';

/** The rules that are kept, and what is asked of them. */
@Module({})
export class CatalogModule implements OnApplicationShutdown {
  constructor(private readonly database: DatabaseService) {}

  /** A catalog kept at this place. */
  static at(location: DatabaseLocation, registry: TargetRegistry): DynamicModule {
    return {
      module: CatalogModule,
      providers: [
        { provide: DatabaseService, useFactory: () => DatabaseService.open(location) },
        { provide: TARGET_REGISTRY, useValue: registry },
        RulesRepository,
        FacetsRepository,
        StagedRulesRepository,
        ImportsRepository,
        AttackRepository,
        CoverageRepository,
        TableIndexRepository,
        {
          provide: AttackService,
          inject: [AttackRepository],
          useFactory: async (store: AttackRepository) => {
            const attack = new AttackService(store);
            await attack.load();
            return attack;
          },
        },
        ConversionService,
        RulesService,
        RuleConversions,
        VersionComparison,
        RuleEditor,
        RuleImporter,
        BackgroundImports,
        StarterRules,
        RuleRereading,
        TableIndex,
      ],
      exports: [
        TARGET_REGISTRY,
        ConversionService,
        RulesService,
        RuleConversions,
        VersionComparison,
        RuleEditor,
        RuleImporter,
        BackgroundImports,
        ImportsRepository,
        AttackService,
        StarterRules,
        RuleRereading,
        TableIndex,
        DatabaseService,
      ],
    };
  }

  /** Last of all: those who ask the catalog have ended by then. */
  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}

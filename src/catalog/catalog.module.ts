import { Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import type { TargetSet } from '../compiler/index.js';
import { ConversionService } from '../conversion/conversion.service.js';
import { TARGET_SET } from '../conversion/target-set.js';
import { AttackService } from './attack.service.js';
import { CatalogService } from './catalog.service.js';
import { BackgroundImports } from './import/background-imports.js';
import { RuleImporter } from './import/rule-importer.js';
import { RuleConversions } from './rule-conversions.js';
import { RuleEditor } from './rule-editor.js';
import { RuleRereading } from './rule-rereading.js';
import { StarterRules } from './starter-rules.js';
import { AttackStore } from './store/attack-store.js';
import { CoverageStore } from './store/coverage-store.js';
import { Database, type DatabaseLocation } from './store/database.js';
import { FacetStore } from './store/facet-store.js';
import { ImportStore } from './store/import-store.js';
import { RuleStore } from './store/rule-store.js';
import { RuleWriter } from './store/rule-writer.js';
import { TableIndexStore } from './store/table-index-store.js';
import { TableIndex } from './table-index.js';
import { VersionComparison } from './version-comparison.js';

/** The rules that are kept, and what is asked of them. */
@Module({})
export class CatalogModule implements OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  /** A catalog kept at this place. */
  static at(location: DatabaseLocation, set: TargetSet): DynamicModule {
    return {
      module: CatalogModule,
      providers: [
        { provide: Database, useFactory: () => Database.open(location) },
        { provide: TARGET_SET, useValue: set },
        RuleStore,
        FacetStore,
        RuleWriter,
        ImportStore,
        AttackStore,
        CoverageStore,
        TableIndexStore,
        {
          provide: AttackService,
          inject: [AttackStore],
          useFactory: async (store: AttackStore) => {
            const attack = new AttackService(store);
            await attack.load();
            return attack;
          },
        },
        ConversionService,
        CatalogService,
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
        TARGET_SET,
        ConversionService,
        CatalogService,
        RuleConversions,
        VersionComparison,
        RuleEditor,
        RuleImporter,
        BackgroundImports,
        ImportStore,
        AttackService,
        StarterRules,
        RuleRereading,
        TableIndex,
        Database,
      ],
    };
  }

  /** Last of all: those who ask the catalog have ended by then. */
  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}

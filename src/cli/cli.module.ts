import { Module, type DynamicModule } from '@nestjs/common';
import { AttackIndexModule } from '../attack-index/attack-index.module.js';
import type { TargetRegistry } from '../compiler/index.js';
import { TargetRegistryModule } from '../conversion/target-registry.module.js';
import { DatabaseModule } from '../database/database.module.js';
import type { DatabaseLocation } from '../database/database.service.js';
import { ImportsModule } from '../imports/imports.module.js';
import { RulesModule } from '../rules/rules.module.js';

/** The catalog for programs that answer no requests. */
@Module({ imports: [AttackIndexModule, RulesModule, ImportsModule] })
export class CliModule {
  /** A catalog in this database, for these targets. */
  static forRoot(registry: TargetRegistry, database: DatabaseLocation): DynamicModule {
    return { module: CliModule, imports: [DatabaseModule.forRoot(database), TargetRegistryModule.forRoot(registry)] };
  }
}

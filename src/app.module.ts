import { Module, type DynamicModule } from '@nestjs/common';
import { AttackModule } from './attack-api/attack.module.js';
import type { TargetRegistry } from './compiler/index.js';
import { ConversionModule } from './conversion/conversion.module.js';
import { TargetRegistryModule } from './conversion/target-registry.module.js';
import { CoverageModule } from './coverage/coverage.module.js';
import { DatabaseModule } from './database/database.module.js';
import type { DatabaseLocation } from './database/database.service.js';
import { GraphqlApiModule } from './graphql/graphql-api.module.js';
import { HealthModule } from './health/health.module.js';
import { HttpModule } from './http/http.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { RulesModule } from './rules/rules.module.js';
import { TargetsModule } from './targets-api/targets.module.js';

/** The features of the server. */
@Module({
  imports: [
    ConversionModule,
    RulesModule,
    ImportsModule,
    CoverageModule,
    AttackModule,
    TargetsModule,
    HealthModule,
    HttpModule,
    GraphqlApiModule,
  ],
})
export class AppModule {
  /** A server with these targets, whose catalog is in this database. */
  static forRoot(registry: TargetRegistry, database: DatabaseLocation): DynamicModule {
    return { module: AppModule, imports: [DatabaseModule.forRoot(database), TargetRegistryModule.forRoot(registry)] };
  }
}

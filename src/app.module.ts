import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import type { BodyConfig } from './http/body-parsers.js';
import { aliasLimit } from './graphql/alias-limit.js';
import { checkGraphqlRequest } from './graphql/check-graphql-request.js';
import { ConversionResolver } from './conversion/conversion.resolver.js';
import { formatErrors } from './graphql/format-errors.js';
import { GraphiqlController } from './graphql/graphiql.controller.js';
import { AttackResolver } from './attack-api/attack.resolver.js';
import { CoverageFieldsResolver } from './coverage/coverage-fields.resolver.js';
import { CoverageResolver } from './coverage/coverage.resolver.js';
import { DateTimeScalar } from './graphql/date-time.scalar.js';
import { ImportResolver } from './imports/import.resolver.js';
import { ImportsResolver } from './imports/imports.resolver.js';
import { RelatedRuleResolver } from './rules/related-rule.resolver.js';
import { graphqlContext } from './graphql/query-budget.js';
import { RuleConnectionResolver } from './rules/rule-connection.resolver.js';
import { RuleFacetsResolver } from './rules/rule-facets.resolver.js';
import { RuleVersionResolver } from './rules/rule-version.resolver.js';
import { RuleResolver } from './rules/rule.resolver.js';
import { RulesResolver } from './rules/rules.resolver.js';
import { TechniqueResolver } from './attack-api/technique.resolver.js';
import { TargetsResolver } from './targets-api/targets.resolver.js';
import { ProblemFilter } from './http/problem.filter.js';
import { ApiDescription } from './http/openapi/api-description.js';
import { AttackController } from './attack-api/attack.controller.js';
import { ConversionController } from './conversion/conversion.controller.js';
import { ImportsController } from './imports/imports.controller.js';
import { OpenApiController } from './http/openapi/openapi.controller.js';
import { RulesController } from './rules/rules.controller.js';
import { SchemasController } from './targets-api/schemas.controller.js';
import { TargetsController } from './targets-api/targets.controller.js';
import { CatalogModule } from './rules/catalog.module.js';
import type { DatabaseLocation } from './database/database.service.js';
import type { TargetRegistry } from './compiler/index.js';
import { CatalogCheck } from './health/catalog-check.js';
import { HealthController } from './health/health.controller.js';
import { MetricsController } from './health/metrics.controller.js';
import { SelfCheck } from './health/self-check.js';

/** What the server is made of. */
@Module({
  imports: [
    GraphQLModule.forRoot<MercuriusDriverConfig>({
      driver: MercuriusDriver,
      typePaths: [`${import.meta.dirname}/**/*.graphql`],
      graphiql: false,
      jit: 1,
      // What an editor asks about the schema is 15 deep.
      queryDepth: 15,
      additionalRouteOptions: { preHandler: checkGraphqlRequest, config: { mediaTypes: ['application/json'] } satisfies BodyConfig },
      validationRules: [aliasLimit],
      context: graphqlContext,
      errorFormatter: formatErrors,
    }),
  ],
  controllers: [
    ConversionController,
    RulesController,
    ImportsController,
    AttackController,
    TargetsController,
    SchemasController,
    OpenApiController,
    GraphiqlController,
    HealthController,
    MetricsController,
  ],
  providers: [
    DateTimeScalar,
    ConversionResolver,
    TargetsResolver,
    RulesResolver,
    RuleConnectionResolver,
    RuleFacetsResolver,
    RuleResolver,
    RelatedRuleResolver,
    RuleVersionResolver,
    AttackResolver,
    TechniqueResolver,
    CoverageResolver,
    CoverageFieldsResolver,
    ImportsResolver,
    ImportResolver,
    ApiDescription,
    SelfCheck,
    CatalogCheck,
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
export class AppModule {
  /** A server with these targets and this catalog. */
  static with(registry: TargetRegistry, catalog: DatabaseLocation): DynamicModule {
    return { module: AppModule, imports: [CatalogModule.at(catalog, registry)] };
  }
}

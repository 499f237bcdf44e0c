import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import type { BodyConfig } from './api/body-parsers.js';
import { aliasLimit } from './api/graphql/alias-limit.js';
import { checkGraphqlRequest } from './api/graphql/check-graphql-request.js';
import { ConvertResolver } from './api/graphql/convert.resolver.js';
import { formatGraphqlErrors } from './api/graphql/format-graphql-errors.js';
import { GraphiqlController } from './api/graphql/graphiql.controller.js';
import { AttackResolver } from './api/graphql/attack.resolver.js';
import { CoverageFieldsResolver } from './api/graphql/coverage-fields.resolver.js';
import { CoverageResolver } from './api/graphql/coverage.resolver.js';
import { DateTimeScalar } from './api/graphql/date-time.scalar.js';
import { ImportResolver } from './api/graphql/import.resolver.js';
import { ImportsResolver } from './api/graphql/imports.resolver.js';
import { RelatedRuleResolver } from './api/graphql/related-rule.resolver.js';
import { graphqlContext } from './api/graphql/request-work.js';
import { RuleConnectionResolver } from './api/graphql/rule-connection.resolver.js';
import { RuleFacetsResolver } from './api/graphql/rule-facets.resolver.js';
import { RuleVersionResolver } from './api/graphql/rule-version.resolver.js';
import { RuleResolver } from './api/graphql/rule.resolver.js';
import { RulesResolver } from './api/graphql/rules.resolver.js';
import { TechniqueResolver } from './api/graphql/technique.resolver.js';
import { TargetsResolver } from './api/graphql/targets.resolver.js';
import { ProblemFilter } from './api/problem.filter.js';
import { ApiDescription } from './api/rest/api-description.js';
import { AttackController } from './api/rest/attack.controller.js';
import { ConvertController } from './api/rest/convert.controller.js';
import { ImportsController } from './api/rest/imports.controller.js';
import { OpenApiController } from './api/rest/openapi.controller.js';
import { RulesController } from './api/rest/rules.controller.js';
import { SchemasController } from './api/rest/schemas.controller.js';
import { TargetsController } from './api/rest/targets.controller.js';
import { CatalogModule } from './catalog/catalog.module.js';
import type { DatabaseLocation } from './catalog/store/database.js';
import type { TargetSet } from './compiler/index.js';
import { CatalogCheck } from './operations/catalog-check.js';
import { HealthController } from './operations/health.controller.js';
import { MetricsController } from './operations/metrics.controller.js';
import { SelfCheck } from './operations/self-check.js';

/** What the server is made of. */
@Module({
  imports: [
    GraphQLModule.forRoot<MercuriusDriverConfig>({
      driver: MercuriusDriver,
      typePaths: [`${import.meta.dirname}/api/graphql/*.graphql`],
      graphiql: false,
      jit: 1,
      // What an editor asks about the schema is 15 deep.
      queryDepth: 15,
      additionalRouteOptions: { preHandler: checkGraphqlRequest, config: { mediaTypes: ['application/json'] } satisfies BodyConfig },
      validationRules: [aliasLimit],
      context: graphqlContext,
      errorFormatter: formatGraphqlErrors,
    }),
  ],
  controllers: [
    ConvertController,
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
    ConvertResolver,
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
  static with(set: TargetSet, catalog: DatabaseLocation): DynamicModule {
    return { module: AppModule, imports: [CatalogModule.at(catalog, set)] };
  }
}

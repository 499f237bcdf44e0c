import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import { aliasLimit } from './api/graphql/alias-limit.js';
import { checkGraphqlRequest } from './api/graphql/check-graphql-request.js';
import { ConvertResolver } from './api/graphql/convert.resolver.js';
import { formatGraphqlErrors } from './api/graphql/format-graphql-errors.js';
import { GraphiqlController } from './api/graphql/graphiql.controller.js';
import { TargetsResolver } from './api/graphql/targets.resolver.js';
import { ProblemFilter } from './api/problem.filter.js';
import { ApiDescription } from './api/rest/api-description.js';
import { ConvertController } from './api/rest/convert.controller.js';
import { OpenApiController } from './api/rest/openapi.controller.js';
import { SchemasController } from './api/rest/schemas.controller.js';
import { TargetsController } from './api/rest/targets.controller.js';
import { CatalogModule } from './catalog/catalog.module.js';
import type { DatabaseLocation } from './catalog/store/database.js';
import type { TargetSet } from './compiler/index.js';
import { HealthController } from './operations/health.controller.js';
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
      additionalRouteOptions: { preHandler: checkGraphqlRequest },
      validationRules: [aliasLimit],
      errorFormatter: formatGraphqlErrors,
    }),
  ],
  controllers: [ConvertController, TargetsController, SchemasController, OpenApiController, GraphiqlController, HealthController],
  providers: [ConvertResolver, TargetsResolver, ApiDescription, SelfCheck, { provide: APP_FILTER, useClass: ProblemFilter }],
})
export class AppModule {
  /** A server with these targets and this catalog. */
  static with(set: TargetSet, catalog: DatabaseLocation): DynamicModule {
    return { module: AppModule, imports: [CatalogModule.at(catalog, set)] };
  }
}

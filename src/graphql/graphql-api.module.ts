import { Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import { resolve } from 'node:path';
import type { BodyConfig } from '../http/body-parsers.js';
import { aliasLimit } from './alias-limit.js';
import { checkGraphqlRequest } from './check-graphql-request.js';
import { DateTimeScalar } from './date-time.scalar.js';
import { formatErrors } from './format-errors.js';
import { GraphiqlController } from './graphiql.controller.js';
import { graphqlContext } from './query-budget.js';

/** GraphQL over HTTP. Each feature has its part of the schema in its folder. */
@Module({
  imports: [
    GraphQLModule.forRoot<MercuriusDriverConfig>({
      driver: MercuriusDriver,
      typePaths: [resolve(import.meta.dirname, '../**/*.graphql')],
      graphiql: false,
      jit: 1,
      // The introspection query of an editor is 15 deep.
      queryDepth: 15,
      additionalRouteOptions: { preHandler: checkGraphqlRequest, config: { mediaTypes: ['application/json'] } satisfies BodyConfig },
      validationRules: [aliasLimit],
      context: graphqlContext,
      errorFormatter: formatErrors,
    }),
  ],
  controllers: [GraphiqlController],
  providers: [DateTimeScalar],
})
export class GraphqlApiModule {}

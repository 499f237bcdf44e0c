import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { OpenApiDocument } from './openapi/openapi-document.js';
import { OpenApiController } from './openapi/openapi.controller.js';
import { ProblemFilter } from './problem.filter.js';

/** What all REST routes share: problem documents and the OpenAPI description. */
@Module({
  controllers: [OpenApiController],
  providers: [OpenApiDocument, { provide: APP_FILTER, useClass: ProblemFilter }],
})
export class HttpModule {}

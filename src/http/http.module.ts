import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { ConversionModule } from '../conversion/conversion.module.js';
import { ApiDescription } from './openapi/api-description.js';
import { OpenApiController } from './openapi/openapi.controller.js';
import { ProblemFilter } from './problem.filter.js';

/** What all REST routes share: problem documents and the OpenAPI description. */
@Module({
  imports: [ConversionModule],
  controllers: [OpenApiController],
  providers: [ApiDescription, { provide: APP_FILTER, useClass: ProblemFilter }],
})
export class HttpModule {}

import { Body, Controller, Headers, HttpCode, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ConversionService, type ConvertedRules } from './conversion.service.js';
import { ApiProblem } from '../http/api-problem.js';
import { MEDIA_TYPES, mediaTypeOf } from '../http/body-parsers.js';
import { chooseMediaType } from '../http/accept.js';
import { fromJson, fromYaml } from './conversion-query.js';
import { conversionReply, QUERY_MEDIA_TYPES } from './conversion-reply.js';

/** `POST /convert`: a rule, and the queries it becomes. */
@Controller('convert')
export class ConversionController {
  constructor(private readonly conversions: ConversionService) {}

  @Post()
  @HttpCode(200)
  async convert(
    @Body() body: unknown,
    @Query() query: unknown,
    @Headers('content-type') contentType: string | undefined,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConvertedRules | string> {
    const answered = chooseMediaType(accept, QUERY_MEDIA_TYPES);
    if (body === undefined || body === null || (typeof body === 'string' && body.trim() === '')) {
      throw new ApiProblem('EMPTY_BODY', `The request has no body. Send a Sigma rule as ${MEDIA_TYPES.join(', ')}.`);
    }
    const request = mediaTypeOf(contentType) === 'application/json' ? fromJson(body, query) : fromYaml(body, query);

    const { rules } = await this.conversions.convert(request);
    return conversionReply(rules, answered, reply);
  }
}

import { Body, Controller, Headers, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ConversionService } from './conversion.service.js';
import { ApiProblem } from '../http/api-problem.js';
import { MEDIA_TYPES, mediaTypeOf, YAML_MEDIA_TYPES } from '../http/body-parsers.js';
import { EXAMPLE_RULE } from '../http/example-rule.js';
import { COMMON_PROBLEMS, json, Operation, Problems, QueryParameters, textContent } from '../http/openapi/openapi.decorators.js';
import { ConvertRequestDto } from './convert-request.dto.js';
import { EXAMPLE_TABLE, QueriesAnswer, QUERIES_PROBLEMS } from './queries-answer.decorator.js';
import { ConversionQuery, fromJson, fromYaml } from './conversion-query.js';
import { chooseFormat, conversionReply } from './conversion-reply.js';

/** `POST /convert`: a rule, and the queries it becomes. */
@ApiTags('conversion')
@Controller('convert')
export class ConversionController {
  constructor(private readonly conversions: ConversionService) {}

  @Post()
  @HttpCode(200)
  @Operation({
    id: 'convert',
    summary: 'Converts Sigma rules into KQL',
    description: [
      'Send the rule in JSON, or as YAML with the options in the query string, which have the forms of the command line. A mapping and the values of placeholders have no form there and need JSON. Without targets and tables, the rule is converted for every table of every target that has its events.',
      '200: at least one query was written. Look at the `status` and the `warnings` of each conversion. 422: nothing could be converted. `rules` states why for each table, and `errors` states each reason once.',
      'With `Accept: text/plain` the answer is the queries alone. One query is its own text and a line break. Above each of several queries is the comment `// <title>: <target>, <table>`, and an empty line is between them, so all can be pasted into a query window of Sentinel or Defender, and each can be run on its own. The headers `X-Converted`, `X-Unsupported` and `X-Warnings` count what this text does not show.',
    ].join('\n\n'),
    body: {
      ...json(ConvertRequestDto, { rule: EXAMPLE_RULE, targets: ['defender-xdr'], tables: [EXAMPLE_TABLE] }),
      ...textContent(YAML_MEDIA_TYPES, EXAMPLE_RULE),
    },
  })
  @QueryParameters(ConversionQuery, 'With a YAML body. ')
  @QueriesAnswer()
  @Problems(
    'EMPTY_BODY',
    'INVALID_ENCODING',
    'INVALID_JSON',
    'INVALID_YAML',
    'RULE_NOT_FOUND',
    'INVALID_MAPPING',
    'BODY_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    ...QUERIES_PROBLEMS,
    ...COMMON_PROBLEMS,
  )
  async convert(
    @Body() body: unknown,
    @Query() query: unknown,
    @Headers('content-type') contentType: string | undefined,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const format = chooseFormat(query, accept);
    if (body === undefined || body === null || (typeof body === 'string' && body.trim() === '')) {
      throw new ApiProblem('EMPTY_BODY', `The request has no body. Send a Sigma rule as ${MEDIA_TYPES.join(', ')}.`);
    }
    const request = mediaTypeOf(contentType) === 'application/json' ? fromJson(body, query) : fromYaml(body, query);

    const { rules } = await this.conversions.convert(request);
    return conversionReply(rules, format, reply);
  }
}

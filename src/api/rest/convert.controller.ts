import { Body, Controller, Headers, HttpCode, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { queryText, type ConvertedRule, type Remark } from '../../compiler/index.js';
import { RuleConversions } from '../../catalog/rule-conversions.js';
import type { ConvertedRules } from '../../conversion/conversion.service.js';
import { ApiProblem } from '../api-problem.js';
import { MEDIA_TYPES, mediaTypeOf } from '../body-parsers.js';
import type { ProblemDetail } from '../problem-answer.js';
import { toDetail } from '../to-problem.js';
import { chooseMediaType } from './accept.js';
import { fromJson, fromYaml } from './conversion-query.js';

/** `POST /convert`: a rule, and the queries it becomes. */
@Controller('convert')
export class ConvertController {
  constructor(private readonly conversions: RuleConversions) {}

  @Post()
  @HttpCode(200)
  async convert(
    @Body() body: unknown,
    @Query() query: unknown,
    @Headers('content-type') contentType: string | undefined,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConvertedRules | string> {
    const answered = chooseMediaType(accept, ['application/json', 'text/plain']);
    if (body === undefined || body === null || (typeof body === 'string' && body.trim() === '')) {
      throw new ApiProblem('EMPTY_BODY', `The request has no body. Send a Sigma rule as ${MEDIA_TYPES.join(', ')}.`);
    }
    const request = mediaTypeOf(contentType) === 'application/json' ? fromJson(body, query) : fromYaml(body, query);

    const { rules } = await this.conversions.convert(request);
    const { converted, unsupported, warnings } = countConversions(rules);
    if (converted === 0) throw nothingConverted(rules);

    void reply.headers({ vary: 'Accept' });
    if (answered === 'application/json') return { rules };
    void reply.headers({
      'content-type': 'text/plain; charset=utf-8',
      'x-converted': converted,
      'x-unsupported': unsupported,
      'x-warnings': warnings,
    });
    return queryText(rules);
  }
}

/** How many conversions there are of each kind: what the queries alone cannot say. */
function countConversions(rules: readonly ConvertedRule[]): {
  readonly converted: number;
  readonly unsupported: number;
  readonly warnings: number;
} {
  const conversions = rules.flatMap((rule) => rule.conversions);
  const converted = conversions.filter(({ status }) => status === 'converted').length;
  const warnings = [...rules, ...conversions].reduce((sum, said) => sum + said.warnings.length, 0);
  return { converted, unsupported: conversions.length - converted, warnings };
}

function nothingConverted(rules: readonly ConvertedRule[]): ApiProblem {
  const errors = distinct(rules.flatMap((rule) => [...rule.problems, ...rule.conversions.flatMap(({ problems }) => problems)]));
  const codes = [...new Set(errors.map(({ code }) => code))];
  const [only] = codes;
  const code = only !== undefined && codes.length === 1 ? only : 'NOT_CONVERTED';
  const detail = errors.length > 0 ? errors.map((error) => error.detail).join(' ') : 'The text has no rule that could be converted.';
  return new ApiProblem(code, detail.length > 500 ? `${detail.slice(0, 500)}…` : detail, { errors, rules });
}

/** The same mistake is said for every table that has it; a list of errors says it once. */
function distinct(remarks: readonly Remark[]): ProblemDetail[] {
  const details = remarks.map(toDetail);
  return [...new Map(details.map((detail) => [JSON.stringify(detail), detail])).values()];
}

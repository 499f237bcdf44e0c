import type { FastifyReply } from 'fastify';
import { mergeDiagnostics, queryText, type ConvertedRule } from '../compiler/index.js';
import type { ConvertedRules } from './conversion.service.js';
import { ApiProblem } from '../http/api-problem.js';
import { toDetail } from '../http/to-problem.js';

/** The media types that queries are answered in. */
export const QUERY_MEDIA_TYPES = ['application/json', 'text/plain'] as const;

/** The answer for rules that were converted, whichever way they came: with their conversions, or the queries alone. */
export function conversionReply(
  rules: readonly ConvertedRule[],
  mediaType: (typeof QUERY_MEDIA_TYPES)[number],
  reply: FastifyReply,
): ConvertedRules | string {
  const { converted, unsupported, warnings } = countConversions(rules);
  if (converted === 0) throw nothingConverted(rules);

  void reply.headers({ vary: 'Accept' });
  if (mediaType === 'application/json') return { rules };
  void reply.headers({
    'content-type': 'text/plain; charset=utf-8',
    'x-converted': converted,
    'x-unsupported': unsupported,
    'x-warnings': warnings,
  });
  return queryText(rules);
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
  const problems = rules.flatMap((rule) => [...rule.problems, ...rule.conversions.flatMap((conversion) => conversion.problems)]);
  const errors = mergeDiagnostics(problems).map(toDetail);
  const codes = [...new Set(errors.map(({ code }) => code))];
  const [only] = codes;
  const code = only !== undefined && codes.length === 1 ? only : 'NOT_CONVERTED';
  const detail = errors.length > 0 ? errors.map((error) => error.detail).join(' ') : 'The text has no rule that could be converted.';
  return new ApiProblem(code, detail.length > 500 ? `${detail.slice(0, 500)}…` : detail, { errors, rules });
}

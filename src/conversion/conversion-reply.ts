import type { FastifyReply } from 'fastify';
import { mergeDiagnostics, type ConvertedRule } from '../compiler/index.js';
import { EXPORT_FORMATS, type ExportFormat } from '../exports/index.js';
import { chooseMediaType } from '../http/accept.js';
import { ApiProblem } from '../http/api-problem.js';
import { toDetail } from '../http/to-problem.js';

/** Returns the format that the parameter `format` names, else the one that the `Accept` header prefers. */
export function chooseFormat(query: unknown, accept: string | undefined): ExportFormat {
  const id = typeof query === 'object' && query !== null && 'format' in query ? query.format : undefined;
  const named = EXPORT_FORMATS.find((format) => format.id === id);
  if (named) return named;
  const mediaType = chooseMediaType(accept, MEDIA_TYPES);
  return EXPORT_FORMATS.find((format) => format.mediaType === mediaType)!;
}

const MEDIA_TYPES = EXPORT_FORMATS.map(({ mediaType }) => mediaType) as [string, ...string[]];

/** Writes converted rules in one format. Headers count what a format may leave out. */
export function conversionReply(rules: readonly ConvertedRule[], format: ExportFormat, reply: FastifyReply): string {
  const { converted, unsupported, warnings } = countConversions(rules);
  if (converted === 0) throw nothingConverted(rules);
  void reply.headers({
    vary: 'Accept',
    'content-type': `${format.mediaType}; charset=utf-8`,
    'x-converted': converted,
    'x-unsupported': unsupported,
    'x-warnings': warnings,
  });
  return format.render(rules, 0);
}

/** How many conversions there are of each kind: what the queries alone cannot say. */
function countConversions(rules: readonly ConvertedRule[]): {
  readonly converted: number;
  readonly unsupported: number;
  readonly warnings: number;
} {
  const conversions = rules.flatMap((rule) => rule.conversions);
  const converted = conversions.filter(({ status }) => status === 'converted').length;
  const warnings = [...rules, ...conversions].reduce((sum, { warnings }) => sum + warnings.length, 0);
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

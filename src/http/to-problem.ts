import { HttpException } from '@nestjs/common';
import { CatalogError } from '../database/catalog-error.js';
import { RuleSourceError } from '../imports/sources/source-error.js';
import type { LocatedDiagnostic } from '../compiler/index.js';
import { ConversionError } from '../conversion/conversion-error.js';
import { ApiProblem } from './api-problem.js';
import type { ProblemDetail } from './problem.dto.js';
import { isProblemCode, type ProblemCode } from './problem-codes.js';

/** What the framework calls the mistakes that it finds before our code runs. */
const FRAMEWORK_CODES: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'INVALID_REQUEST',
  FST_ERR_BAD_URL: 'INVALID_REQUEST',
  MER_ERR_GQL_VALIDATION: 'INVALID_REQUEST',
  MER_ERR_GQL_PERSISTED_QUERY_NOT_FOUND: 'INVALID_REQUEST',
  MER_ERR_METHOD_NOT_ALLOWED: 'METHOD_NOT_ALLOWED',
  MER_ERR_GQL_QUERY_DEPTH: 'QUERY_TOO_COMPLEX',
};

const FRAMEWORK_STATUSES: Readonly<Record<number, ProblemCode>> = { 404: 'NOT_FOUND', 400: 'INVALID_REQUEST' };

/** Returns a diagnostic as an entry in a list of errors, with its hint in the text and its first place. */
export function toDetail({ code, message, hint, locations: [first] }: LocatedDiagnostic): ProblemDetail {
  return {
    code,
    detail: hint === null ? message : `${message} ${hint}`,
    // The one text beside the rule, in which a place can be.
    ...(code === 'INVALID_MAPPING' && { pointer: '/options/mapping' }),
    ...first,
  };
}

/** The only place where something thrown becomes a code. What is not foreseen is our mistake, and its text stays inside. */
export function toProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (error instanceof ConversionError) {
    const errors = error.diagnostics.map(toDetail);
    return new ApiProblem(error.code, errors.map(({ detail }) => detail).join(' '), { errors });
  }
  if (error instanceof CatalogError) {
    return new ApiProblem(error.code, error.message, error.diagnostics.length > 0 ? { errors: error.diagnostics.map(toDetail) } : {});
  }
  if (error instanceof RuleSourceError && isProblemCode(error.code)) return new ApiProblem(error.code, `${error.message} ${error.hint}`);
  const code = frameworkCode(error);
  if (code && error instanceof Error) return new ApiProblem(code, error.message, { cause: error });
  return new ApiProblem('INTERNAL_ERROR', 'The request could not be answered. The log has more under the request id.', { cause: error });
}

function frameworkCode(error: unknown): ProblemCode | undefined {
  if (error instanceof HttpException) return FRAMEWORK_STATUSES[error.getStatus()];
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return FRAMEWORK_CODES[String(error.code)];
}

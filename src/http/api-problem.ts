import type { ConvertedRule } from '../compiler/index.js';
import type { Problem, ProblemDetail } from './problem.dto.js';
import { PROBLEM_CODES, type ProblemCode } from './problem-codes.js';

interface More {
  /** The single mistakes; left out, the problem itself is the only one. */
  readonly errors?: readonly ProblemDetail[];
  readonly rules?: readonly ConvertedRule[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Set where what is unknown is the address itself, not something in a request. */
  readonly status?: 404;
  readonly cause?: unknown;
}

/** A request that gets an error for an answer. REST and GraphQL decide how it looks. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly errors: readonly ProblemDetail[];
  readonly rules: readonly ConvertedRule[] | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    { errors, rules, headers = {}, status, cause }: More = {},
  ) {
    super(detail, { cause });
    this.errors = errors ?? [{ code, detail }];
    this.rules = rules;
    this.headers = headers;
    this.status = status ?? PROBLEM_CODES[code].status;
  }

  /** The problem as REST sends it. */
  toAnswer(requestId: string): Problem {
    const { code, detail, status } = this;
    return {
      type: `urn:sigma-kql:problem:${code}`,
      title: PROBLEM_CODES[code].title,
      status,
      detail,
      instance: `urn:request:${requestId}`,
      code,
      requestId,
      errors: [...this.errors],
      ...(this.rules && { rules: this.rules }),
    };
  }
}

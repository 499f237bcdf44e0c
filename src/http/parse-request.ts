import type { z } from 'zod';
import { ApiProblem } from './api-problem.js';

/**
 * A request in its checked form. REST and GraphQL call it with the same schemas, so that both refuse the same. `code` is what a mistake is
 * called: GraphQL has a name of its own for arguments that only it has.
 */
export function parseRequest<T>(schema: z.ZodType<T>, value: unknown, code: 'INVALID_REQUEST' | 'BAD_USER_INPUT' = 'INVALID_REQUEST'): T {
  const parsed = schema.safeParse(value, { reportInput: false });
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => ({
    code,
    // The messages of our own schemas name the part themselves.
    detail:
      path.length === 0 || message.startsWith(`${path.map(String).join('.')} `) ? message : `${path.map(String).join('.')}: ${message}`,
    pointer: path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
  }));
  throw new ApiProblem(code, errors.map(({ detail }) => detail).join('; '), { errors });
}

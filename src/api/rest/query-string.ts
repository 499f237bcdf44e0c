import { z } from 'zod';
import { ApiProblem } from '../api-problem.js';

/** A parameter that may be repeated: once it is a text, repeated a list. */
export const several = z
  .preprocess((value) => (value === undefined ? undefined : [value].flat()), z.array(z.string()).optional())
  .optional();

/** A parameter that is `true` or `false`. */
export const truth = z
  .preprocess((value) => (value === 'true' ? true : value === 'false' ? false : value), z.boolean().optional())
  .optional();

/** The message for parameters that an address does not have: which it has. */
export const unknownParameters =
  (names: readonly string[], hintFor: (key: string) => string | undefined = () => undefined) =>
  (issue: { readonly code?: string; readonly keys?: unknown }): string | undefined =>
    issue.code === 'unrecognized_keys'
      ? (issue.keys as readonly string[]).map((key) => `There is no parameter "${key}". ${hintFor(key) ?? there(names)}`).join(' ')
      : undefined;

const there = (names: readonly string[]): string => (names.length === 0 ? 'There is none here.' : `There are ${names.join(', ')}.`);

/** A pointer is for the body, so the mistakes of a query string have none. */
export function inQueryString<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const errors = error.errors.map(({ code, detail }) => ({ code, detail: `Query string: ${detail}` }));
    throw new ApiProblem(error.code, errors.map(({ detail }) => detail).join('; '), { errors });
  }
}

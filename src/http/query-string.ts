import { z } from 'zod';
import { ApiProblem } from './api-problem.js';
import { parseRequest } from './parse-request.js';

/** A parameter that may be repeated: once it is a text, repeated a list. */
export const several = z
  .preprocess((value) => (value === undefined ? undefined : [value].flat()), z.array(z.string()).optional())
  .optional();

/** A parameter that is `true` or `false`. */
export const truth = z
  .preprocess((value) => (value === 'true' ? true : value === 'false' ? false : value), z.boolean().optional())
  .optional();

/** A parameter that is a number in decimal digits. */
export const wholeNumber = (name: string, least: number, most: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value),
    z.int(`${name} is a whole number from ${least} to ${most}`).min(least).max(most),
  );

/** The parameters that an address has. Another one is told which these are, or what `hintFor` says of it. */
export const parameters = <S extends z.ZodRawShape>(shape: S, hintFor: (key: string) => string | undefined = () => undefined) =>
  z.strictObject(shape, {
    error: ({ code, keys }) =>
      code === 'unrecognized_keys'
        ? keys.map((key) => `There is no parameter "${key}". ${hintFor(key) ?? there(Object.keys(shape))}`).join(' ')
        : undefined,
  });

const there = (names: readonly string[]): string => (names.length === 0 ? 'There is none here.' : `There are ${names.join(', ')}.`);

/** A query string in its checked form. A pointer is for the body, so the mistakes of a query string have none. */
export function readQuery<T>(schema: z.ZodType<T>, query: unknown): T {
  try {
    return parseRequest(schema, query);
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const errors = error.errors.map(({ code, detail }) => ({ code, detail: `Query string: ${detail}` }));
    throw new ApiProblem(error.code, errors.map(({ detail }) => detail).join('; '), { errors });
  }
}

const NONE = parameters({});

/** Refuses what an address that has no parameters would do nothing with: the caller means something by it. */
export function refuseParameters(query: unknown): void {
  readQuery(NONE, query);
}

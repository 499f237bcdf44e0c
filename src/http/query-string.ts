import { z } from 'zod';
import { ApiProblem } from './api-problem.js';
import { parseRequest } from './parse-request.js';

/** A parameter that may be repeated. */
export const several = z.array(z.string()).optional();

/** A parameter that is `true` or `false`. */
export const truth = z.boolean().optional();

/** A parameter that is a number in decimal digits. */
export const wholeNumber = (name: string, least: number, most: number) =>
  z.int(`${name} is a whole number from ${least} to ${most}`).min(least).max(most);

/** The parameters that an address has. An unknown one is an error with their names, or with the hint of `hintFor`. */
export const parameters = <S extends z.ZodRawShape>(shape: S, hintFor: (key: string) => string | undefined = () => undefined) =>
  z.strictObject(shape, {
    error: ({ code, keys }) =>
      code === 'unrecognized_keys'
        ? keys.map((key) => `There is no parameter "${key}". ${hintFor(key) ?? there(Object.keys(shape))}`).join(' ')
        : undefined,
  });

const there = (names: readonly string[]): string => (names.length === 0 ? 'There is none here.' : `There are ${names.join(', ')}.`);

/**
 * Parses a query string by its schema, which has the types that the values mean: the texts of the query string become lists, numbers
 * and truth values first. A pointer is for the body, so the errors have none. Throws `INVALID_REQUEST`.
 */
export function readQuery<T>(schema: z.ZodType<T>, query: unknown): T {
  try {
    return parseRequest(schema, schema instanceof z.ZodObject ? typedQuery(schema.shape as z.ZodRawShape, query) : query);
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const errors = error.errors.map(({ code, detail }) => ({ code, detail: `Query string: ${detail}` }));
    throw new ApiProblem(error.code, errors.map(({ detail }) => detail).join('; '), { errors });
  }
}

function typedQuery(shape: z.ZodRawShape, query: unknown): unknown {
  if (typeof query !== 'object' || query === null) return query;
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, typedValue(typeOf(shape[name]), value)]));
}

/** Returns the type that is optional or has a default. */
function typeOf(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? typeOf(schema.unwrap()) : schema;
}

/** Returns the value by its type. A text that means no value of the type stays, and the schema refuses it. */
function typedValue(type: z.core.$ZodType | undefined, value: unknown): unknown {
  if (type instanceof z.ZodArray) return [value].flat();
  if (type instanceof z.ZodNumber && typeof value === 'string' && /^\d{1,9}$/.test(value)) return Number(value);
  if (type instanceof z.ZodBoolean && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}

import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { OptionText } from '../compiler/index.js';
import { UsageError } from './usage-error.js';

/** Reads options as `node:util` does; what it refuses is a `UsageError`. */
export function readOptions<const T extends NonNullable<ParseArgsConfig['options']>>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The value, where it is one of those that are possible. */
export function oneOf<const T extends string>(option: string, value: string, possible: readonly T[]): T {
  const found = possible.find((candidate) => candidate === value);
  if (found === undefined) throw new UsageError(`--${option} is ${possible.join(' or ')}, not "${value}".`);
  return found;
}

/** What the texts of an option say; what is wrong with one of them is a `UsageError`. */
export function said<T>(option: string, read: OptionText<T>): T {
  if ('wrong' in read) throw new UsageError(`--${option} ${read.wrong}`);
  return read.value;
}

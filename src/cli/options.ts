import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { ConversionOptions } from '../compiler/index.js';
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

/** `SecurityEvent=MyEvents`: what the queries call a table. */
export function readTableName(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at < 1 || at === text.length - 1) throw new UsageError(`--table-name is TABLE=NAME, not "${text}".`);
  return [text.slice(0, at), text.slice(at + 1)];
}

type Condition = NonNullable<ConversionOptions['conditions']>[number];

/** `Computer=dc01`, `Computer!=dc01`, `SecurityEvent.Computer=dc01`: what every row has to be besides. */
export function readCondition(text: string): Condition {
  const [, table, column, not, value] = /^(?:([^.=!]+)\.)?([^.=!]+)(!?)=([^]*)$/.exec(text) ?? [];
  if (column === undefined || value === undefined) throw new UsageError(`--where is [TABLE.]COLUMN=VALUE or COLUMN!=VALUE, not "${text}".`);
  return { ...(table !== undefined && { tables: [table] }), column, is: [value], ...(not === '!' && { not: true }) };
}

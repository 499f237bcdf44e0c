import { z } from 'zod';
import type { DatabaseLocation } from './database/database.service.js';

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((number) => number >= least && number <= most);

/** Every variable of the environment that the server reads: what it may be, what it is when it is not set. */
const VARIABLES = {
  PORT: { schema: wholeNumber(0, 65_535), unset: '3000', expected: 'a whole number from 0 to 65535 (0 takes any free port)' },
  HOST: { schema: z.string().trim().min(1), unset: '127.0.0.1', expected: 'an address to listen on, such as 127.0.0.1 or 0.0.0.0' },
  BODY_LIMIT: { schema: wholeNumber(1024, 64 << 20), unset: String(1 << 20), expected: 'a number of bytes from 1024 to 67108864' },
  ARCHIVE_LIMIT: {
    schema: wholeNumber(1024, 1 << 30),
    unset: String(256 << 20),
    expected: 'a number of bytes from 1024 to 1073741824',
  },
  LOG_LEVEL: {
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    unset: 'info',
    expected: 'one of fatal, error, warn, info, debug, trace, silent',
  },
  TARGETS_DIR: {
    schema: z.string().transform((folder) => (folder === '' ? undefined : folder)),
    unset: '',
    expected: 'a folder with mapping files',
  },
  DATA_DIR: { schema: z.string().trim().min(1), unset: 'data', expected: 'a folder for the embedded database' },
  DATABASE_URL: {
    schema: z
      .string()
      .regex(/^(?:postgres(?:ql)?:\/\/\S+)?$/)
      .transform((url) => (url === '' ? undefined : url)),
    unset: '',
    expected: 'the address of a PostgreSQL database, such as postgresql://user:password@localhost:5432/sigma_kql',
  },
} as const satisfies Record<string, { schema: z.ZodType; unset: string; expected: string }>;

type Variable = keyof typeof VARIABLES;

/** The settings of one server, by the names of the variables they come from. */
export type Config = { readonly [V in Variable]: z.infer<(typeof VARIABLES)[V]['schema']> };

/** Settings that no server can be started with. The message has one line for each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Parses the settings. Reports all wrong variables at once, so that nobody has to correct them one by one. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const wrong: string[] = [];
  const values = Object.entries(VARIABLES).map(([name, { schema, unset, expected }]) => {
    // An empty variable is how shells and compose files say "not set".
    const given = environment[name] ?? '';
    const parsed = schema.safeParse(given === '' ? unset : given);
    // An address of a database has a password in it.
    const shown = name === 'DATABASE_URL' ? 'is not usable' : `is "${given}"`;
    if (!parsed.success) wrong.push(`${name} ${shown}: expected ${expected}.`);
    return [name, parsed.data] as const;
  });
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'));
  return Object.fromEntries(values) as Config;
}

/** Where the settings put the catalog. */
export const catalogLocation = ({ DATABASE_URL, DATA_DIR }: Config): DatabaseLocation =>
  DATABASE_URL === undefined ? { kind: 'embedded', folder: DATA_DIR } : { kind: 'server', url: DATABASE_URL };

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TargetRegistry } from '../compiler/index.js';

const COMPILER = fileURLToPath(new URL('../compiler', import.meta.url));

/**
 * A name for everything that decides on which tables a rule runs: the targets, and the program that converts for them. A number that
 * has to be counted up by hand would be forgotten once.
 */
export function conversionVersion({ targets, pipelines }: TargetRegistry, compiler: string = COMPILER): string {
  const hash = createHash('sha256');
  // Regular expressions have no form in JSON.
  hash.update(JSON.stringify({ targets, pipelines }, (_key, value: unknown) => (value instanceof RegExp ? String(value) : value)));
  const files = readdirSync(compiler, { recursive: true, encoding: 'utf8' }).filter((path) => /[.][jt]s$/.test(path));
  for (const path of files.sort()) hash.update(`\0${path}\0`).update(readFileSync(join(compiler, path)));
  return hash.digest('base64url').slice(0, 16);
}

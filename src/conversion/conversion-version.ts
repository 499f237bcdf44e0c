import { createHash } from 'node:crypto';
import { COMPILER_VERSION, type TargetRegistry } from '../compiler/index.js';

/** Names everything that decides which queries a rule has: the compiler, the targets and the pipelines. */
export function conversionVersion({ targets, pipelines }: TargetRegistry, compiler: string = COMPILER_VERSION): string {
  // Regular expressions have no form in JSON.
  const registry = JSON.stringify({ targets, pipelines }, (_key, value: unknown) => (value instanceof RegExp ? String(value) : value));
  return createHash('sha256').update(`${compiler}\0${registry}`).digest('base64url').slice(0, 16);
}

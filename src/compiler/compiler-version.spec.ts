import { afterAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMPILER_VERSION } from './index.js';

const SCRIPT = `${import.meta.dirname}/../../scripts/compiler-version.mjs`;

const versionOf = (folder: string): string => spawnSync(process.execPath, [SCRIPT, '--print', folder], { encoding: 'utf8' }).stdout.trim();

describe('COMPILER_VERSION', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sigma-kql-'));
  mkdirSync(join(folder, 'plan'));
  const write = (path: string, text: string): void => {
    writeFileSync(join(folder, path), text);
  };
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is that of the sources beside it', () => {
    expect(COMPILER_VERSION).toBe(versionOf(import.meta.dirname));
    expect(COMPILER_VERSION).toMatch(/^[\w-]{16}$/);
  });

  it('changes with code and data, and not with tests or line ends', () => {
    write('plan/bind.ts', 'export const bind = 1;\n');
    const version = versionOf(folder);
    write('plan/bind.spec.ts', 'test');
    write('plan/bind.ts', 'export const bind = 1;\r\n');
    expect(versionOf(folder)).toBe(version);
    write('plan/bind.ts', 'export const bind = 2;\n');
    const changed = versionOf(folder);
    expect(changed).not.toBe(version);
    write('plan/columns.json', '{}');
    expect(versionOf(folder)).not.toBe(changed);
  });
});

import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addMapping, BUILT_IN_TARGETS } from '../compiler/index.js';
import { conversionVersion } from './conversion-version.js';

const MAPPING = `target: acme
title: Acme
timeColumn: Time
tables:
  Acme_CL: { columns: { Time: datetime, Path: string }, connectors: [Acme] }
routes:
  - when: { category: process_creation, product: windows }
    table: Acme_CL
    fields: { Image: Path }
`;

describe('The version of conversions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sigma-kql-'));
  mkdirSync(join(folder, 'plan'));
  const code = (text: string): void => {
    writeFileSync(join(folder, 'plan', 'bind.js'), text);
  };
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is another for other targets and for another compiler, and else the same', () => {
    code('export const bind = 1;');
    const version = conversionVersion(BUILT_IN_TARGETS, folder);
    expect(conversionVersion(BUILT_IN_TARGETS, folder)).toBe(version);
    expect(conversionVersion(addMapping({ name: 'acme.yml', text: MAPPING }, BUILT_IN_TARGETS).registry, folder)).not.toBe(version);
    code('export const bind = 2;');
    expect(conversionVersion(BUILT_IN_TARGETS, folder)).not.toBe(version);
  });

  it('reads the compiler that is in use', () => {
    expect(conversionVersion(BUILT_IN_TARGETS)).not.toBe(conversionVersion(BUILT_IN_TARGETS, folder));
  });
});

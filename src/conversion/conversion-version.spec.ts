import { describe, expect, it } from '@jest/globals';
import { addMapping, BUILT_IN_TARGETS } from '../compiler/index.js';
import { conversionVersion } from './conversion-version.js';

const MAPPING = `target: acme
title: Acme
timeColumn: Time
tables:
  Acme_CL: { columns: { Time: datetime, Path: string }, connectors: [Acme] }
mappings:
  - logsource: { category: process_creation, product: windows }
    table: Acme_CL
    fields: { Image: Path }
`;

describe('conversionVersion', () => {
  it('differs for other targets and for another compiler', () => {
    const version = conversionVersion(BUILT_IN_TARGETS);
    const { registry } = addMapping({ name: 'acme.yml', text: MAPPING }, BUILT_IN_TARGETS);
    expect(conversionVersion(BUILT_IN_TARGETS)).toBe(version);
    expect(registry.targets.length).toBeGreaterThan(BUILT_IN_TARGETS.targets.length);
    expect(conversionVersion(registry)).not.toBe(version);
    expect(conversionVersion(BUILT_IN_TARGETS, 'another')).not.toBe(version);
  });
});

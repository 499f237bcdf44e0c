import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { describeTargets } from '../compiler/index.js';
import { loadTargets } from './load-targets.js';

const table = (name: string): string => `target: sentinel
tables:
  ${name}: { columns: { TimeGenerated: datetime, Path_s: string } }
mappings:
  - logsource: { category: process_creation, product: windows }
    table: ${name}
    fields: { Image: Path_s }
`;

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'sigma-kql-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('the targets of a server', () => {
  it('are the built-in ones without TARGETS_DIR', () => {
    expect(loadTargets(undefined).registry.targets.map(({ id }) => id)).toEqual(['defender-xdr', 'sentinel-asim', 'sentinel']);
  });

  it('have the tables of every YAML file of the folder, and of no other file', () => {
    const folder = folderWith({ 'b.yml': table('B_CL'), 'a.yaml': table('A_CL'), 'notes.txt': 'not: [read' });
    const sentinel = describeTargets(loadTargets(folder).registry.targets).find(({ id }) => id === 'sentinel')!;
    expect(sentinel.tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['A_CL', 'B_CL']));
  });

  it('are refused with every mistake of every file, each with file, line and column', () => {
    const folder = folderWith({ 'a.yml': table('A_CL').replace('Image: Path_s', 'Image: Pth_s'), 'b.yml': 'target: [' });
    expect(() => loadTargets(folder)).toThrow(/a\.yml:7:22[^]*did you mean "Path_s"[^]*b\.yml:1:/);
  });

  it('are not found in a folder that is not there', () => {
    expect(() => loadTargets('/no/such/folder')).toThrow(/^TARGETS_DIR is "\/no\/such\/folder", which cannot be read/);
  });

  it('come with the warnings about processing pipelines', () => {
    const folder = folderWith({ 'p.yml': 'vars: {}\ntransformations: []\n' });
    expect(loadTargets(folder).warnings).toEqual([expect.stringContaining('p.yml:1:1')]);
  });
});

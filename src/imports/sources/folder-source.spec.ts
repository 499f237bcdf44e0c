import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { openRuleSource, type OpenOptions } from './open-rule-source.js';
import type { RejectedFile, RuleFile } from './rule-source.js';

const made = mkdtempSync(join(tmpdir(), 'sigma-kql-'));
afterAll(() => {
  rmSync(made, { recursive: true });
});

function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(made, 'folder-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

async function filesOf(
  path: string,
  options: Omit<OpenOptions, 'reach'> = {},
  reading?: AbortSignal,
): Promise<(RuleFile | RejectedFile)[]> {
  const files: (RuleFile | RejectedFile)[] = [];
  const source = await openRuleSource(path, { reach: 'anywhere', ...options });
  for await (const file of source.files(reading)) files.push(file);
  await source.close();
  return files;
}

/** Path and text of what was taken, path and code of what was not. */
async function outcomesOf(path: string, options: Omit<OpenOptions, 'reach'> = {}): Promise<Record<string, string>[]> {
  return (await filesOf(path, options)).map((file) => ({ [file.path]: 'problem' in file ? file.problem.code : file.text }));
}

describe('a folder', () => {
  it('gives the files of rules below it in the order of their paths, and no others', async () => {
    const folder = folderWith({
      'rules/b.yml': 'B',
      'rules/a/z.yaml': 'Z',
      'rules/a.yml': 'A',
      'rules/a-b/y.yml': 'Y',
      'README.md': '#',
      '.git/config.yml': 'no',
      'rules/.hidden.yml': 'no',
      'C.YML': 'C',
    });
    expect(await outcomesOf(folder)).toEqual([
      { 'C.YML': 'C' },
      { 'rules/a-b/y.yml': 'Y' },
      { 'rules/a.yml': 'A' },
      { 'rules/a/z.yaml': 'Z' },
      { 'rules/b.yml': 'B' },
    ]);
  });

  it('may itself be named by a link, but no link in it is followed', async () => {
    const folder = folderWith({ 'a.yml': 'A', 'b.txt': 'b' });
    symlinkSync('/etc', join(folder, 'etc'));
    symlinkSync(join(folder, 'a.yml'), join(folder, 'link.yml'));
    symlinkSync(folder, join(folder, 'round'));
    symlinkSync(join(folder, 'b.txt'), join(folder, 'notes.txt'));
    const link = join(made, 'named-by-link');
    symlinkSync(folder, link);
    expect(await outcomesOf(link)).toEqual([
      { 'a.yml': 'A' },
      { etc: 'LINK_REFUSED' },
      { 'link.yml': 'LINK_REFUSED' },
      { round: 'LINK_REFUSED' },
    ]);
  });

  it('reports anything but a file, without waiting for it', async () => {
    const folder = folderWith({ 'b.yml': 'B' });
    execFileSync('mkfifo', [join(folder, 'a.yml')]);
    expect(await outcomesOf(folder)).toEqual([{ 'a.yml': 'NOT_A_FILE' }, { 'b.yml': 'B' }]);
  });

  it('reports a file that is too large, not UTF-8, or gone, and gives the rest', async () => {
    const folder = folderWith({
      'a.yml': 'A',
      'b.yml': 'B',
      'large.yml': Buffer.alloc(1024 * 1024 + 1, 'x'),
      'latin.yml': Buffer.from('caf\xe9', 'latin1'),
      'marked.yml': '\uFEFFtitle: A',
    });
    const source = await openRuleSource(folder, { reach: 'anywhere' });
    const codes: string[] = [];
    for await (const file of source.files()) {
      if (file.path === 'a.yml') rmSync(join(folder, 'b.yml'));
      codes.push('problem' in file ? file.problem.code : file.text);
    }
    expect(codes).toEqual(['A', 'FILE_UNREADABLE', 'FILE_TOO_LARGE', 'NOT_UTF8', 'title: A']);
  });

  it('is not read to its end where a folder in it cannot be listed, so that nobody takes its rules for removed', async () => {
    const folder = folderWith({ 'a.yml': 'A', 'b/c.yml': 'C' });
    const source = await openRuleSource(folder, { reach: 'anywhere' });
    await expect(async () => {
      for await (const { path } of source.files()) if (path === 'a.yml') rmSync(join(folder, 'b'), { recursive: true });
    }).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE' });
  });

  it('does not follow a link that took the place of a file after it was listed', async () => {
    const folder = folderWith({ 'a.yml': 'A', 'b.yml': 'B' });
    const source = await openRuleSource(folder, { reach: 'anywhere' });
    const files: (RuleFile | RejectedFile)[] = [];
    for await (const file of source.files()) {
      files.push(file);
      if (files.length > 1) continue;
      rmSync(join(folder, 'b.yml'));
      symlinkSync('/etc/passwd', join(folder, 'b.yml'));
    }
    expect(files[1]).toMatchObject({ path: 'b.yml', problem: { code: 'FILE_UNREADABLE' } });
  });

  it('is refused where it has more entries than may be', async () => {
    const folder = folderWith({ 'a.txt': '', 'b.txt': '', 'c/d.txt': '' });
    await expect(outcomesOf(folder, { limits: { entries: 3 } })).rejects.toMatchObject({ code: 'TOO_MANY_FILES' });
    expect(await outcomesOf(folder, { limits: { entries: 4 } })).toEqual([]);
  });

  it('is refused where its rules together are more than may be', async () => {
    const folder = folderWith({ 'a.yml': 'AAAA', 'b.yml': 'BBBB' });
    await expect(outcomesOf(folder, { limits: { unpackedBytes: 7 } })).rejects.toMatchObject({ code: 'ARCHIVE_TOO_LARGE' });
  });

  it('stops where it is asked to', async () => {
    await expect(filesOf(folderWith({ 'a.yml': 'A' }), {}, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  });

  it('tells what it is and where', async () => {
    const folder = folderWith({});
    expect(await openRuleSource(folder, { reach: 'anywhere' })).toMatchObject({
      kind: 'folder',
      name: folder,
      provenance: { location: folder },
    });
  });
});

describe('a file', () => {
  it('is the one file of its source', async () => {
    const folder = folderWith({ 'rules/a.yml': 'A', 'rules/b.yml': 'B' });
    expect(await outcomesOf(join(folder, 'rules/a.yml'))).toEqual([{ 'a.yml': 'A' }]);
    expect(await openRuleSource(join(folder, 'rules/a.yml'), { reach: 'anywhere' })).toMatchObject({ kind: 'file' });
  });

  it('is reported where it cannot be taken', async () => {
    const folder = folderWith({ 'a.yml': Buffer.alloc(1024 * 1024 + 1, 'x') });
    expect(await outcomesOf(join(folder, 'a.yml'))).toEqual([{ 'a.yml': 'FILE_TOO_LARGE' }]);
  });
});

describe('a path', () => {
  it('that does not exist is reported, with what may be given', async () => {
    await expect(openRuleSource('/no/such/rules', { reach: 'anywhere' })).rejects.toMatchObject({
      code: 'PATH_NOT_FOUND',
      message: expect.stringContaining('/no/such/rules'),
      hint: expect.stringContaining('a folder'),
    });
  });

  it('of a device or a pipe is refused, without waiting for it', async () => {
    const pipe = join(folderWith({}), 'pipe');
    execFileSync('mkfifo', [pipe]);
    await expect(openRuleSource(pipe, { reach: 'anywhere' })).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE' });
    await expect(openRuleSource('/dev/zero', { reach: 'anywhere' })).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE' });
  });

  it('of an archive that is too large is refused', async () => {
    const folder = folderWith({ 'a.zip': Buffer.alloc(101) });
    await expect(openRuleSource(join(folder, 'a.zip'), { reach: 'anywhere', limits: { archiveBytes: 100 } })).rejects.toMatchObject({
      code: 'ARCHIVE_TOO_LARGE',
    });
  });

  it.each(['presets', 'public'] as const)('is not opened where no more than %s may be reached', async (reach) => {
    await expect(openRuleSource(folderWith({ 'a.yml': 'A' }), { reach })).rejects.toMatchObject({ code: 'SOURCE_REFUSED' });
  });
});

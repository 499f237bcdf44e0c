import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import { paxLine, tarOf, zipOf, type TarEntry, type ZipEntry } from '../../../test/support/archives.js';
import { openRuleSource, type OpenOptions } from './open-rule-source.js';
import type { RejectedFile, RuleFile, RuleSource } from './rule-source.js';

const folder = mkdtempSync(join(tmpdir(), 'sigma-kql-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let count = 0;
function fileOf(bytes: Buffer, name = 'archive'): string {
  count += 1;
  const path = join(folder, `${count}-${name}`);
  writeFileSync(path, bytes);
  return path;
}

const open = (bytes: Buffer, options: Omit<OpenOptions, 'reach'> = {}): Promise<RuleSource> =>
  openRuleSource(fileOf(bytes), { reach: 'anywhere', ...options });

async function filesOf(source: RuleSource): Promise<readonly (RuleFile | RejectedFile)[]> {
  const files: (RuleFile | RejectedFile)[] = [];
  for await (const file of source.files()) files.push(file);
  return files;
}

/** Path and text of what was taken, path and code of what was not. */
async function outcomesOf(bytes: Buffer, options: Omit<OpenOptions, 'reach'> = {}): Promise<Record<string, string>[]> {
  const files = await filesOf(await open(bytes, options));
  return files.map((file) => ('problem' in file ? { [file.path]: file.problem.code } : { [file.path]: file.text }));
}

/** The same two kinds of entries in each format that is read. */
const FORMATS: readonly { format: string; pack: (entries: readonly (ZipEntry & TarEntry)[], commit?: string) => Buffer }[] = [
  { format: 'zip', pack: (entries, commit) => zipOf(entries, commit) },
  { format: 'tar', pack: (entries, commit) => tarOf([...headerOf(commit), ...entries]) },
  { format: 'tar.gz', pack: (entries, commit) => gzipSync(tarOf([...headerOf(commit), ...entries])) },
];

function headerOf(commit: string | undefined): readonly TarEntry[] {
  return commit === undefined ? [] : [{ name: 'pax_global_header', type: 'g', content: paxLine('comment', commit) }];
}

const COMMIT = '0123456789abcdef0123456789abcdef01234567';

describe.each(FORMATS)('a $format', ({ pack }) => {
  it('gives the files of rules, in its order, and no others', async () => {
    const bytes = pack([
      { name: 'rules/b.yml', content: 'title: B' },
      { name: 'rules/a.yaml', content: 'title: A\r\n' },
      { name: 'README.md', content: '# Rules' },
      { name: 'rules/notes.txt', content: 'yml' },
      { name: 'rules/C.YML', content: 'title: C' },
      { name: 'rules/empty.yml', content: '' },
    ]);
    expect(await outcomesOf(bytes)).toEqual([
      { 'rules/b.yml': 'title: B' },
      { 'rules/a.yaml': 'title: A\r\n' },
      { 'rules/C.YML': 'title: C' },
      { 'rules/empty.yml': '' },
    ]);
  });

  it('can be read again, from its start', async () => {
    const source = await open(pack([{ name: 'a.yml', content: 'title: A' }]));
    expect(await filesOf(source)).toEqual(await filesOf(source));
    expect(await filesOf(source)).toHaveLength(1);
  });

  it('may be left in the middle', async () => {
    const source = await open(pack(Array.from({ length: 50 }, (_, index) => ({ name: `${index}.yml`, content: 'title: A' }))));
    for await (const file of source.files()) {
      expect(file.path).toBe('0.yml');
      break;
    }
    expect(await filesOf(source)).toHaveLength(50);
  });

  it('stops where it is asked to', async () => {
    const source = await open(pack(Array.from({ length: 50 }, (_, index) => ({ name: `${index}.yml`, content: 'title: A' }))));
    const reading = new AbortController();
    reading.abort(new Error('enough'));
    await expect(async () => {
      for await (const _file of source.files(reading.signal)) expect(_file).toBe('nothing');
    }).rejects.toThrow('enough');
  });

  it('has nothing of files whose names begin with a dot, nor of folders', async () => {
    const bytes = pack([
      { name: '.github/workflows/ci.yml', content: 'on: push' },
      { name: '.pre-commit-config.yaml', content: 'repos: []' },
      { name: '__MACOSX/rules/._a.yml', content: '\0\0' },
      { name: './rules/a.yml', content: 'title: A' },
    ]);
    expect(await outcomesOf(bytes)).toEqual([{ 'rules/a.yml': 'title: A' }]);
  });

  it('reports a path that leads out of it, and gives the rest', async () => {
    const bytes = pack([
      { name: '../x.yml', content: 'title: X' },
      { name: 'rules/../../x.yml', content: 'title: X' },
      { name: 'rules/..\\..\\x.yml', content: 'title: X' },
      { name: '/etc/x.yml', content: 'title: X' },
      { name: '\\\\server\\x.yml', content: 'title: X' },
      { name: 'C:\\x.yml', content: 'title: X' },
      { name: 'c:x.yml', content: 'title: X' },
      { name: 'rules/\u001b[2Jx.yml', content: 'title: X' },
      { name: Buffer.from('rules/caf\xe9.yml', 'latin1'), content: 'title: X', flags: 0x800 },
      { name: 'rules\\windows\\a.yml', content: 'title: A' },
    ]);
    expect(await outcomesOf(bytes)).toEqual([
      { '../x.yml': 'PATH_REFUSED' },
      { 'rules/../../x.yml': 'PATH_REFUSED' },
      { 'rules/..\\..\\x.yml': 'PATH_REFUSED' },
      { '/etc/x.yml': 'PATH_REFUSED' },
      { '\\\\server\\x.yml': 'PATH_REFUSED' },
      { 'C:\\x.yml': 'PATH_REFUSED' },
      { 'c:x.yml': 'PATH_REFUSED' },
      { 'rules/\uFFFD[2Jx.yml': 'PATH_REFUSED' },
      { 'rules/caf\uFFFD.yml': 'PATH_REFUSED' },
      { 'rules/windows/a.yml': 'title: A' },
    ]);
  });

  it('reports a link that may stand for rules, and follows none', async () => {
    const link = { mode: 0o120777, type: '2', link: '/etc' };
    const bytes = pack([
      { name: 'rules/a.yml', ...link },
      { name: 'rules/linux', ...link },
      { name: 'README.md', ...link },
      { name: 'b.yml', content: 'title: B' },
    ]);
    expect(await outcomesOf(bytes)).toEqual([
      { 'rules/a.yml': 'LINK_REFUSED' },
      { 'rules/linux': 'LINK_REFUSED' },
      { 'b.yml': 'title: B' },
    ]);
  });

  it('reports a device or a pipe that has the name of a rule', async () => {
    const bytes = pack([
      { name: 'a.yml', mode: 0o020644, type: '3' },
      { name: 'b.yml', mode: 0o010644, type: '6' },
      { name: 'c.yml', content: 'title: C' },
    ]);
    expect(await outcomesOf(bytes)).toEqual([{ 'a.yml': 'NOT_A_FILE' }, { 'b.yml': 'NOT_A_FILE' }, { 'c.yml': 'title: C' }]);
  });

  it('takes the first of two files of one path, and reports the second', async () => {
    const bytes = pack([
      { name: 'rules/a.yml', content: 'title: A' },
      { name: 'rules//./a.yml', content: 'title: B' },
      { name: 'rules/caf\u00e9.yml', content: 'title: C' },
      { name: 'rules/cafe\u0301.yml', content: 'title: D' },
    ]);
    expect(await outcomesOf(bytes)).toEqual([
      { 'rules/a.yml': 'title: A' },
      { 'rules/a.yml': 'DUPLICATE_PATH' },
      { 'rules/caf\u00e9.yml': 'title: C' },
      { 'rules/caf\u00e9.yml': 'DUPLICATE_PATH' },
    ]);
  });

  it('reports a file that is too large or not UTF-8 text, and gives the rest', async () => {
    const bytes = pack([
      { name: 'large.yml', content: `title: A\n#${'x'.repeat(1024 * 1024)}` },
      { name: 'latin.yml', content: Buffer.from('title: caf\xe9', 'latin1') },
      { name: 'utf16.yml', content: Buffer.from('\uFEFFtitle: A', 'utf16le') },
      { name: 'binary.yml', content: 'title: \0' },
      { name: 'marked.yml', content: '\uFEFFtitle: A' },
    ]);
    expect(await outcomesOf(bytes)).toEqual([
      { 'large.yml': 'FILE_TOO_LARGE' },
      { 'latin.yml': 'NOT_UTF8' },
      { 'utf16.yml': 'NOT_UTF8' },
      { 'binary.yml': 'NOT_TEXT' },
      { 'marked.yml': 'title: A' },
    ]);
  });

  it('takes a file that is just as large as a rule may be', async () => {
    const content = 'x'.repeat(1024 * 1024);
    expect(await outcomesOf(pack([{ name: 'a.yml', content }]))).toEqual([{ 'a.yml': content }]);
  });

  it('is refused where it has more entries than may be, of whatever kind', async () => {
    const entries = Array.from({ length: 11 }, (_, index) => ({ name: `${index}.txt`, content: '' }));
    await expect(open(pack(entries), { limits: { entries: 10 } })).rejects.toMatchObject({ code: 'TOO_MANY_FILES' });
    expect(await outcomesOf(pack(entries), { limits: { entries: 11 } })).toEqual([]);
  });

  it('is refused where it becomes more than may be', async () => {
    const entries = Array.from({ length: 20 }, (_, index) => ({ name: `${index}.yml`, content: 'x'.repeat(1000) }));
    await expect(open(pack(entries), { limits: { unpackedBytes: 19_000 } })).rejects.toMatchObject({ code: 'ARCHIVE_TOO_LARGE' });
  });

  it('is refused before it gives a file where it is cut short', async () => {
    const bytes = pack(Array.from({ length: 20 }, (_, index) => ({ name: `${index}.yml`, content: `title: ${Math.random()}` })));
    for (const part of [0.3, 0.6, 0.9]) {
      await expect(open(bytes.subarray(0, Math.floor(bytes.length * part)))).rejects.toMatchObject({ code: 'ARCHIVE_UNREADABLE' });
    }
  });

  it('keeps its paths, also where all are in one folder', async () => {
    const bytes = pack([
      { name: 'rules-emerging-threats/', type: '5', mode: 0o040755 },
      { name: 'rules-emerging-threats/a.yml', content: 'title: A' },
    ]);
    expect(await outcomesOf(bytes)).toEqual([{ 'rules-emerging-threats/a.yml': 'title: A' }]);
  });

  it('tells the commit where git made it, and leaves away the folder that is named after the version', async () => {
    const source = await open(
      pack(
        [
          { name: 'sigma-r2025-10-01/', type: '5', mode: 0o040755 },
          { name: 'sigma-r2025-10-01/rules/a.yml', content: 'title: A' },
          { name: 'sigma-r2025-10-01/b.yml', content: 'title: B' },
        ],
        COMMIT,
      ),
    );
    expect(source.provenance.commit).toBe(COMMIT);
    expect((await filesOf(source)).map(({ path }) => path)).toEqual(['rules/a.yml', 'b.yml']);
  });

  it.each([
    { what: 'there is another beside it', names: ['sigma-1/a.yml', 'other/b.yml'] },
    { what: 'there is a file beside it', names: ['sigma-1/a.yml', 'b.yml'] },
    { what: 'its name has no version', names: ['rules/a.yml', 'rules/b.yml'] },
  ])('keeps the folder of an archive of git where $what', async ({ names }) => {
    const source = await open(
      pack(
        names.map((name) => ({ name, content: 'title: A' })),
        COMMIT,
      ),
    );
    expect((await filesOf(source)).map(({ path }) => path)).toEqual(names);
  });
});

describe('a zip', () => {
  it('reports a file that is encrypted, packed by a rare method or damaged, and gives the rest', async () => {
    const bytes = zipOf([
      { name: 'encrypted.yml', content: 'title: A', flags: 1 },
      { name: 'bzip2.yml', content: 'title: A', method: 12 },
      { name: 'crc.yml', content: 'title: A', crc: 1 },
      { name: 'stored.yml', content: 'title: A', stored: true, crc: 1 },
      { name: 'more.yml', content: 'title: A', size: 3 },
      { name: 'less.yml', content: 'title: A', size: 30 },
      { name: 'none.yml', content: 'title: A', size: 0 },
      { name: 'storedMore.yml', content: 'title: A', stored: true, size: 3 },
      { name: 'garbage.yml', content: 'title: A', stored: true, method: 8 },
      { name: 'good.yml', content: 'title: A' },
    ]);
    expect(await outcomesOf(bytes)).toEqual([
      { 'encrypted.yml': 'ENTRY_ENCRYPTED' },
      { 'bzip2.yml': 'ENTRY_UNSUPPORTED' },
      { 'crc.yml': 'ENTRY_CORRUPT' },
      { 'stored.yml': 'ENTRY_CORRUPT' },
      { 'more.yml': 'ENTRY_CORRUPT' },
      { 'less.yml': 'ENTRY_CORRUPT' },
      { 'none.yml': 'ENTRY_CORRUPT' },
      { 'storedMore.yml': 'ENTRY_CORRUPT' },
      { 'garbage.yml': 'ENTRY_CORRUPT' },
      { 'good.yml': 'title: A' },
    ]);
  });

  it('does not unpack more of a file than it declares', async () => {
    const bytes = zipOf([{ name: 'bomb.yml', content: Buffer.alloc(20 * 1024 * 1024), size: 10 }]);
    expect(bytes.length).toBeLessThan(30_000);
    expect(await outcomesOf(bytes)).toEqual([{ 'bomb.yml': 'ENTRY_CORRUPT' }]);
  });

  it('is refused where its files share their bytes to become a bomb', async () => {
    const first: ZipEntry = { name: '0.yml', content: 'x'.repeat(1024 * 1024) };
    const others = Array.from({ length: 500 }, (_, index) => ({ ...first, name: `${index + 1}.yml`, sameAs: 0 }));
    await expect(open(zipOf([first, ...others]))).rejects.toMatchObject({ code: 'ARCHIVE_TOO_LARGE' });
  });

  it('reads names in UTF-8 also where they do not say so, and in code page 437 otherwise', async () => {
    const bytes = zipOf([
      { name: 'caf\u00e9.yml', content: 'title: A' },
      { name: Buffer.from([0x84, ...Buffer.from('.yml')]), content: 'title: B' },
    ]);
    expect(await outcomesOf(bytes)).toEqual([{ 'caf\u00e9.yml': 'title: A' }, { '\u00e4.yml': 'title: B' }]);
  });

  it('may have no entries at all', async () => {
    expect(await outcomesOf(zipOf([]))).toEqual([]);
  });
});

describe('a tar', () => {
  it('reports a hard link', async () => {
    const bytes = tarOf([
      { name: 'a.yml', content: 'title: A' },
      { name: 'b.yml', type: '1', link: 'a.yml' },
    ]);
    expect(await outcomesOf(bytes)).toEqual([{ 'a.yml': 'title: A' }, { 'b.yml': 'LINK_REFUSED' }]);
  });

  it('is refused where a header of it is damaged', async () => {
    const bytes = tarOf([
      { name: 'a.yml', content: 'title: A' },
      { name: 'b.yml', content: 'title: B', wrongChecksum: true },
    ]);
    await expect(open(bytes)).rejects.toMatchObject({ code: 'ARCHIVE_UNREADABLE' });
  });

  it('is refused where it ends with an entry, as if there had been no more', async () => {
    const bytes = tarOf([{ name: 'a.yml', content: 'title: A' }], Buffer.alloc(0));
    await expect(open(bytes)).rejects.toMatchObject({ code: 'ARCHIVE_UNREADABLE', message: expect.stringContaining('cut short') });
  });

  it('may end with a single empty block, and what follows its end is not read', async () => {
    const entries = [{ name: 'a.yml', content: 'title: A' }];
    expect(await outcomesOf(tarOf(entries, Buffer.alloc(512)))).toEqual([{ 'a.yml': 'title: A' }]);
    const after = Buffer.concat([Buffer.alloc(1024), tarOf([{ name: 'b.yml', content: 'title: B' }])]);
    expect(await outcomesOf(tarOf(entries, after))).toEqual([{ 'a.yml': 'title: A' }]);
  });

  it('may have names that only a header of their own can hold', async () => {
    const name = `${'long/'.repeat(60)}caf\u00e9.yml`;
    const bytes = tarOf([
      { name: 'header', type: 'x', content: paxLine('path', name) },
      { name: 'short', content: 'title: A' },
      { name: '././@LongLink', type: 'L', content: `gnu/${name}\0` },
      { name: 'short', content: 'title: B' },
    ]);
    expect(await outcomesOf(bytes)).toEqual([{ [name]: 'title: A' }, { [`gnu/${name}`]: 'title: B' }]);
  });

  it('is refused where a header is as large as a bomb', async () => {
    const bytes = gzipSync(tarOf([{ name: 'header', type: 'x', content: paxLine('path', 'x'.repeat(5_000_000)) }]));
    await expect(open(bytes)).rejects.toMatchObject({ code: 'ARCHIVE_UNREADABLE' });
  });
});

describe('a tar.gz', () => {
  it('is refused where it is a bomb, also where none of it is a rule', async () => {
    const bytes = gzipSync(tarOf([{ name: 'zeros.bin', content: Buffer.alloc(20 * 1024 * 1024) }]));
    await expect(open(bytes)).rejects.toMatchObject({ code: 'ARCHIVE_TOO_LARGE' });
  });

  it.each([
    { what: 'no tar at all', bytes: gzipSync('title: A\n') },
    { what: 'another kind of file', bytes: gzipSync('x'.repeat(5000)) },
    { what: 'another gzip', bytes: gzipSync(gzipSync(tarOf([{ name: 'a.yml', content: 'title: A'.repeat(1000) }]), { level: 0 })) },
  ])('is refused where it packs $what', async ({ bytes }) => {
    await expect(open(bytes)).rejects.toMatchObject({ code: 'UNSUPPORTED_ARCHIVE' });
  });

  it('is refused where its checksum is wrong', async () => {
    const bytes = gzipSync(tarOf([{ name: 'a.yml', content: 'title: A' }]));
    bytes[bytes.length - 8]! ^= 1;
    await expect(open(bytes)).rejects.toMatchObject({ code: 'ARCHIVE_UNREADABLE' });
  });
});

describe('anything but an archive', () => {
  it.each([
    { start: '377abcaf271c0004', message: '7z' },
    { start: '526172211a0700', message: 'RAR' },
    { start: 'fd377a585a00', message: 'xz' },
    { start: '425a6839', message: 'bzip2' },
    { start: '28b52ffd', message: 'Zstandard' },
    { start: '3c21444f4354', message: 'not an archive' },
    { start: '', message: 'not an archive' },
  ])('is refused as $message', async ({ start, message }) => {
    await expect(open(Buffer.from(start, 'hex'))).rejects.toMatchObject({
      code: 'UNSUPPORTED_ARCHIVE',
      message: expect.stringContaining(message),
      hint: 'Give a zip, a tar or a tar.gz.',
    });
  });
});

import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { tarOf, zipOf } from '../../../test/support/archives.js';
import { openUpload } from './open-upload.js';
import type { RejectedFile, RuleFile, RuleSource } from './rule-source.js';

const made = mkdtempSync(join(tmpdir(), 'sigma-kql-'));
afterAll(() => {
  rmSync(made, { recursive: true });
});

let temporaryFolder: string;
beforeEach(() => {
  temporaryFolder = mkdtempSync(join(made, 'uploads-'));
});

/** The bytes as they come over a network: in pieces. */
const sent = (bytes: Buffer): AsyncIterable<Uint8Array> =>
  Readable.from(Array.from({ length: Math.ceil(bytes.length / 7) }, (_, index) => bytes.subarray(index * 7, index * 7 + 7)));

async function filesOf(source: RuleSource): Promise<(RuleFile | RejectedFile)[]> {
  const files: (RuleFile | RejectedFile)[] = [];
  for await (const file of source.files()) files.push(file);
  return files;
}

const entries = [{ name: 'rules/a.yml', content: 'title: A' }];

describe('an upload', () => {
  it.each([
    { format: 'zip', bytes: zipOf(entries) },
    { format: 'tar', bytes: tarOf(entries) },
    { format: 'tar.gz', bytes: gzipSync(tarOf(entries)) },
  ])('may be a $format', async ({ bytes }) => {
    const source = await openUpload(sent(bytes), { temporaryFolder });
    expect(await filesOf(source)).toEqual([{ path: 'rules/a.yml', text: 'title: A' }]);
    await source.close();
  });

  it('is reported with its name and its checksum', async () => {
    const bytes = zipOf(entries);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const source = await openUpload(sent(bytes), { temporaryFolder, name: 'rules.zip' });
    expect(source).toMatchObject({ kind: 'archive', name: 'rules.zip', provenance: { location: 'rules.zip', sha256 } });
    await source.close();
  });

  it('is stored where nobody else can read it, and removed when it is closed', async () => {
    const source = await openUpload(sent(zipOf(entries)), { temporaryFolder });
    const [folder] = readdirSync(temporaryFolder);
    expect(statSync(join(temporaryFolder, folder!)).mode & 0o077).toBe(0);
    await source.close();
    await source.close();
    expect(readdirSync(temporaryFolder)).toEqual([]);
  });

  it('is refused while it arrives where it is too large, and nothing of it stays', async () => {
    let given = 0;
    async function* endless(): AsyncIterable<Uint8Array> {
      for (;;) {
        given += 1000;
        yield await Promise.resolve(Buffer.alloc(1000));
      }
    }
    await expect(openUpload(endless(), { temporaryFolder, limits: { archiveBytes: 10_000 } })).rejects.toMatchObject({
      code: 'ARCHIVE_TOO_LARGE',
    });
    expect(given).toBe(11_000);
    expect(readdirSync(temporaryFolder)).toEqual([]);
  });

  it('leaves nothing where it is not an archive, where it breaks off, and where it is stopped', async () => {
    async function* broken(): AsyncIterable<Uint8Array> {
      yield await Promise.resolve(Buffer.from('PK'));
      throw new Error('connection lost');
    }
    await expect(openUpload(sent(Buffer.from('title: A')), { temporaryFolder })).rejects.toMatchObject({ code: 'UNSUPPORTED_ARCHIVE' });
    await expect(openUpload(broken(), { temporaryFolder })).rejects.toThrow('connection lost');
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(openUpload(sent(zipOf(entries)), { temporaryFolder, signal })).rejects.toThrow('enough');
    expect(readdirSync(temporaryFolder)).toEqual([]);
  });
});

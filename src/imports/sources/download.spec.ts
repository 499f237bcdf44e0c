import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { zipOf } from '../../../test/support/archives.js';
import { startDownload } from './download.js';
import { openRuleSource, type OpenOptions } from './open-rule-source.js';
import { networkPolicy, type NetworkPolicy } from './reach.js';
import { DEFAULT_SOURCE_LIMITS } from './source-limits.js';

const temporaryFolder = mkdtempSync(join(tmpdir(), 'sigma-kql-'));
afterAll(() => {
  rmSync(temporaryFolder, { recursive: true });
});

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on an address of this machine, and where it is. */
async function serve(answer: Answer, host = '127.0.0.1'): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((listening) => server.listen(0, host, listening));
  stops.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://${host}:${(server.address() as AddressInfo).port}`;
}

const archive = zipOf([{ name: 'rules/a.yml', content: 'title: A' }]);
const giveArchive: Answer = (_, response) => response.end(archive);
const open = (address: string, options: Partial<OpenOptions> = {}) =>
  openRuleSource(address, { reach: 'anywhere', temporaryFolder, ...options });

describe('an archive at an address', () => {
  it('is fetched, read, and removed when it is closed', async () => {
    const source = await open(`${await serve(giveArchive)}/rules.zip`);
    const files: unknown[] = [];
    for await (const file of source.files()) files.push(file);
    expect(files).toEqual([{ path: 'rules/a.yml', text: 'title: A' }]);
    expect(readdirSync(temporaryFolder)).toHaveLength(1);
    await source.close();
    expect(readdirSync(temporaryFolder)).toEqual([]);
  });

  it('is fetched with the user of its address, and reported without it', async () => {
    let authorization: string | undefined;
    const address = await serve((request, response) => {
      authorization = request.headers.authorization;
      response.end(archive);
    });
    const source = await open(`${address.replace('//', '//me:s%20cret@')}/rules.zip?token=abc#x`);
    expect(authorization).toBe(`Basic ${Buffer.from('me:s cret').toString('base64')}`);
    expect(source.name).toBe(`${address}/rules.zip`);
    expect(source.provenance.location).toBe(`${address}/rules.zip`);
    await source.close();
  });

  it('is followed to where it leads, and reports the release that it leads to', async () => {
    const address = await serve((request, response) => {
      if (request.url === '/o/r/releases/latest/download/rules.zip')
        response.writeHead(302, { location: '/o/r/releases/download/r2025-10-01/rules.zip' }).end();
      else if (request.url === '/o/r/releases/download/r2025-10-01/rules.zip') response.writeHead(307, { location: '/store?key=1' }).end();
      else response.end(archive);
    });
    const source = await open(`${address}/o/r/releases/latest/download/rules.zip`);
    expect(source.provenance.release).toBe('r2025-10-01');
    await source.close();
  });

  it('does not give the user of its address to another that it leads to', async () => {
    let authorization: string | undefined = 'none yet';
    const other = await serve((request, response) => {
      authorization = request.headers.authorization;
      response.end(archive);
    });
    const first = await serve((_, response) => response.writeHead(302, { location: `${other}/rules.zip` }).end());
    await (await open(`${first.replace('//', '//me:secret@')}/rules.zip`)).close();
    expect(authorization).toBeUndefined();
  });

  it.each<{ what: string; answer: Answer; code: string; message: RegExp; options?: Partial<OpenOptions> }>([
    { what: 'an error', answer: (_, response) => response.writeHead(404).end(), code: 'DOWNLOAD_FAILED', message: /status 404/ },
    { what: 'a part', answer: (_, response) => response.writeHead(206).end(archive), code: 'DOWNLOAD_FAILED', message: /status 206/ },
    {
      what: 'an address without end',
      answer: (_, response) => response.writeHead(302, { location: '/again' }).end(),
      code: 'DOWNLOAD_FAILED',
      message: /more than 5 times/,
    },
    {
      what: 'anything but an address',
      answer: (_, response) => response.writeHead(302, { location: 'http://[' }).end(),
      code: 'DOWNLOAD_FAILED',
      message: /not an address/,
    },
    {
      what: 'a file of this machine',
      answer: (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      code: 'SOURCE_REFUSED',
      message: /file:\/\/\/etc\/passwd/,
    },
    {
      what: 'half of what was announced',
      answer: (_, response) => {
        response.writeHead(200, { 'content-length': archive.length });
        response.write(archive.subarray(0, 10), () => response.destroy());
      },
      code: 'DOWNLOAD_FAILED',
      message: /cannot be downloaded/,
    },
    {
      what: 'the announcement of too much',
      answer: (_, response) => {
        response.writeHead(200, { 'content-length': 1_000_001 });
        response.write('x');
      },
      code: 'ARCHIVE_TOO_LARGE',
      message: /larger than 1000000 bytes/,
      options: { limits: { archiveBytes: 1_000_000 } },
    },
    {
      what: 'too much, unannounced',
      answer: (_, response) => response.writeHead(200).end(Buffer.alloc(1_000_001)),
      code: 'ARCHIVE_TOO_LARGE',
      message: /larger than 1000000 bytes/,
      options: { limits: { archiveBytes: 1_000_000 } },
    },
    { what: 'nothing', answer: () => undefined, code: 'DOWNLOAD_FAILED', message: /took too long/, options: { timeoutMs: 200 } },
    {
      what: 'a beginning and then nothing',
      answer: (_, response) => response.write('PK'),
      code: 'DOWNLOAD_FAILED',
      message: /took too long/,
      options: { timeoutMs: 200 },
    },
    {
      what: 'a page',
      answer: (_, response) => response.end('<!DOCTYPE html>'),
      code: 'UNSUPPORTED_ARCHIVE',
      message: /not an archive/,
    },
  ])('is refused where it answers with $what, and nothing stays', async ({ answer, code, message, options }) => {
    const address = await serve(answer);
    await expect(open(`${address}/rules.zip`, options)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    expect(readdirSync(temporaryFolder)).toEqual([]);
  });

  it('is reported where nobody answers, without its secrets', async () => {
    const address = await serve(giveArchive);
    stops.splice(0).forEach((stop) => {
      stop();
    });
    const opened = open(`${address.replace('//', '//me:secret@')}/rules.zip?token=abc`);
    await expect(opened).rejects.toMatchObject({
      code: 'DOWNLOAD_FAILED',
      message: expect.stringContaining(`${address}/rules.zip cannot`),
    });
    await expect(opened).rejects.toMatchObject({ message: expect.not.stringMatching(/secret|abc/) });
  });

  it('is stopped where the caller stops it', async () => {
    const stop = new AbortController();
    const address = await serve((_, response) => {
      response.write('PK');
      stop.abort(new Error('enough'));
    });
    await expect(open(address, { signal: stop.signal })).rejects.toThrow('enough');
    expect(readdirSync(temporaryFolder)).toEqual([]);
  });
});

describe('what may be reached', () => {
  it.each([
    'https://127.0.0.1/rules.zip',
    'https://2130706433/rules.zip',
    'https://0x7f.1/rules.zip',
    'https://[::1]/rules.zip',
    'https://[::ffff:127.0.0.1]/rules.zip',
    'https://169.254.169.254/latest/meta-data',
    'https://localhost/rules.zip',
    'http://example.com/rules.zip',
    'ftp://example.com/rules.zip',
  ])('does not include %s on the public internet', async (address) => {
    await expect(open(address, { reach: 'public' })).rejects.toMatchObject({ code: 'SOURCE_REFUSED' });
  });

  it('includes no address where there are only presets', async () => {
    const address = await serve(giveArchive);
    await expect(open(address, { reach: 'presets' })).rejects.toMatchObject({
      code: 'SOURCE_REFUSED',
      hint: expect.stringContaining('preset'),
    });
  });

  it.each([
    { way: 'a number', host: '127.0.0.2' },
    { way: 'a name', host: 'localhost' },
  ])('is asked again where an address leads to another, by $way', async ({ host }) => {
    let asked = false;
    const hidden = await serve((_, response) => {
      asked = true;
      response.end(archive);
    }, host);
    const first = await serve((_, response) => response.writeHead(302, { location: hidden }).end(), '127.0.0.3');
    const policy: NetworkPolicy = { ...networkPolicy('anywhere'), allows: (address) => address === '127.0.0.3' };
    const options = { policy, reach: 'public' as const, limits: DEFAULT_SOURCE_LIMITS, signal: AbortSignal.timeout(10_000) };
    await expect(startDownload(new URL(first), options)).rejects.toMatchObject({ code: 'SOURCE_REFUSED' });
    expect(asked).toBe(false);
  });
});

import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RuleListDto } from '../../src/rules/rule.dto.js';
import { TableIndex } from '../../src/rules/table-index.js';
import { tarOf, zipOf } from '../support/archives.js';
import { BROKEN_YAML, NO_RULE, openTestApp, RULE, UNMAPPED_RULE } from './test-app.js';

const YAML = { 'content-type': 'application/yaml' };
const ZIP = { 'content-type': 'application/zip' };

/** The rule of the tests under other names. */
const ruleOf = (id: string, title: string, extra = ''): string =>
  RULE.replace(/id: .*/, `id: ${id}`).replace(/title: .*/, `title: ${title}`) + extra;

const ID = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const EXFILTRATION = `title: Mail To The Outside
id: ${ID(1)}
status: stable
description: Somebody sends a file.
references:
    - https://example.com/smtp
author: Nobody
date: 2024-01-02
modified: 2024-05-06
tags:
    - attack.exfiltration
    - attack.t1048.003
    - cve.2023-23397
logsource:
    category: network_connection
    product: windows
detection:
    selection:
        DestinationPort: 25
        Initiated: 'true'
    condition: selection
falsepositives:
    - Mail clients
level: medium
`;

const ARCHIVE = zipOf([
  { name: 'rules/mail.yml', content: EXFILTRATION },
  { name: 'rules/process.yml', content: ruleOf(ID(2), 'A Process', 'tags:\n  - attack.t1562.001\n') },
  { name: 'rules/web.yml', content: ruleOf(ID(3), 'Another Process', 'tags:\n  - attack.T1048\n') },
  { name: 'rules/broken.yml', content: 'title: Broken\ndetection: {\nlevel: low\n' },
]);

/** How many bytes an archive may have in these tests. */
const LIMIT = 1_000_000;

interface Asked {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload?: string | Buffer;
}

describe('the catalog over REST', () => {
  let app: NestFastifyApplication;

  const ask = ({ method = 'GET', headers = {}, payload, url }: Asked) =>
    app.inject({ method, url, headers, ...(payload !== undefined && { payload }) });
  const get = (url: string, headers: Readonly<Record<string, string>> = {}) => ask({ url, headers });

  /** Sends an archive and waits until it is imported. */
  const imported = async (payload: Buffer, source: string, headers: Readonly<Record<string, string>> = ZIP): Promise<any> => {
    const { statusCode, headers: answered, body } = await ask({ method: 'POST', url: `/imports?source=${source}`, headers, payload });
    if (statusCode !== 202) throw new Error(body);
    for (;;) {
      const run = (await get(String(answered.location))).json();
      if (run.state !== 'running') return run;
      await new Promise((done) => setTimeout(done, 20));
    }
  };

  beforeAll(async () => {
    app = await openTestApp(undefined, undefined, { ARCHIVE_LIMIT: String(LIMIT) });
    await app.listen(0, '127.0.0.1');
    await imported(ARCHIVE, 'pack');
    await app.get(TableIndex).refresh();
  }, 60_000);

  afterAll(() => app.close());

  describe('GET /rules', () => {
    it('has rules with everything that is known of them but their text', async () => {
      const answer = await get('/rules?technique=T1048.003');
      expect(answer.statusCode).toBe(200);
      expect(RuleListDto.parse(answer.json())).toEqual(answer.json());
      expect(answer.json()).toEqual({
        items: [
          {
            id: ID(1),
            kind: 'rule',
            title: 'Mail To The Outside',
            description: 'Somebody sends a file.',
            level: 'medium',
            status: 'stable',
            tags: ['attack.exfiltration', 'attack.t1048.003', 'cve.2023-23397'],
            techniques: [{ id: 'T1048.003', name: 'Exfiltration Over Unencrypted Non-C2 Protocol', taggedAs: ['T1048.003'] }],
            tactics: [{ id: 'TA0010', shortname: 'exfiltration', name: 'Exfiltration' }],
            cves: ['CVE-2023-23397'],
            references: ['https://example.com/smtp'],
            author: 'Nobody',
            license: null,
            date: '2024-01-02',
            modified: '2024-05-06',
            logsource: { category: 'network_connection', product: 'windows', service: null },
            falsepositives: ['Mail clients'],
            fields: [],
            related: [],
            source: { name: 'pack', path: 'rules/mail.yml', repository: null, commit: null },
            version: 1,
            updatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
          },
        ],
        total: 1,
        nextCursor: null,
        notes: [],
      });
    });

    it.each([
      { query: '', found: [1, 2, 3] },
      { query: 'technique=attack.t1048', found: [1, 3] },
      { query: 'technique=T1048&includeSubtechniques=false', found: [3] },
      { query: 'technique=T1048.003&technique=T1562.001', found: [1, 2] },
      { query: 'technique=T9999', found: [] },
      { query: 'tactic=exfiltration', found: [1] },
      { query: 'tag=attack.T1048', found: [3] },
      { query: 'level=medium&level=high', found: [1] },
      { query: 'status=stable', found: [1] },
      { query: 'product=windows&category=network_connection', found: [1] },
      { query: 'service=sysmon', found: [] },
      { query: 'author=nobody', found: [1] },
      { query: 'cve=CVE-2023-23397', found: [1] },
      { query: 'target=defender-xdr', found: [1, 2, 3] },
      { query: 'table=DeviceNetworkEvents', found: [1] },
      { query: 'reference=EXAMPLE.com', found: [1] },
      { query: 'source=pack', found: [1, 2, 3] },
      { query: 'source=other', found: [] },
      { query: 'modifiedSince=2024-05-06', found: [1] },
      { query: 'search=mail', found: [1] },
    ])('finds rules by "$query"', async ({ query, found }) => {
      const answer = (await get(`/rules?${query}`)).json();
      expect(answer.items.map(({ id }: { id: string }) => id)).toEqual(found.map(ID));
      expect(answer.total).toBe(found.length);
    });

    it('says how it read ids that were revoked', async () => {
      const { items, notes } = (await get('/rules?technique=T1685')).json();
      expect(items.map(({ id }: { id: string }) => id)).toEqual([ID(2)]);
      expect(notes[0]).toEqual({ code: 'TECHNIQUE_REPLACED', message: expect.stringContaining('T1562.001') });
    });

    it('comes in pages, each with the address of the next', async () => {
      const titles: string[] = [];
      let pages = 0;
      for (let url: string | undefined = '/rules?limit=2&orderBy=TITLE_DESC&level=low&level=medium'; url !== undefined; pages++) {
        const answer = await get(url);
        const { items, total, nextCursor } = answer.json();
        expect(total).toBe(3);
        titles.push(...items.map(({ title }: { title: string }) => title));
        const next: string | undefined = /^<(.*)>; rel="next"$/.exec(String(answer.headers['link'] ?? ''))?.[1];
        expect(nextCursor === null).toBe(next === undefined);
        url = next;
      }
      expect({ titles, pages }).toEqual({ titles: ['Mail To The Outside', 'Another Process', 'A Process'], pages: 2 });
    });

    it('has an answer for texts that no text of a database is', async () => {
      for (const name of [
        'technique',
        'tactic',
        'tag',
        'product',
        'author',
        'cve',
        'target',
        'table',
        'reference',
        'source',
        'search',
        'cursor',
      ]) {
        for (const value of ['%00', 'a%00b', '%ED%A0%80', '%25_%5C', "'%22"]) {
          const { statusCode } = await get(`/rules?${name}=${value}`);
          expect({ name, value, failed: statusCode >= 500 }).toEqual({ name, value, failed: false });
        }
      }
    });

    it.each([
      { query: 'technique=lateral', code: 'MALFORMED_TECHNIQUE', detail: /"lateral" is not an ATT&CK technique/ },
      { query: 'tactic=%3F', code: 'UNKNOWN_TACTIC', detail: /Unknown tactic "\?"\. Use reconnaissance/ },
      { query: 'target=splunk', code: 'UNKNOWN_TARGET', detail: /splunk/ },
      { query: 'table=Nothing', code: 'UNKNOWN_TABLE', detail: /Nothing/ },
      { query: 'limit=0', code: 'INVALID_REQUEST', detail: /limit/ },
      { query: 'limit=101', code: 'INVALID_REQUEST', detail: /limit/ },
      { query: 'limit=two', code: 'INVALID_REQUEST', detail: /limit is a whole number from 1 to 100/ },
      { query: 'level=hgih', code: 'UNKNOWN_LEVEL', detail: /Unknown level "hgih"\. Did you mean "high"\? Use informational, / },
      { query: 'status=tested', code: 'UNKNOWN_STATUS', detail: /Did you mean "test"/ },
      { query: 'includeSubtechniques=no', code: 'INVALID_REQUEST', detail: /includeSubtechniques/ },
      { query: 'modifiedSince=yesterday', code: 'INVALID_REQUEST', detail: /modifiedSince/ },
      { query: 'search=a&search=b', code: 'INVALID_REQUEST', detail: /search/ },

      { query: 'orderBy=AGE', code: 'INVALID_REQUEST', detail: /orderBy/ },
      { query: 'cursor=abc', code: 'INVALID_CURSOR', detail: /cursor/ },
      {
        query: 'techniques=T1048',
        code: 'INVALID_REQUEST',
        detail: /no parameter "techniques". There are technique, includeSubtechniques, .*orderBy/,
      },
    ])('refuses "$query"', async ({ query, code, detail }) => {
      const answer = await get(`/rules?${query}`);
      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toMatchObject({ code, detail: expect.stringMatching(detail) });
    });
  });

  describe('GET /rules/{id}', () => {
    it('is JSON with the text, or the text byte for byte', async () => {
      const json = await get(`/rules/${ID(1)}`);
      const yaml = await get(`/rules/${ID(1).toUpperCase()}`, { accept: 'application/yaml' });
      expect(json.json()).toMatchObject({ id: ID(1), title: 'Mail To The Outside', yaml: EXFILTRATION });
      expect(yaml.headers).toMatchObject({ 'content-type': 'application/yaml; charset=utf-8', vary: 'Accept' });
      expect(yaml.body).toBe(EXFILTRATION);
    });

    it('is that of a source, where one is named', async () => {
      expect((await get(`/rules/${ID(1)}?source=pack`)).statusCode).toBe(200);
      const other = await get(`/rules/${ID(1)}?source=local`);
      expect(other.statusCode).toBe(404);
      expect(other.json()).toMatchObject({ code: 'RULE_NOT_FOUND' });
    });

    it.each(['no-such-id', '%00', 'x'.repeat(90)])('is not there for %s', async (id) => {
      const answer = await get(`/rules/${id}`);
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'RULE_NOT_FOUND']);
    });

    it.each(['/rules', `/rules/${ID(1)}`, `/rules/${ID(1)}/queries`, `/rules/${ID(1)}/versions`, '/imports'])(
      'does not send %s again to a client that has it',
      async (url) => {
        const first = await get(url);
        const etag = String(first.headers.etag);
        expect(etag).toMatch(/^"[\w.-]+"$/);
        const again = await get(url, { 'if-none-match': etag });
        expect([again.statusCode, again.body]).toEqual([304, '']);
        expect((await get(url, { 'if-none-match': '"other"' })).statusCode).toBe(200);
      },
    );

    it('has another tag in another form', async () => {
      const tags = [await get(`/rules/${ID(1)}`), await get(`/rules/${ID(1)}`, { accept: 'application/yaml' })].map(
        ({ headers }) => headers.etag,
      );
      expect(new Set(tags).size).toBe(2);
    });
  });

  describe('GET /rules/{id}/queries', () => {
    it.each(['', '?target=sentinel-asim&parsers=built-in', '?table=DeviceNetworkEvents&lookback=1d&where=DeviceName!=lab'])(
      'answers as POST /convert%s for its text',
      async (choices) => {
        for (const accept of ['application/json', 'text/plain']) {
          const queries = await get(`/rules/${ID(1)}/queries${choices}`, { accept });
          const converted = await ask({ method: 'POST', url: `/convert${choices}`, headers: { ...YAML, accept }, payload: EXFILTRATION });
          expect(queries.statusCode).toBe(200);
          expect(queries.body).toBe(converted.body);
        }
      },
    );

    it.each([
      { query: '?target=splunk', status: 400, code: 'UNKNOWN_TARGET' },
      { query: '?targets=sentinel', status: 400, code: 'INVALID_REQUEST' },
      { query: '?lookback=long', status: 400, code: 'INVALID_OPTION' },
      { query: '?source=other', status: 404, code: 'RULE_NOT_FOUND' },
      { query: '?table=W3CIISLog', status: 422, code: 'UNSUPPORTED_LOGSOURCE' },
    ])('refuses "$query" as $code', async ({ query, status, code }) => {
      const answer = await get(`/rules/${ID(1)}/queries${query}`);
      expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    });
  });

  describe('a rule that is sent by itself', () => {
    const id = ID(10);
    const url = `/rules/${id}`;
    const first = ruleOf(id, 'The First');
    const second = ruleOf(id, 'The Second');

    it('is added, changed by those who know it as it is, and removed', async () => {
      const created = await ask({ method: 'POST', url: '/rules', headers: YAML, payload: first });
      expect(created.statusCode).toBe(201);
      expect(created.headers.location).toBe(url);
      expect(created.json()).toMatchObject({ id, version: 1, source: { name: 'local' }, yaml: first });
      const asRead = await get(url);
      expect(asRead.headers.etag).toBe(created.headers.etag);
      expect(asRead.body).toBe(created.body);

      const changed = await ask({ method: 'PUT', url, headers: { ...YAML, 'if-match': String(created.headers.etag) }, payload: second });
      expect(changed.statusCode).toBe(200);
      expect(changed.json()).toMatchObject({ id, version: 2, title: 'The Second' });
      expect((await get(url)).headers.etag).toBe(changed.headers.etag);

      const late = await ask({ method: 'PUT', url, headers: { ...YAML, 'if-match': String(created.headers.etag) }, payload: first });
      expect([late.statusCode, late.json().code]).toEqual([412, 'VERSION_MISMATCH']);

      const { items, total } = (await get(`${url}/versions`)).json();
      expect(total).toBe(2);
      expect(items).toMatchObject([
        { version: 2, replacedAt: null, yaml: second },
        { version: 1, yaml: first },
      ]);
      expect(Date.parse(items[1].replacedAt)).toBeGreaterThanOrEqual(Date.parse(items[1].importedAt));

      // The tag of the other form is of the same rule.
      const yaml = await get(url, { accept: 'application/yaml' });
      const removed = await ask({ method: 'DELETE', url, headers: { 'if-match': `"other", ${String(yaml.headers.etag)}` } });
      expect([removed.statusCode, removed.body]).toEqual([204, '']);
      expect((await get(url)).statusCode).toBe(404);
    });

    it('is found by its tables as soon as they are known', async () => {
      await ask({ method: 'POST', url: '/rules', headers: YAML, payload: first });
      await app.get(TableIndex).refresh();
      const { items } = (await get('/rules?table=DeviceProcessEvents&source=local')).json();
      expect(items.map((rule: { id: string }) => rule.id)).toEqual([id]);
    });

    it.each([
      { header: undefined, status: 428, code: 'VERSION_REQUIRED' },
      { header: '', status: 428, code: 'VERSION_REQUIRED' },
      { header: '1', status: 400, code: 'INVALID_REQUEST' },
      { header: '"1', status: 400, code: 'INVALID_REQUEST' },
      { header: '"other"', status: 412, code: 'VERSION_MISMATCH' },
      { header: '"1.0123456789abcdef"', status: 412, code: 'VERSION_MISMATCH' },
    ])('is not changed with If-Match: $header', async ({ header, status, code }) => {
      for (const method of ['PUT', 'DELETE'] as const) {
        const headers = { ...(method === 'PUT' && YAML), ...(header !== undefined && { 'if-match': header }) };
        const answer = await ask({ method, url, headers, ...(method === 'PUT' && { payload: second }) });
        expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
      }
    });

    it('is not changed with a weak tag, and with any in place of which * stands', async () => {
      const etag = String((await get(url)).headers.etag);
      const put = (tag: string) => ask({ method: 'PUT', url, headers: { ...YAML, 'if-match': tag }, payload: second });
      expect((await put(`W/${etag}`)).statusCode).toBe(412);
      expect((await put('*')).statusCode).toBe(200);
    });

    it.each([
      { what: 'no YAML', payload: BROKEN_YAML, status: 422, code: 'INVALID_RULE', errors: [{ code: 'INVALID_YAML', line: 3 }] },
      { what: 'no rule', payload: NO_RULE, status: 422, code: 'INVALID_RULE', errors: [{ code: 'INVALID_SIGMA', line: 1 }, {}] },
      { what: 'a rule without an id', payload: RULE.replace(/id: .*\n/, ''), status: 422, code: 'INVALID_RULE', errors: [{}] },
      { what: 'two rules', payload: `${RULE}---\n${RULE}`, status: 422, code: 'INVALID_RULE', errors: [{}] },
      { what: 'the id of another rule', payload: EXFILTRATION, status: 409, code: 'DUPLICATE_RULE', errors: [{}] },
      { what: 'nothing', payload: '', status: 400, code: 'EMPTY_BODY', errors: [{}] },
    ])('is refused where it is $what', async ({ payload, status, code, errors }) => {
      const answer = await ask({ method: 'POST', url: '/rules', headers: YAML, payload });
      expect(answer.statusCode).toBe(status);
      expect(answer.json()).toMatchObject({ code, errors });
    });

    it('is refused in JSON, with the accepted types', async () => {
      const answer = await ask({ method: 'POST', url: '/rules', headers: { 'content-type': 'application/json' }, payload: '{}' });
      expect([answer.statusCode, answer.json().code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
      expect(answer.headers['accept-post']).toBe('application/yaml, application/x-yaml, text/yaml, text/plain');
    });

    it('may be one that no table has the fields of', async () => {
      const payload = UNMAPPED_RULE.replace(/id: .*/, `id: ${ID(11)}`);
      expect((await ask({ method: 'POST', url: '/rules', headers: YAML, payload })).statusCode).toBe(201);
      expect((await get(`/rules/${ID(11)}/queries`)).statusCode).toBe(422);
      expect((await ask({ method: 'DELETE', url: `/rules/${ID(11)}`, headers: { 'if-match': '*' } })).statusCode).toBe(204);
    });

    it('has to have the id of its address', async () => {
      const answer = await ask({ method: 'PUT', url, headers: { ...YAML, 'if-match': '*' }, payload: RULE });
      expect([answer.statusCode, answer.json().code]).toEqual([422, 'INVALID_RULE']);
    });

    it('is none of a source that was imported', async () => {
      for (const method of ['PUT', 'DELETE'] as const) {
        const headers = { ...(method === 'PUT' && YAML), 'if-match': '*' };
        const answer = await ask({ method, url: `/rules/${ID(1)}`, headers, ...(method === 'PUT' && { payload: EXFILTRATION }) });
        expect([answer.statusCode, answer.json().code]).toEqual([409, 'RULE_IN_SOURCE']);
      }
    });
  });

  describe('POST /imports', () => {
    it('answers before the archive is imported, with the address of what becomes of it', async () => {
      const answer = await ask({ method: 'POST', url: '/imports?source=waiting', headers: ZIP, payload: ARCHIVE });
      expect(answer.statusCode).toBe(202);
      const run = answer.json();
      expect(answer.headers.location).toBe(`/imports/${run.id}`);
      expect(run).toMatchObject({ source: 'waiting', state: 'running', location: 'waiting', finishedAt: null, problem: null });
    });

    it.each([
      { type: 'application/zip', payload: ARCHIVE },
      // As browsers on Windows call it.
      { type: 'application/x-zip-compressed', payload: ARCHIVE },
      { type: 'application/x-tar', payload: tarOf([{ name: 'a.yml', content: ruleOf(ID(20), 'In A Tar') }]) },
      { type: 'application/gzip', payload: gzipSync(tarOf([{ name: 'a.yml', content: ruleOf(ID(20), 'In A Tar') }])) },
      { type: 'application/x-gzip; x=y', payload: gzipSync(tarOf([{ name: 'a.yml', content: ruleOf(ID(20), 'In A Tar') }])) },
      { type: 'application/octet-stream', payload: ARCHIVE },
    ])('reads $type', async ({ type, payload }) => {
      expect(await imported(payload, 'kinds', { 'content-type': type })).toMatchObject({ state: 'done', problem: null });
    });

    it('says what it did with each rule and file, and with the places why one was rejected', async () => {
      const run = await imported(ARCHIVE, 'report');
      expect(run).toMatchObject({
        source: 'report',
        state: 'done',
        counts: { filesRead: 4, added: 3, changed: 0, unchanged: 0, removed: 0, rejected: 1 },
      });
      expect(run.files.map(({ path, outcome }: Record<string, string>) => `${outcome} ${path}`)).toEqual([
        'rejected rules/broken.yml',
        'added rules/mail.yml',
        'added rules/process.yml',
        'added rules/web.yml',
      ]);
      expect(run.files[0].problems).toMatchObject([
        { code: 'INVALID_YAML', locations: [{ line: expect.any(Number), column: expect.any(Number) }] },
      ]);
      expect(run.tableIndex.rules).toBeGreaterThanOrEqual(3);

      const next = await imported(zipOf([{ name: 'rules/mail.yml', content: EXFILTRATION.replace('medium', 'high') }]), 'report');
      expect(next.counts).toEqual({ filesRead: 1, added: 0, changed: 1, unchanged: 0, removed: 2, rejected: 0 });
      const { files } = (await get(`/imports/${next.id}?limit=1`)).json();
      expect(files).toMatchObject([{ outcome: 'removed', ruleId: ID(2), path: 'rules/process.yml' }]);
    });

    it('knows after a while on which tables the new rules run', async () => {
      const run = await imported(ARCHIVE, 'indexed');
      for (;;) {
        const { tableIndex } = (await get(`/imports/${run.id}`)).json();
        if (tableIndex.indexed === tableIndex.rules && !tableIndex.running) break;
        await new Promise((done) => setTimeout(done, 20));
      }
      expect((await get('/rules?source=indexed&table=DeviceNetworkEvents')).json().total).toBe(1);
    });

    it('fails where the archive has no rules, and leaves the catalog as it was', async () => {
      await imported(ARCHIVE, 'kept');
      const run = await imported(zipOf([{ name: 'readme.md', content: 'nothing' }]), 'kept');
      expect(run).toMatchObject({ state: 'failed', problem: { code: 'NO_RULES' } });
      expect((await get('/rules?source=kept')).json().total).toBe(3);
    });

    it('does one import of a source at a time', async () => {
      const answers = await Promise.all(
        [1, 2, 3].map(() => ask({ method: 'POST', url: '/imports?source=twice', headers: ZIP, payload: ARCHIVE })),
      );
      const codes = answers.map(({ statusCode }) => statusCode);
      expect(codes).toContain(202);
      expect(codes).toContain(409);
      expect(answers.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({ code: 'IMPORT_RUNNING' });
    });

    it.each([
      { what: 'a rule', headers: YAML, payload: RULE, status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' },
      { what: 'no archive', headers: ZIP, payload: RULE, status: 415, code: 'UNSUPPORTED_ARCHIVE' },
      { what: 'half an archive', headers: ZIP, payload: ARCHIVE.subarray(0, 300), status: 422, code: 'ARCHIVE_UNREADABLE' },
      { what: 'nothing', headers: ZIP, payload: '', status: 400, code: 'EMPTY_BODY' },
    ])('refuses $what at once', async ({ headers, payload, status, code }) => {
      const answer = await ask({ method: 'POST', url: '/imports?source=refused', headers, payload });
      expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
      expect((await get('/imports?source=refused')).json().total).toBe(0);
    });

    it('refuses names that are none of a source', async () => {
      const post = (source: string) => ask({ method: 'POST', url: `/imports?source=${source}`, headers: ZIP, payload: ARCHIVE });
      expect((await post('local')).json()).toMatchObject({ status: 409, code: 'RESERVED_SOURCE' });
      expect((await post('')).json()).toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
      expect((await post('a%00b')).json()).toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
    });

    it.each([
      { what: 'is announced', headers: { 'content-length': 3 * LIMIT }, status: 413, code: 'BODY_TOO_LARGE' },
      { what: 'arrives', headers: { 'transfer-encoding': 'chunked' }, status: 413, code: 'BODY_TOO_LARGE' },
    ])('refuses more than an archive may have when it $what, and the sender can read it', async ({ headers, status, code }) => {
      const { port } = new URL(await app.getUrl());
      const answer = await new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
        const sent = httpRequest(
          { port, host: '127.0.0.1', method: 'POST', path: '/imports', headers: { ...ZIP, ...headers } },
          (response) => {
            const chunks: Buffer[] = [];
            response.on('data', (chunk: Buffer) => chunks.push(chunk));
            response.on('end', () => {
              resolve({ status: response.statusCode, body: Buffer.concat(chunks).toString() });
            });
          },
        );
        sent.on('error', reject);
        for (let piece = 0; piece < 30; piece++) sent.write(Buffer.alloc(LIMIT / 10));
        sent.end();
      });
      expect(answer.status).toBe(status);
      expect(JSON.parse(answer.body)).toMatchObject({ code, detail: `The body is larger than ${LIMIT} bytes.` });
    });

    it('is the only address that takes archives', async () => {
      const answer = await ask({ method: 'POST', url: '/convert', headers: ZIP, payload: ARCHIVE });
      expect([answer.statusCode, answer.json().code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
      expect(answer.headers['accept-post']).not.toContain('zip');
    });
  });

  describe('GET /imports', () => {
    it('has the imports in pages, the newest first', async () => {
      for (const number of [1, 2, 3]) await imported(zipOf([{ name: 'a.yml', content: ruleOf(ID(30), `Number ${number}`) }]), 'history');
      const first = await get('/imports?source=history&limit=2');
      const { items, total, nextCursor } = first.json();
      expect([items.length, total]).toEqual([2, 3]);
      const next = /^<(.*)>; rel="next"$/.exec(String(first.headers['link']))?.[1] ?? '';
      const second = (await get(next)).json();
      expect(next).toContain(`cursor=${nextCursor}`);
      expect(second.items).toHaveLength(1);
      expect(second.nextCursor).toBeNull();
      const times = [...items, ...second.items].map(({ startedAt }: { startedAt: string }) => startedAt);
      expect(times).toEqual([...times].sort().reverse());
    });

    it.each([
      { url: '/imports/no-such-import', status: 404, code: 'IMPORT_NOT_FOUND' },
      { url: '/imports/%00', status: 404, code: 'IMPORT_NOT_FOUND' },
      { url: '/imports?cursor=abc', status: 400, code: 'INVALID_CURSOR' },
      { url: '/imports?limit=1.5', status: 400, code: 'INVALID_REQUEST' },
      { url: '/imports?limit=', status: 400, code: 'INVALID_REQUEST' },
      { url: '/imports?state=done', status: 400, code: 'INVALID_REQUEST' },
    ])('refuses $url', async ({ url, status, code }) => {
      const answer = await get(url);
      expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    });
  });

  describe('ATT&CK', () => {
    it('has techniques with the number of their rules, which is that of the list of their rules', async () => {
      const { items, total } = (await get('/attack/techniques?search=t1048')).json();
      expect(total).toBe(items.length);
      expect(items.map((technique: { id: string }) => technique.id)).toEqual(['T1048', 'T1048.001', 'T1048.002', 'T1048.003']);
      expect(items[3]).toMatchObject({
        id: 'T1048.003',
        name: 'Exfiltration Over Unencrypted Non-C2 Protocol',
        url: 'https://attack.mitre.org/techniques/T1048/003/',
        tactics: [{ id: 'TA0010', shortname: 'exfiltration', name: 'Exfiltration' }],
        parentId: 'T1048',
        deprecated: false,
        revoked: false,
        revokedBy: null,
      });
      expect(items[3].platforms).toContain('Windows');
      for (const { id, ruleCount } of items) {
        expect({ id, total: (await get(`/rules?technique=${id}&includeSubtechniques=false`)).json().total }).toEqual({
          id,
          total: ruleCount,
        });
      }
      expect(items[0].ruleCount).toBeGreaterThan(0);
    });

    it('leaves out what was revoked, and tells its successor where it is asked for', async () => {
      const ids = async (query: string): Promise<readonly string[]> =>
        (await get(`/attack/techniques?${query}`)).json().items.map((technique: { id: string }) => technique.id);
      expect(await ids('search=T1086')).toEqual([]);
      const { items } = (await get('/attack/techniques?search=T1086&includeDeprecated=true')).json();
      expect(items).toMatchObject([{ id: 'T1086', revoked: true, revokedBy: 'T1059.001' }]);
      expect(await ids('tactic=TA0010&search=transfer%20size')).toEqual(['T1030']);
      expect(await ids('tactic=impact&search=transfer%20size')).toEqual([]);
    });

    it('is a layer of the Navigator, of the rules that a filter means', async () => {
      const layer = (await get('/attack/navigator-layer?source=pack')).json();
      expect(layer).toMatchObject({ name: 'Sigma rules: source pack', domain: 'enterprise-attack', versions: { layer: '4.5' } });
      const scores = layer.techniques.flatMap(({ techniqueID, score }: { techniqueID: string; score?: number }) =>
        score === undefined ? [] : [[techniqueID, score]],
      );
      expect(Object.fromEntries(scores)).toMatchObject({ T1048: 1, 'T1048.003': 1 });
      expect(scores).toHaveLength(3);
      const one = (await get('/attack/navigator-layer?source=pack&technique=T1048.003')).json();
      expect(one.techniques.filter(({ score }: { score?: number }) => score !== undefined)).toEqual([
        { techniqueID: 'T1048.003', score: 1 },
      ]);
      expect((await get('/attack/navigator-layer?source=none')).json()).toMatchObject({ techniques: [] });
    });

    it('says on a layer how its filter was read', async () => {
      const { notes } = (await get('/rules?tactic=stealth')).json();
      expect(notes).toHaveLength(1);
      expect((await get('/attack/navigator-layer?tactic=stealth')).json().description).toContain(notes[0].message);
    });

    it.each([
      { url: '/attack/techniques?tactic=%3F', code: 'UNKNOWN_TACTIC' },
      { url: '/attack/techniques?includeDeprecated=perhaps', code: 'INVALID_REQUEST' },
      { url: '/attack/techniques?technique=T1048', code: 'INVALID_REQUEST' },
      { url: '/attack/navigator-layer?technique=x', code: 'MALFORMED_TECHNIQUE' },
      { url: '/attack/navigator-layer?limit=1', code: 'INVALID_REQUEST' },
    ])('refuses $url', async ({ url, code }) => {
      const answer = await get(url);
      expect([answer.statusCode, answer.json().code]).toEqual([400, code]);
    });
  });

  describe('REST and GraphQL', () => {
    const QUERY = `query ($filter: RuleFilter, $orderBy: RuleOrder) {
      rules(filter: $filter, orderBy: $orderBy, first: 100) { totalCount notes { code message } nodes {
        id title level status tags cves references author license date modified version
        techniques { id name taggedAs } tactics { id shortname name } source { name path repository commit }
      } }
    }`;

    /** What GraphQL answers to a filter: the list, or the code of the problem. */
    const graphql = async (filter: object, orderBy?: string): Promise<any> => {
      const answer = await ask({
        method: 'POST',
        url: '/graphql',
        headers: { 'content-type': 'application/json' },
        payload: JSON.stringify({ query: QUERY, variables: { filter, orderBy } }),
      });
      const { data, errors } = answer.json();
      return errors ? { code: errors[0].extensions.code } : data.rules;
    };

    it.each<{ readonly filter: Readonly<Record<string, string | boolean | readonly string[]>>; readonly orderBy?: string }>([
      { filter: {} },
      { filter: {}, orderBy: 'MODIFIED_DESC' },
      { filter: { technique: ['T1048'] } },
      { filter: { technique: ['T1048'], includeSubtechniques: false } },
      { filter: { technique: ['attack.t1562.001', 'T1048.003'] } },
      { filter: { technique: ['T9999'] } },
      { filter: { technique: ['exfiltration'] } },
      { filter: { tactic: ['exfiltration', 'defense-evasion'] } },
      { filter: { tactic: ['?'] } },
      { filter: { tag: ['attack.t1048'] } },
      { filter: { level: ['medium', 'high'], status: ['stable'] } },
      { filter: { level: ['severe'] } },
      { filter: { product: ['WINDOWS'], category: ['process_creation'], service: [] } },
      { filter: { author: ['nobody'], cve: ['cve.2023-23397'] } },
      { filter: { target: ['sentinel'], table: ['DeviceNetworkEvents'] } },
      { filter: { target: ['defender-xdr'] } },
      { filter: { target: ['splunk'] } },
      { filter: { table: ['Nothing'] } },
      { filter: { reference: ['example.com/'], source: ['pack'] } },
      { filter: { modifiedSince: '2024-05-06' } },
      { filter: { modifiedSince: '6 May' } },
      { filter: { product: ['window'], connector: ['No Connector'], createdSince: '2024-01-01', distinct: false } },
      { filter: { status: ['tested'] } },
      { filter: { tactic: ['exfiltraton'] } },
      { filter: { search: 'process -another' }, orderBy: 'TITLE_DESC' },
    ])('find the same by $filter', async ({ filter, orderBy }) => {
      const parameters = new URLSearchParams({ limit: '100', ...(orderBy !== undefined && { orderBy }) });
      for (const [name, value] of Object.entries(filter)) for (const one of [value].flat()) parameters.append(name, String(one));
      const rest = (await get(`/rules?${parameters.toString()}`)).json();
      // A list of a query string is there or not; it is never empty.
      const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => !Array.isArray(value) || value.length > 0));
      const list = await graphql(asked, orderBy);
      if (rest.code !== undefined) {
        expect(list).toEqual({ code: rest.code });
        return;
      }
      expect({ totalCount: rest.total, notes: rest.notes }).toEqual({ totalCount: list.totalCount, notes: list.notes });
      expect(rest.items).toMatchObject(list.nodes);
      expect(list.nodes).toHaveLength(rest.items.length);
    });
  });

  it('is ready, and says what the catalog has', async () => {
    const revision = async (): Promise<number> =>
      Number(/^Revision (\d+): \d+ rules, /.exec((await get('/health/ready')).json().checks.catalog.detail)?.[1]);
    const before = await revision();
    await imported(zipOf([{ name: 'a.yml', content: ruleOf(ID(40), 'Something New') }]), 'health');
    expect(await revision()).toBe(before + 1);
    expect((await get('/health/ready')).json()).toMatchObject({ status: 'ok', checks: { database: { status: 'ok' } } });
  });
});

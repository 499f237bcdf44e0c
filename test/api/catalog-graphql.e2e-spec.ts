import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import type { RuleFile, RuleSource } from '../../src/imports/sources/rule-source.js';
import { RuleImporter } from '../../src/imports/rule-importer.js';
import { ConversionService } from '../../src/conversion/conversion.service.js';
import { FACETS, RULE_ORDERS, RuleFilter } from '../../src/rules/rule-query.js';
import { TableIndex } from '../../src/rules/table-index.js';
import { openTestApp } from './test-app.js';

const SMTP_ID = '9976fa64-2804-423c-8a5b-646ade840773';
const WHOAMI_ID = '502b42de-4306-40b4-9596-6f590c81f073';
const DNS_ID = '1f2f2f2e-7a39-4b5c-a1d3-0d1f4f7d3b0a';
const DISABLED_ID = '7a3d8f5b-98e3-4c2b-9b8d-0f4a86a5c001';
const UNMAPPED_ID = 'd6ce7ebd-260b-4323-9768-a9631c8d4db2';
const WEB_ID = 'b4c1a5a0-35a1-4cbe-9b62-66a4f1f3b9d1';

const SMTP = `title: Suspicious Outbound SMTP Connections
id: ${SMTP_ID}
related:
    - id: ${DNS_ID}
      type: similar
    - id: 00000000-0000-4000-8000-00000000dead
      type: obsolete
status: test
description: Adversaries may steal data by exfiltrating it over an un-encrypted network protocol.
references:
    - https://github.com/redcanaryco/atomic-red-team/blob/master/atomics/T1048.003/T1048.003.md
author: Somebody
date: 2022-01-07
modified: 2022-09-21
tags:
    - attack.exfiltration
    - attack.t1048.003
logsource:
    category: network_connection
    product: windows
detection:
    selection:
        DestinationPort:
            - 25
            - 587
        Initiated: 'true'
    filter:
        Image|endswith: '\\thunderbird.exe'
    condition: selection and not filter
falsepositives:
    - Other SMTP tools
level: medium
`;

const rule = ({
  id,
  title,
  tags,
  category = 'process_creation',
  product = 'windows',
  test = "Image|endswith: '\\whoami.exe'",
  level = 'low',
  date = '2023-01-01',
}: {
  readonly id: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly category?: string;
  readonly product?: string | null;
  readonly test?: string;
  readonly level?: string;
  readonly date?: string;
}): string =>
  [
    `title: ${title}`,
    `id: ${id}`,
    'status: test',
    `date: ${date}`,
    `tags: [${tags.join(', ')}]`,
    'logsource:',
    `    category: ${category}`,
    ...(product === null ? [] : [`    product: ${product}`]),
    'detection:',
    '    selection:',
    `        ${test}`,
    '    condition: selection',
    `level: ${level}`,
    '',
  ].join('\n');

const FILES: readonly RuleFile[] = [
  { path: 'smtp.yml', text: SMTP },
  { path: 'whoami.yml', text: rule({ id: WHOAMI_ID, title: 'Whoami Execution', tags: ['attack.discovery', 'attack.t1033'] }) },
  {
    path: 'dns.yml',
    text: rule({
      id: DNS_ID,
      title: 'Exfiltration by DNS',
      tags: ['attack.exfiltration', 'attack.t1048', 'attack.t1048.003'],
      category: 'dns_query',
      test: 'QueryName|endswith: .example.org',
      level: 'high',
      date: '2024-02-29',
    }),
  },
  {
    path: 'disabled.yml',
    text: rule({
      id: DISABLED_ID,
      title: 'Defender Disabled',
      tags: ['attack.defense-evasion', 'attack.t1562.001', 'attack.t1562.006'],
      level: 'high',
    }),
  },
  {
    path: 'unmapped.yml',
    text: rule({ id: UNMAPPED_ID, title: 'Runs Nowhere', tags: ['attack.t1033'], test: 'NoSuchField: 1' }),
  },
  {
    path: 'web.yml',
    text: rule({
      id: WEB_ID,
      title: 'Request of a Web Shell',
      tags: ['attack.persistence', 'attack.t1505.003'],
      category: 'webserver',
      product: null,
      test: 'cs-uri-stem|contains: shell.aspx',
    }),
  },
];

function sourceOf(files: readonly RuleFile[]): RuleSource {
  return {
    kind: 'folder',
    name: 'tested',
    provenance: { location: '/rules', repository: 'https://example.org/rules', commit: 'c0ffee' },
    files: () => Readable.from(files),
    close: () => Promise.resolve(),
  };
}

interface Connection {
  readonly totalCount: number;
  readonly notes: readonly { readonly code: string; readonly message: string }[];
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string; readonly title: string } }[];
  readonly nodes: readonly { readonly id: string; readonly title: string }[];
  readonly pageInfo: Readonly<Record<'hasNextPage' | 'hasPreviousPage' | 'startCursor' | 'endCursor', unknown>>;
  readonly facets: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>;
}

describe('the catalog over GraphQL', () => {
  let app: NestFastifyApplication;

  const importRules = async (files: readonly RuleFile[]) => {
    const { done } = await app.get(RuleImporter).start(sourceOf(files));
    expect(await done).toMatchObject({ state: 'done', problem: null });
    await app.get(TableIndex).refresh();
  };

  beforeAll(async () => {
    app = await openTestApp();
    await importRules([{ path: 'smtp.yml', text: SMTP.replace('- 587', '- 2525').replace('level: medium', 'level: low') }]);
    await importRules(FILES);
  }, 120_000);

  afterAll(() => app.close());

  const post = (query: string, variables: object = {}) => app.inject({ method: 'POST', url: '/graphql', payload: { query, variables } });

  const ask = async (query: string, variables: object = {}) => {
    const answer = (await post(query, variables)).json();
    expect(answer.errors).toBeUndefined();
    return answer.data;
  };

  /** The codes of the errors of a document, the same when it is compiled. */
  const refusal = async (query: string, variables: object = {}) => {
    const codes = async () => [...new Set((await post(query, variables)).json().errors?.map((error: any) => error.extensions.code))];
    const first = await codes();
    expect(await codes()).toEqual(first);
    expect(await codes()).toEqual(first);
    return first;
  };

  const rules = async (query: string, variables: object = {}): Promise<Connection> => (await ask(query, variables)).rules;
  const titles = ({ nodes }: Connection) => nodes.map(({ title }) => title);

  describe('as it is described', () => {
    it('lists the rules of a technique with their queries for the tables that are there', async () => {
      const list =
        await rules(`query { rules(filter: { technique: ["T1048.003"], product: ["windows"] }, search: "smtp", orderBy: MODIFIED_DESC, first: 20) {
        totalCount
        facets { levels { value count } tactics { value count } products { value count } tables { value count } }
        edges { cursor node { id title level status tags references author date modified
          techniques { id name tactics { id name } parent { id } } tactics { id name } logsource { product category service }
          conversions(targets: ["sentinel-asim"], tables: ["imNetworkSession"]) { target table status query notes { code message } connectors warnings { code message field locations { line } } problems { code message field locations { line } } } } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`);
      expect(list).toMatchObject({
        totalCount: 1,
        facets: {
          levels: [{ value: 'medium', count: 1 }],
          tactics: [{ value: 'exfiltration', count: 1 }],
          products: [{ value: 'windows', count: 1 }],
        },
        edges: [
          {
            node: {
              id: SMTP_ID,
              title: 'Suspicious Outbound SMTP Connections',
              level: 'medium',
              status: 'test',
              tags: ['attack.exfiltration', 'attack.t1048.003'],
              author: 'Somebody',
              date: '2022-01-07',
              modified: '2022-09-21',
              techniques: [
                {
                  id: 'T1048.003',
                  name: 'Exfiltration Over Unencrypted Non-C2 Protocol',
                  tactics: [{ id: 'TA0010', name: 'Exfiltration' }],
                  parent: { id: 'T1048' },
                },
              ],
              tactics: [{ id: 'TA0010', name: 'Exfiltration' }],
              logsource: { product: 'windows', category: 'network_connection', service: null },
              conversions: [{ target: 'sentinel-asim', table: 'imNetworkSession', status: 'converted', problems: [] }],
            },
          },
        ],
        pageInfo: { hasNextPage: false, hasPreviousPage: false },
      });
      expect(list.facets['tables']).toContainEqual({ value: 'imNetworkSession', count: 1 });
      expect(list.pageInfo.endCursor).toBe(list.edges[0]?.cursor);
    });

    it('shows a rule with its queries, its relations and its versions', async () => {
      const { rule: found } = await ask(
        `query { rule(id: "${SMTP_ID.toUpperCase()}") { title yaml conversions { table query } related { type rule { id title } } versions { version importedAt } } }`,
      );
      expect(found).toMatchObject({
        title: 'Suspicious Outbound SMTP Connections',
        yaml: SMTP,
        related: [
          { type: 'similar', rule: { id: DNS_ID, title: 'Exfiltration by DNS' } },
          { type: 'obsolete', rule: null },
        ],
        versions: [{ version: 2 }, { version: 1 }],
      });
      expect(found.conversions.map(({ table }: { table: string }) => table)).toContain('DeviceNetworkEvents');
      for (const { importedAt } of found.versions) expect(new Date(importedAt).toISOString()).toBe(importedAt);
    });

    it('returns a technique with its rules', async () => {
      const { technique } = await ask(
        `query { technique(id: "T1048.003") { id name tactics { name } parent { id } subtechniques { id } rules(first: 10) { totalCount nodes { title } } } }`,
      );
      expect(technique).toEqual({
        id: 'T1048.003',
        name: 'Exfiltration Over Unencrypted Non-C2 Protocol',
        tactics: [{ name: 'Exfiltration' }],
        parent: { id: 'T1048' },
        subtechniques: [],
        rules: { totalCount: 2, nodes: [{ title: 'Exfiltration by DNS' }, { title: 'Suspicious Outbound SMTP Connections' }] },
      });
    });

    it('counts what the rules for a table detect, beside the targets', async () => {
      const { coverage, targets } = await ask(
        `query { coverage(filter: { table: ["DeviceNetworkEvents"] }) { techniques { technique { id } ruleCount } } targets { id title tables { name connectors columns { name type } } } }`,
      );
      expect(coverage.techniques).toContainEqual({ technique: { id: 'T1048.003' }, ruleCount: expect.any(Number) });
      expect(targets).toHaveLength(3);
    });
  });

  describe('a rule', () => {
    it('says everything that the catalog keeps of it', async () => {
      const { rule: found } = await ask(`{ rule(id: "${SMTP_ID}") {
        id kind title description level status tags references author license date modified falsepositives fields cves document version
        source { name path repository commit } createdAt updatedAt } }`);
      expect(found).toEqual({
        id: SMTP_ID,
        kind: 'rule',
        title: 'Suspicious Outbound SMTP Connections',
        description: 'Adversaries may steal data by exfiltrating it over an un-encrypted network protocol.',
        level: 'medium',
        status: 'test',
        tags: ['attack.exfiltration', 'attack.t1048.003'],
        references: ['https://github.com/redcanaryco/atomic-red-team/blob/master/atomics/T1048.003/T1048.003.md'],
        author: 'Somebody',
        license: null,
        date: '2022-01-07',
        modified: '2022-09-21',
        falsepositives: ['Other SMTP tools'],
        fields: [],
        cves: [],
        document: 0,
        version: 2,
        source: { name: 'tested', path: 'smtp.yml', repository: 'https://example.org/rules', commit: 'c0ffee' },
        createdAt: expect.any(String),
        updatedAt: expect.any(String),
      });
    });

    it.each([
      { what: 'an id that is nobody’s', query: '{ rule(id: "00000000-0000-4000-8000-00000000dead") { id } }' },
      { what: 'a source that does not have it', query: `{ rule(id: "${SMTP_ID}", source: "local") { id } }` },
    ])('is null for $what', async ({ query }) => {
      expect(await ask(query)).toEqual({ rule: null });
    });

    it('has the techniques of today, with the ids that it is tagged with', async () => {
      const { rule: found } = await ask(
        `{ rule(id: "${DISABLED_ID}") { techniques { id taggedAs name technique { id revoked } } tactics { shortname } } }`,
      );
      expect(found).toEqual({
        techniques: [
          {
            id: 'T1685',
            taggedAs: ['T1562.001', 'T1562.006'],
            name: 'Disable or Modify Tools',
            technique: { id: 'T1685', revoked: false },
          },
        ],
        tactics: [{ shortname: 'defense-impairment' }],
      });
    });

    it('knows who is related to it', async () => {
      const { rule: found } = await ask(`{ rule(id: "${DNS_ID}") { related { id } relatedBy { id type rule { title } } } }`);
      expect(found).toEqual({
        related: [],
        relatedBy: [{ id: SMTP_ID, type: 'similar', rule: { title: 'Suspicious Outbound SMTP Connections' } }],
      });
    });

    it('converts as its text does, and says why it runs nowhere', async () => {
      const query = `query ($id: ID!, $text: String!, $options: ConvertOptionsInput) {
        rule(id: $id) { converted(options: $options) { ...All } conversions(options: $options) { table query } }
        convert(input: { rule: $text, options: $options }) { rules { ...All } } }
        fragment All on ConvertedRule { id title conversions { target table query warnings { code } problems { code locations { line } } } problems { code message } }`;
      const options = { lookback: '1d', parsers: 'built-in', availableTables: ['imNetworkSession'] };
      const same = await ask(query, { id: SMTP_ID, text: SMTP, options });
      expect(same.rule.converted).toEqual(same.convert.rules[0]);
      expect(same.rule.conversions).toMatchObject([{ table: '_Im_NetworkSession', query: expect.stringContaining('ago(1d)') }]);

      const { rule: nowhere } = await ask(`{ rule(id: "${WEB_ID}") { conversions(targets: ["defender-xdr"]) { table }
        converted(targets: ["defender-xdr"]) { problems { code } } } }`);
      expect(nowhere).toEqual({ conversions: [], converted: { problems: [{ code: 'UNSUPPORTED_LOGSOURCE' }] } });
      expect(await refusal(`{ rule(id: "${SMTP_ID}") { conversions(tables: ["NoSuchTable"]) { table } } }`)).toEqual(['UNKNOWN_TABLE']);
    });

    it('shows what changed from a version to the next, in its text and in its queries', async () => {
      const { rule: found } = await ask(`{ rule(id: "${SMTP_ID}") { versions { version replacedAt yaml
        diff same: diff(from: 2) queryDiff(tables: ["DeviceNetworkEvents"], targets: ["defender-xdr"]) { target table before after diff } } } }`);
      const [now, before] = found.versions;
      expect(now).toMatchObject({ version: 2, replacedAt: null, yaml: SMTP, same: '' });
      expect(now.diff).toContain('-            - 2525\n+            - 587\n');
      expect(now.diff).toContain('-level: low\n+level: medium\n');
      expect(now.queryDiff).toMatchObject([{ target: 'defender-xdr', table: 'DeviceNetworkEvents' }]);
      expect(now.queryDiff[0].before).toContain('2525');
      expect(now.queryDiff[0].after).toContain('587');
      expect(now.queryDiff[0].diff).toMatch(/^-.*2525[^]*^\+.*587/m);
      expect(before).toMatchObject({ version: 1, diff: null, queryDiff: null });
      expect(before.same).toContain('-            - 587\n+            - 2525\n');
      expect(new Date(before.replacedAt).getTime()).toBeGreaterThan(0);
      expect(await refusal(`{ rule(id: "${SMTP_ID}") { versions { diff(from: 7) } } }`)).toEqual(['BAD_USER_INPUT']);
    });
  });

  describe('a list', () => {
    const PAGE = `query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: RuleOrder) {
      rules(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) {
        totalCount nodes { id title } edges { cursor node { id title } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

    it.each(RULE_ORDERS)('has each rule once, page by page, forwards and backwards, in the order %s', async (orderBy) => {
      const all = titles(await rules(PAGE, { first: 100, orderBy }));
      expect(all).toHaveLength(FILES.length);
      const forwards: string[] = [];
      let page = await rules(PAGE, { first: 4, orderBy });
      expect(page.pageInfo).toMatchObject({ hasPreviousPage: false, hasNextPage: true });
      forwards.push(...titles(page));
      page = await rules(PAGE, { first: 4, after: page.pageInfo.endCursor, orderBy });
      expect(page.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
      forwards.push(...titles(page));
      expect(forwards).toEqual(all);

      const last = await rules(PAGE, { last: 4, orderBy });
      expect(last.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
      const rest = await rules(PAGE, { last: 4, before: last.pageInfo.startCursor, orderBy });
      expect(rest.pageInfo).toMatchObject({ hasPreviousPage: false, hasNextPage: true });
      expect([...titles(rest), ...titles(last)]).toEqual(all);
    });

    it('is ordered as asked', async () => {
      expect(titles(await rules(PAGE, { first: 2, orderBy: 'TITLE_ASC' }))).toEqual(['Defender Disabled', 'Exfiltration by DNS']);
      expect(titles(await rules(PAGE, { first: 1, orderBy: 'MODIFIED_DESC' }))).toEqual(['Exfiltration by DNS']);
    });

    it('has the same rules as nodes and as edges, and none where none are asked for', async () => {
      const { nodes, edges } = await rules(PAGE, { first: 3 });
      expect(edges.map(({ node }) => node)).toEqual(nodes);
      expect(await rules(PAGE, { first: 0 })).toMatchObject({ nodes: [], pageInfo: { startCursor: null, endCursor: null } });
    });

    it.each([
      { what: 'more than a hundred', page: { first: 101 }, code: 'BAD_USER_INPUT' },
      { what: 'more than a hundred from the end', page: { last: 101 }, code: 'BAD_USER_INPUT' },
      { what: 'less than none', page: { first: -1 }, code: 'BAD_USER_INPUT' },
      { what: 'the first and the last', page: { first: 1, last: 1 }, code: 'BAD_USER_INPUT' },
      { what: 'what comes after no cursor', page: { first: 1, after: 'bm9uc2Vuc2U' }, code: 'INVALID_CURSOR' },
    ])('refuses $what with $code', async ({ page, code }) => {
      expect(await refusal(PAGE, page)).toEqual([code]);
    });

    it('refuses a cursor of another order', async () => {
      const { pageInfo } = await rules(PAGE, { first: 1, orderBy: 'TITLE_ASC' });
      expect(await refusal(PAGE, { first: 1, after: pageInfo.endCursor, orderBy: 'ID' })).toEqual(['INVALID_CURSOR']);
    });

    it('is counted by every facet, each applying every filter except its own', async () => {
      const facets = `facets { ${FACETS.map((facet) => `${facet} { value count }`).join(' ')} }`;
      const all = (await rules(`{ rules { ${facets} } }`)).facets;
      expect(all).toMatchObject({
        levels: [
          { value: 'low', count: 3 },
          { value: 'high', count: 2 },
          { value: 'medium', count: 1 },
        ],
        statuses: [{ value: 'test', count: 6 }],
        tactics: [
          { value: 'exfiltration', count: 2 },
          { value: 'defense-impairment', count: 1 },
          { value: 'discovery', count: 1 },
          { value: 'persistence', count: 1 },
        ],
        techniques: [
          { value: 'T1033', count: 2 },
          { value: 'T1048.003', count: 2 },
          { value: 'T1048', count: 1 },
          { value: 'T1505.003', count: 1 },
          { value: 'T1685', count: 1 },
        ],
        products: [{ value: 'windows', count: 5 }],
        categories: [
          { value: 'process_creation', count: 3 },
          { value: 'dns_query', count: 1 },
          { value: 'network_connection', count: 1 },
          { value: 'webserver', count: 1 },
        ],
        services: [],
        sources: [{ value: 'tested', count: 6 }],
      });
      expect(all['tables']).toContainEqual({ value: 'DeviceProcessEvents', count: 2 });
      const high = (await rules(`{ rules(filter: { level: ["high"] }) { ${facets} } }`)).facets;
      expect(high['levels']).toEqual(all['levels']);
      expect(high['tactics']).toEqual([
        { value: 'defense-impairment', count: 1 },
        { value: 'exfiltration', count: 1 },
      ]);
    });
  });

  describe('a question for a technique', () => {
    const OF = `query ($technique: [String!], $includeSubtechniques: Boolean) {
      rules(filter: { technique: $technique, includeSubtechniques: $includeSubtechniques }, orderBy: TITLE_ASC) { totalCount notes { code message } nodes { id title } } }`;

    it('finds the rules of its sub-techniques, unless they are excluded', async () => {
      expect(titles(await rules(OF, { technique: ['attack.t1048'] }))).toEqual([
        'Exfiltration by DNS',
        'Suspicious Outbound SMTP Connections',
      ]);
      expect(titles(await rules(OF, { technique: ['T1048'], includeSubtechniques: false }))).toEqual(['Exfiltration by DNS']);
      expect(titles(await rules(OF, { technique: ['t1048.003', 'T1033'] }))).toHaveLength(4);
    });

    it('finds the rules of a revoked id under its successor, and says so', async () => {
      for (const technique of [['T1562.001'], ['T1685']]) {
        const { nodes, notes } = await rules(OF, { technique });
        expect(nodes).toMatchObject([{ id: DISABLED_ID }]);
        expect(notes.map(({ message }) => message).join(' ')).toContain('T1562.001');
      }
      expect((await rules(OF, { technique: ['T1562.001'] })).notes).toContainEqual({
        code: 'TECHNIQUE_REPLACED',
        message: 'T1562.001 is revoked since ATT&CK 19. T1685 replaces it.',
      });
      expect((await rules(OF, { technique: ['T1048.003'] })).notes).toEqual([]);
    });

    it('is an empty list for one that nobody knows, and an error for what is none', async () => {
      expect(await rules(OF, { technique: ['T9999'] })).toMatchObject({ totalCount: 0, nodes: [] });
      expect(await refusal(OF, { technique: ['T10'] })).toEqual(['MALFORMED_TECHNIQUE']);
      expect(await refusal('{ rules(filter: { tactic: ["!"] }) { totalCount } }')).toEqual(['UNKNOWN_TACTIC']);
    });

    it.each([
      { what: 'an unknown level', query: '{ rules(filter: { level: ["severe"] }) { totalCount } }', code: 'UNKNOWN_LEVEL' },
      { what: 'an empty search', query: '{ rules(search: " ") { totalCount } }', code: 'INVALID_REQUEST' },
      { what: 'a search in two places', query: '{ rules(search: "a", filter: { search: "b" }) { totalCount } }', code: 'BAD_USER_INPUT' },
      { what: 'an unknown table', query: '{ rules(filter: { table: ["NoSuch"] }) { totalCount } }', code: 'UNKNOWN_TABLE' },
      { what: 'an unknown target', query: '{ coverage(filter: { target: ["splunk"] }) { notes { code } } }', code: 'UNKNOWN_TARGET' },
      { what: 'an unknown available table', query: '{ coverage(availableTables: ["NoSuch"]) { notes { code } } }', code: 'UNKNOWN_TABLE' },
    ])('and other filters refuse $what with $code', async ({ query, code }) => {
      expect(await refusal(query)).toEqual([code]);
    });
  });

  describe('ATT&CK', () => {
    it('knows a technique with its family, in any case', async () => {
      const { technique } = await ask(
        '{ technique(id: "attack.t1048") { id url parent { id } subtechniques { id } platforms deprecated revoked successor { id } rules { totalCount } } }',
      );
      expect(technique).toMatchObject({
        id: 'T1048',
        url: 'https://attack.mitre.org/techniques/T1048/',
        parent: null,
        subtechniques: [{ id: 'T1048.001' }, { id: 'T1048.002' }, { id: 'T1048.003' }],
        deprecated: false,
        revoked: false,
        successor: null,
        rules: { totalCount: 2 },
      });
      expect(technique.platforms).toContain('Windows');
    });

    it('names the successor of a revoked technique, and finds its rules', async () => {
      expect(
        await ask('{ technique(id: "T1562.001") { id revoked successor { id name } rules { nodes { id } notes { code } } } }'),
      ).toMatchObject({
        technique: { id: 'T1562.001', revoked: true, successor: { id: 'T1685' }, rules: { nodes: [{ id: DISABLED_ID }] } },
      });
    });

    it('has null for an id that is nobody’s, and an error for what is none', async () => {
      expect(await ask('{ technique(id: "T9999") { id } }')).toEqual({ technique: null });
      expect(await refusal('{ technique(id: "whoami") { id } }')).toEqual(['MALFORMED_TECHNIQUE']);
    });

    it('lists techniques and tactics', async () => {
      const { tactics, techniques, found, more } = await ask(`{ tactics { id name shortname }
        techniques(tactic: ["Exfiltration"]) { id tactics { shortname } deprecated revoked }
        found: techniques(search: "unencrypted non-c2") { id }
        more: techniques(search: "t1562.001", includeDeprecated: true) { id } }`);
      expect(tactics).toContainEqual({ id: 'TA0010', name: 'Exfiltration', shortname: 'exfiltration' });
      expect(techniques.length).toBeGreaterThan(10);
      for (const technique of techniques) {
        expect(technique).toMatchObject({ deprecated: false, revoked: false });
        expect(technique.tactics).toContainEqual({ shortname: 'exfiltration' });
      }
      expect(found).toEqual([{ id: 'T1048.003' }]);
      expect(more).toEqual([{ id: 'T1562.001' }]);
    });
  });

  describe('the coverage', () => {
    const COUNTS = 'ruleCount convertibleCount availableCount';

    it('counts the rules and those that run somewhere, by technique and tactic', async () => {
      const { coverage } = await ask(`{ coverage { total { ${COUNTS} unindexedCount } techniques { id technique { name } ${COUNTS} }
        tactics { shortname tactic { id } ${COUNTS} } notes { code } } }`);
      expect(coverage.total).toEqual({ ruleCount: 6, convertibleCount: 5, availableCount: null, unindexedCount: 0 });
      expect(coverage.techniques).toMatchObject([
        { id: 'T1033', ruleCount: 2, convertibleCount: 1, availableCount: null },
        { id: 'T1048', ruleCount: 1, convertibleCount: 1 },
        { id: 'T1048.003', technique: { name: 'Exfiltration Over Unencrypted Non-C2 Protocol' }, ruleCount: 2, convertibleCount: 2 },
        { id: 'T1505.003', ruleCount: 1, convertibleCount: 1 },
        { id: 'T1685', ruleCount: 1, convertibleCount: 1 },
      ]);
      expect(coverage.tactics).toContainEqual({
        shortname: 'exfiltration',
        tactic: { id: 'TA0010' },
        ruleCount: 2,
        convertibleCount: 2,
        availableCount: null,
      });
    });

    it('says what is left with the tables that are there, and what others would add', async () => {
      const { coverage } = await ask(`{ coverage(filter: { product: ["windows"] }, availableTables: ["deviceprocessevents"]) {
        total { ${COUNTS} } techniques { id ${COUNTS} } targets { target ruleCount addedCount }
        tables { target table connectors ruleCount addedCount } connectors { name tables ruleCount addedCount } } }`);
      expect(coverage.total).toEqual({ ruleCount: 5, convertibleCount: 4, availableCount: 2 });
      expect(coverage.techniques).toMatchObject([
        { id: 'T1033', ruleCount: 2, convertibleCount: 1, availableCount: 1 },
        { id: 'T1048', availableCount: 0 },
        { id: 'T1048.003', ruleCount: 2, convertibleCount: 2, availableCount: 0 },
        { id: 'T1685', availableCount: 1 },
      ]);
      expect(coverage.targets).toContainEqual({ target: 'defender-xdr', ruleCount: 4, addedCount: 2 });
      const table = (name: string) =>
        coverage.tables.filter((one: { table: string; target: string }) => one.table === name && one.target === 'sentinel');
      expect(table('DeviceProcessEvents')).toMatchObject([{ ruleCount: 2, addedCount: 0 }]);
      expect(table('DeviceNetworkEvents')).toMatchObject([{ addedCount: table('DeviceNetworkEvents')[0].ruleCount }]);
      const filling = coverage.connectors.filter(({ tables }: { tables: string[] }) => tables.includes('DeviceNetworkEvents'));
      expect(filling.length).toBeGreaterThan(0);
      // What fills the tables of processes, connections and names alike has every rule, and adds those of other events.
      for (const connector of filling) expect(connector).toMatchObject({ ruleCount: 4, addedCount: 2 });
    });

    it('applies the filter, and reports how it was read', async () => {
      const { coverage } = await ask(
        '{ coverage(filter: { technique: ["T1562.001"] }) { notes { code message } total { ruleCount } techniques { id } } }',
      );
      expect(coverage).toMatchObject({ total: { ruleCount: 1 }, techniques: [{ id: 'T1685' }] });
      expect(coverage.notes).toContainEqual({
        code: 'TECHNIQUE_REPLACED',
        message: 'T1562.001 is revoked since ATT&CK 19. T1685 replaces it.',
      });
    });
  });

  describe('where the rules come from', () => {
    const COUNTS = 'counts { filesRead added changed unchanged removed rejected }';

    it('is a list of sources', async () => {
      const { sources } = await ask('{ sources { name kind location repository commit importedAt ruleCount } }');
      expect(sources).toMatchObject([
        { name: 'local', kind: 'local', importedAt: null, ruleCount: 0 },
        {
          name: 'tested',
          kind: 'folder',
          location: '/rules',
          repository: 'https://example.org/rules',
          commit: 'c0ffee',
          importedAt: expect.any(String),
          ruleCount: FILES.length,
        },
      ]);
    });

    it('tells what each import did, the newest first', async () => {
      const { imports } = await ask(
        `{ imports { id source state startedAt finishedAt ${COUNTS} problem { code } files { path outcome ruleId } } }`,
      );
      expect(imports).toMatchObject([
        { source: 'tested', state: 'done', problem: null, counts: { filesRead: 6, added: 5, changed: 1, removed: 0, rejected: 0 } },
        { counts: { filesRead: 1, added: 1, changed: 0 }, files: [{ path: 'smtp.yml', outcome: 'added', ruleId: SMTP_ID }] },
      ]);
      expect(imports[0].files[0]).toEqual({ path: 'smtp.yml', outcome: 'changed', ruleId: SMTP_ID });
      const { older, one, few } = await ask(`{ older: imports(after: "${imports[0].id}") { id } few: imports(first: 1) { id }
        one: import(id: "${imports[1].id}") { id files(first: 0) { path } } }`);
      expect(older).toEqual([{ id: imports[1].id }]);
      expect(few).toEqual([{ id: imports[0].id }]);
      expect(one).toEqual({ id: imports[1].id, files: [] });
    });

    it('returns null for an unknown import, and refuses a wrong page', async () => {
      expect(await ask('{ a: import(id: "nobody") { id } b: import(id: "\\u0000") { id } imports(source: "\\u0000") { id } }')).toEqual({
        a: null,
        b: null,
        imports: [],
      });
      expect(await refusal('{ imports(first: 101) { id } }')).toEqual(['BAD_USER_INPUT']);
      expect(await refusal('{ imports(after: "nobody") { id } }')).toEqual(['INVALID_CURSOR']);
      expect(await refusal('{ imports { files(first: 1001) { path } } }')).toEqual(['BAD_USER_INPUT']);
    });
  });

  describe('the work of one request', () => {
    /** How many statements a document costs the database. */
    const statements = async (query: string): Promise<number> => {
      const asked = jest.spyOn(pg.Client.prototype, 'query');
      try {
        await ask(query);
        return asked.mock.calls.length;
      } finally {
        asked.mockRestore();
      }
    };

    it('asks the database the same of many rules as of one', async () => {
      const query = (
        first: number,
      ) => `{ rules(first: ${first}) { totalCount nodes { id techniques { id technique { subtechniques { id } } }
        related { rule { id related { rule { id } } } } relatedBy { rule { id } } versions { version diff } } } }`;
      const all = await statements(query(100));
      expect(all).toBeGreaterThan(3);
      expect(all).toBeLessThanOrEqual(12);
      expect(await statements(query(4))).toBeLessThanOrEqual(all);
    });

    it('counts nothing that was not asked for', async () => {
      expect(await statements('{ rules { notes { code } } }')).toBe(0);
      expect(await statements('{ rules { totalCount } }')).toBe(1);
      expect(await statements('{ rules { facets { levels { value } } } }')).toBe(1);
      expect(await statements('{ coverage { techniques { id } } }')).toBe(1);
    });

    it.each([
      {
        what: 'many conversions',
        query: `{ ${Array.from({ length: 17 }, (_, n) => `a${n}: rules { nodes { conversions { query } } }`).join(' ')} }`,
      },
      {
        what: 'conversions with a mapping, which is read for each rule',
        query: `query ($mapping: String) { a: rules { nodes { conversions(options: { mapping: $mapping }) { query } } }
          b: rules { nodes { conversions(options: { mapping: $mapping }) { query } } } }`,
        variables: { mapping: readFileSync(join(import.meta.dirname, '../../mappings/opencanary.yml'), 'utf8') },
      },
      { what: 'many lists', query: '{ techniques { rules(first: 1) { totalCount } } }' },
      {
        what: 'many comparisons',
        query: `{ ${Array.from({ length: 6 }, (_, n) => `a${n}: rules { nodes { versions { ${Array.from({ length: 2 }, (_, d) => `d${d}: diff(from: 1)`).join(' ')} b: diff(from: 1) } } }`).join(' ')} }`,
      },
      {
        what: 'sub-techniques of the techniques of sub-techniques',
        query: `{ techniques { ${'subtechniques { parent { '.repeat(6)} id ${'} }'.repeat(6)} } }`,
      },
      {
        what: 'texts of many rules, one after the other',
        query: `query ($rule: String!) { a: convert(input: { rule: $rule }) { rules { id } } b: convert(input: { rule: $rule }) { rules { id } } }`,
        variables: { rule: Array.from({ length: 101 }, () => 'title: Nothing else\n').join('---\n') },
      },
    ])('is bounded: $what are refused', async ({ query, variables }) => {
      const answer = (await post(query, variables)).json();
      expect(answer.errors.map((error: any) => error.extensions.code)).toEqual(['QUERY_TOO_COMPLEX']);
      expect(answer.data).toBeNull();
    });

    it('lets others be answered between two conversions', async () => {
      const order: string[] = [];
      const conversions = Array.from({ length: 5 }, (_, n) => `a${n}: conversions(options: { lookback: "${n + 1}d" }) { query }`);
      const converter = app.get(ConversionService);
      const convertText = jest.spyOn(converter, 'convertText').mockImplementation((...asked) => {
        order.push('conversion');
        return ConversionService.prototype.convertText.apply(converter, asked);
      });
      const others = (async () => {
        while (order.length < 9) {
          await nextTurn();
          if (order.at(-1) === 'conversion') order.push('another');
        }
      })();
      await ask(`{ rule(id: "${SMTP_ID}") { ${conversions.join(' ')} } }`);
      await others;
      convertText.mockRestore();
      expect(order.slice(0, 9)).toEqual(['conversion', ...Array.from({ length: 4 }, () => ['another', 'conversion']).flat()]);
    });

    it('converts a text of as many rules as REST does', async () => {
      const rule = Array.from({ length: 101 }, () => 'title: Nothing else\n').join('---\n');
      const answer = (await post('query ($rule: String!) { convert(input: { rule: $rule }) { rules { title } } }', { rule })).json();
      expect(answer.data.convert.rules).toHaveLength(101);
    });

    it('converts nothing more for a caller who is gone', async () => {
      const convertText = jest.spyOn(ConversionService.prototype, 'convertText');
      const caller = new AbortController();
      convertText.mockImplementationOnce((...asked) => {
        caller.abort();
        convertText.mockRestore();
        counted = jest.spyOn(ConversionService.prototype, 'convertText');
        return app.get(ConversionService).convertText(...asked);
      });
      let counted = convertText;
      await app.listen(0, '127.0.0.1');
      const query = `{ rules(first: 10) { nodes { conversions(options: { lookback: "55m" }) { query } } } }`;
      const asked = fetch(`${await app.getUrl()}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
        signal: caller.signal,
      });
      await expect(asked).rejects.toThrow('aborted');
      // Those of others come after all that were waiting.
      await ask(`{ rule(id: "${SMTP_ID}") { conversions(options: { lookback: "56m" }) { query } } }`);
      const conversions = counted.mock.calls.length;
      counted.mockRestore();
      expect(conversions).toBeLessThan(6);
    });

    it('converts a rule again only when it is another, or asked for otherwise', async () => {
      const convertText = jest.spyOn(ConversionService.prototype, 'convertText');
      const query = (lookback: string) => `{ rule(id: "${SMTP_ID}") { conversions(options: { lookback: "${lookback}" }) { query } } }`;
      const first = await ask(query('77m'));
      expect(await ask(query('77m'))).toEqual(first);
      expect(convertText).toHaveBeenCalledTimes(1);
      expect(await ask(query('78m'))).not.toEqual(first);
      expect(convertText).toHaveBeenCalledTimes(2);
      convertText.mockRestore();
    });
  });

  it.each(['Convert', 'Rules'])('answers what GraphiQL shows first: %s', async (operationName) => {
    const [, text = ''] = /defaultQuery: (".*"),$/m.exec((await app.inject('/graphiql/start.js')).body) ?? [];
    const answer = (
      await app.inject({ method: 'POST', url: '/graphql', payload: { query: JSON.parse(text) as string, operationName } })
    ).json();
    expect(answer.errors).toBeUndefined();
    expect(JSON.stringify(answer.data)).toContain('| where ');
  });

  describe('the schema', () => {
    const typeOf = async (name: string) =>
      (
        await ask(
          `{ __type(name: "${name}") { fields { name } inputFields { name type { kind name ofType { kind name ofType { name } } } } enumValues { name } } }`,
        )
      ).__type;

    it('has the filters of REST, with their types', async () => {
      const { inputFields } = await typeOf('RuleFilter');
      const schema = z.toJSONSchema(RuleFilter, { io: 'input' });
      const properties = schema.$defs?.['RuleFilter']?.properties as Readonly<Record<string, { readonly type: string }>>;
      const kinds: Readonly<Record<string, string>> = { array: '[String!]', boolean: 'Boolean', string: 'String' };
      const expected = Object.entries(properties).map(([name, { type }]) => `${name}: ${kinds[type] ?? type}`);
      const written = inputFields.map(
        ({ name, type }: any) => `${name}: ${type.kind === 'LIST' ? `[${type.ofType.ofType.name}!]` : type.name}`,
      );
      expect(expected.length).toBeGreaterThan(15);
      expect(written.sort()).toEqual(expected.sort());
    });

    it('has the orders and facets of the catalog', async () => {
      expect((await typeOf('RuleOrder')).enumValues.map(({ name }: any) => name).sort()).toEqual([...RULE_ORDERS].sort());
      expect((await typeOf('RuleFacets')).fields.map(({ name }: any) => name).sort()).toEqual([...FACETS].sort());
    });
  });
});

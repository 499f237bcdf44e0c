import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import { addMapping, BUILT_IN_TARGETS, convert, mappingSchema, type TargetRegistry } from '../../src/compiler/index.js';
import { TARGETS } from '../../src/compiler/targets/index.js';
import { loadTargets } from '../../src/conversion/load-targets.js';
import { compileKql } from '../semantics/kql/evaluate.js';
import { databaseOf } from '../semantics/kql/target-database.js';
import type { Row } from '../semantics/rows/row.js';
import { kustoErrors } from '../support/kusto-errors.js';

const ROOT = resolve(import.meta.dirname, '../..');
const TEMPLATES = readdirSync(`${ROOT}/mappings`).map((name) => ({ path: `mappings/${name}` }));
const textOf = (path: string): string => readFileSync(`${ROOT}/${path}`, 'utf8');
const added = (path: string) => addMapping({ name: path, text: textOf(path) }, BUILT_IN_TARGETS);
const tablesOf = ({ targets }: TargetRegistry): readonly string[] =>
  targets.flatMap(({ mappings }) => mappings.map(({ table }) => table.name));
const sentinelOf = ({ targets }: TargetRegistry) => targets.find(({ id }) => id === 'sentinel')!;
const rule = (logsource: string, detection: string): string =>
  `title: Example\nlogsource: { ${logsource} }\ndetection:\n${detection.replace(/^/gm, '  ')}\n`;

describe('the templates for tables of your own', () => {
  it.each(TEMPLATES)('are read without a diagnostic: $path', ({ path }) => {
    const { problems, warnings } = added(path);
    expect({ problems, warnings }).toEqual({ problems: [], warnings: [] });
  });

  it.each(TEMPLATES)('fit the JSON Schema, which they name for editors: $path', ({ path }) => {
    const validate = new Ajv2020({ strict: false }).compile(mappingSchema());
    expect([validate(load(textOf(path))), validate.errors]).toEqual([true, null]);
    const schema = /^# yaml-language-server: \$schema=(\S+)\n/.exec(textOf(path))?.[1];
    expect(existsSync(resolve(ROOT, 'mappings', schema ?? 'none'))).toBe(true);
  });

  it.each(TEMPLATES)('bring tables that nobody has who does not ask for them: $path', ({ path }) => {
    const own = tablesOf(added(path).registry).filter((name) => !tablesOf(BUILT_IN_TARGETS).includes(name));
    expect(own.length).toBeGreaterThan(0);
    for (const name of own) expect(name).toMatch(/^[A-Z]\w{0,41}_CL$/);
    expect(tablesOf(loadTargets(undefined).registry)).not.toEqual(expect.arrayContaining([...own]));
  });

  it('are served together by TARGETS_DIR', () => {
    const { registry, warnings } = loadTargets(`${ROOT}/mappings`);
    expect(warnings).toEqual([]);
    expect(tablesOf(registry)).toEqual(expect.arrayContaining(['Bitbucket_CL', 'OpenCanary_CL']));
  });

  it.each([
    { logsource: 'product: bitbucket, service: audit', path: 'mappings/bitbucket.yml' },
    { logsource: 'category: application, product: opencanary', path: 'mappings/opencanary.yml' },
  ])('are named where a log source has no table without them: $logsource', ({ logsource, path }) => {
    const text = rule(logsource, 'selection: { logtype: 2000 }\ncondition: selection');
    for (const target of ['sentinel', 'defender-xdr']) {
      const { rules } = convert({ name: 'rule.yml', text }, { targets: [target] });
      expect(rules[0]!.problems).toMatchObject([{ code: 'UNSUPPORTED_LOGSOURCE', message: expect.stringContaining(path) }]);
    }
  });

  it('are there where a reason names one', () => {
    const reasons = TARGETS.flatMap(({ unsupportedLogsources }) => Object.values(unsupportedLogsources));
    const named = new Set(reasons.flatMap((reason) => reason.match(/mappings\/[\w.-]+\w/g) ?? []));
    expect([...named].sort()).toEqual(TEMPLATES.map(({ path }) => path).sort());
  });
});

/** The records that rules are tried on, by name, as a data collection rule puts them into a table of their keys. */
type Records = Readonly<Record<string, Row>>;

const audited = (category: string, action: string, about: Row = {}): Row => ({
  auditType: { action, area: 'PERMISSIONS', category, level: 'BASE' },
  author: { id: '2', name: 'jdoe', type: 'NORMAL' },
  affectedObjects: [],
  changedValues: [],
  extraAttributes: [],
  method: 'Browser',
  node: '8d1f2a34-0000-4000-8000-000000000001',
  source: '192.0.2.7',
  system: 'https://git.example.com',
  version: '1.0',
  ...about,
});

const BITBUCKET: Records = {
  export: audited('Data pipeline', 'Full data export triggered'),
  unauthorized: audited('Data pipeline', 'Unauthorized full data export triggered', { source: '203.0.113.9' }),
  granted: audited('Permissions', 'Global permission granted', {
    affectedObjects: [
      { id: '7', name: 'build', type: 'USER' },
      { id: 'stash-users', name: 'stash-users', type: 'GROUP' },
    ],
    extraAttributes: [{ name: 'Permission', nameI18nKey: 'bitbucket.permission', value: 'SYS_ADMIN' }],
  }),
  renamed: audited('Users and groups', 'Username changed', {
    changedValues: [{ key: 'Username', i18nKey: 'bitbucket.username', from: 'jdoe', to: 'C:\\"jd"' }],
  }),
  // A record of the server itself has no source.
  system: audited('Global administration', 'SSH settings changed', { author: { id: '-1', name: 'System', type: 'system' }, source: '' }),
};

const seen = (logtype: number, about: Row = {}): Row => ({
  dst_host: '192.0.2.1',
  dst_port: 22,
  logdata: {},
  logtype,
  node_id: 'opencanary-1',
  src_host: '198.51.100.4',
  src_port: 50123,
  ...about,
});

const OPENCANARY: Records = {
  boot: seen(1001, { dst_host: '', dst_port: -1, src_host: '', src_port: -1, logdata: { msg: { logdata: 'Canary running!!!' } } }),
  ftp: seen(2000, { dst_port: 21, logdata: { USERNAME: 'Admin', PASSWORD: null } }),
  http: seen(3000, { dst_port: 80, logdata: { HOSTNAME: '192.0.2.1', PATH: '/index.html', USERAGENT: 'curl/8', SKIN: 'nasLogin' } }),
  ssh: seen(4002, { logdata: { USERNAME: 'root', PASSWORD: 'toor', REMOTEVERSION: 'SSH-2.0-Go' } }),
};

const TABLES = {
  Bitbucket_CL: { path: 'mappings/bitbucket.yml', logsource: 'product: bitbucket, service: audit', records: BITBUCKET },
  OpenCanary_CL: { path: 'mappings/opencanary.yml', logsource: 'category: application, product: opencanary', records: OPENCANARY },
} as const;

describe('a rule on a table of a template', () => {
  it.each<{ table: keyof typeof TABLES; detection: string; query: string; finds: readonly string[] }>([
    {
      table: 'Bitbucket_CL',
      detection: `selection:
  auditType.category: Data pipeline
  auditType.action: Full data export triggered
condition: selection`,
      query: `Bitbucket_CL
| extend
    auditType_category = tostring(auditType.category),
    auditType_action = tostring(auditType.action)
| where auditType_category =~ "Data pipeline"
    and auditType_action =~ "Full data export triggered"`,
      finds: ['export'],
    },
    {
      table: 'Bitbucket_CL',
      detection: `selection:
  auditType.action|contains: 'full data export'
  source|cidr: 192.0.2.0/24
other: { author.name: System }
condition: selection or other`,
      query: `Bitbucket_CL
| extend
    auditType_action = tostring(auditType.action),
    author_name = tostring(author.name)
| where (auditType_action contains "full data export" and ipv4_is_in_range(source, "192.0.2.0/24"))
    or author_name =~ "System"`,
      finds: ['export', 'system'],
    },
    {
      table: 'Bitbucket_CL',
      detection: `selection: { affectedObjects.type: group, extraAttributes.value: SYS_ADMIN }
renamed: { changedValues.to: 'C:\\"jd"' }
condition: selection or renamed`,
      query: `Bitbucket_CL
| extend
    affectedObjectsText = tostring(affectedObjects),
    extraAttributesText = tostring(extraAttributes),
    changedValuesText = tostring(changedValues)
| where (
        affectedObjectsText matches regex @"(?i)""type"":""group"""
        and extraAttributesText matches regex @"(?i)""value"":""SYS_ADMIN"""
    )
    or changedValuesText matches regex @"(?i)""to"":""C:\\\\\\\\\\\\""jd\\\\"""""`,
      finds: ['granted', 'renamed'],
    },
    {
      table: 'OpenCanary_CL',
      detection: 'selection: { logtype: 2000 }\ncondition: selection',
      query: 'OpenCanary_CL\n| where logtype == 2000',
      finds: ['ftp'],
    },
    {
      table: 'OpenCanary_CL',
      detection: `selection: { logtype|gte: 2000 }
filter: { logdata.username: [admin, ''] }
condition: selection and not filter`,
      query: `OpenCanary_CL
| where logtype >= 2000
| extend logdata_username = tostring(logdata.USERNAME)
| where not(logdata_username =~ "admin" or isempty(logdata_username))`,
      finds: ['ssh'],
    },
    {
      table: 'OpenCanary_CL',
      detection: `keywords: [running, SSH-2.0]
condition: keywords`,
      query: `OpenCanary_CL
| extend logdataText = replace_strings(
    tostring(logdata),
    dynamic(["\\\\\\\\", "\\\\\\"", "\\\\/", "\\\\r", "\\\\n", "\\\\t"]),
    dynamic(["\\\\", "\\"", "/", "\\r", "\\n", "\\t"])
)
| where logdataText contains "running"
    or dst_host contains "running"
    or node_id contains "running"
    or src_host contains "running"
    or logdataText contains "SSH-2.0"
    or dst_host contains "SSH-2.0"
    or node_id contains "SSH-2.0"
    or src_host contains "SSH-2.0"`,
      finds: ['boot', 'ssh'],
    },
  ])('finds the records that it means: $table, $finds', ({ table, detection, query, finds }) => {
    const { path, logsource, records } = TABLES[table];
    const { registry } = added(path);
    const { rules } = convert({ name: 'rule.yml', text: rule(logsource, detection) }, { tables: [table] }, registry);
    const [conversion] = rules[0]!.conversions;
    expect(conversion!.query).toBe(query);
    expect(kustoErrors(query, sentinelOf(registry))).toEqual([]);
    const { selects } = compileKql(query, databaseOf(sentinelOf(registry)));
    expect(Object.keys(records).filter((name) => selects(records[name]!))).toEqual(finds);
  });
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { EXPORT_FORMAT_IDS } from '../exports/index.js';
import { runCli } from './run-cli.js';

const RULE = `title: Whoami
logsource:
  category: process_creation
  product: windows
detection:
  selection:
    Image|endswith: '\\whoami.exe'
  condition: selection
`;
const QUERY = `DeviceProcessEvents
| where ActionType == "ProcessCreated"
    and FileName =~ "whoami.exe"
`;

/** Runs the command line with a text as its standard input. */
async function run(args: readonly string[], input = RULE) {
  let out = '';
  let err = '';
  const exit = await runCli(args, {
    readInput: () => Promise.resolve(input),
    out: (text) => void (out += text),
    err: (text) => void (err += text),
  });
  return { exit, out, err };
}

describe('sigma-kql convert', () => {
  it('writes the query of a rule on standard input', async () => {
    expect(await run(['convert', '--target', 'defender-xdr'])).toEqual({ exit: 0, out: QUERY, err: '' });
  });

  it('writes the recommended query alone with --best', async () => {
    const { out } = await run(['convert', '--format', 'json', '--best']);
    const [{ conversions }] = JSON.parse(out).rules as [{ conversions: readonly { recommended: boolean }[] }];
    expect(conversions).toMatchObject([{ recommended: true }]);
    const all = JSON.parse((await run(['convert', '--format', 'json'])).out).rules[0].conversions;
    expect(all[0]).toEqual(conversions[0]);
    expect(all.length).toBeGreaterThan(1);
  });

  it('reads files', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'sigma-kql-')), 'rule.yml');
    writeFileSync(path, RULE);
    expect(await run(['convert', path, '--target', 'defender-xdr'])).toEqual({ exit: 0, out: QUERY, err: '' });
  });

  it('writes all that is known with --format json', async () => {
    const { exit, out } = await run(['convert', '--table', 'imProcessCreate', '--format', 'json']);
    expect(exit).toBe(0);
    expect(JSON.parse(out).rules[0].conversions).toMatchObject([
      { target: 'sentinel-asim', table: 'imProcessCreate', status: 'converted' },
    ]);
  });

  it('takes the built-in names of ASIM parsers', async () => {
    const { out } = await run(['convert', '--target', 'sentinel-asim', '--parsers', 'built-in']);
    expect(out.split('\n')[0]).toBe('_Im_ProcessCreate');
  });

  it('puts a caret under the place of a mistake and exits with 1', async () => {
    const { exit, out, err } = await run(['convert'], RULE.replace('endswith', 'endwith'));
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(err).toBe(`error[UNSUPPORTED_MODIFIER]: There is no modifier "endwith".
  --> standard input:7:11
  |     Image|endwith: '\\whoami.exe'
  |           ^
  hint: did you mean "endswith"?

`);
  });

  it.each<{ what: string; input: string; code: string; place: string }>([
    { what: 'broken YAML', input: 'title: [', code: 'INVALID_YAML', place: ':1:' },
    { what: 'an empty text', input: '', code: 'INVALID_SIGMA', place: ':1:1' },
    {
      what: 'a condition that names a missing selection',
      input: RULE.replace('condition: selection', 'condition: selektion'),
      code: 'INVALID_CONDITION',
      place: ':8:14',
    },
    { what: 'look-ahead', input: RULE.replace("endswith: '\\whoami.exe'", "re: 'a(?=b)'"), code: 'UNSUPPORTED_REGEX', place: ':7:' },
    { what: 'a field that no table has', input: RULE.replace('Image|endswith', 'NoSuchField'), code: 'UNMAPPED_FIELD', place: ':7:5' },
    { what: 'an unknown log source', input: RULE.replace('process_creation', 'nothing'), code: 'UNSUPPORTED_LOGSOURCE', place: ':3:' },
    { what: 'a text of five megabytes', input: `${RULE}# ${'x'.repeat(5_000_000)}`, code: 'LIMIT_EXCEEDED', place: '' },
  ])('names $what with its code and place', async ({ input, code, place }) => {
    const { exit, out, err } = await run(['convert'], input);
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(err).toContain(`error[${code}]`);
    expect(err).toContain(place === '' ? '' : `--> standard input${place}`);
  });

  it('exits with 1 where a table that was asked for by name has no query', async () => {
    const { exit, err } = await run(['convert', '--table', 'DeviceProcessEvents', '--table', 'imDns']);
    expect(exit).toBe(1);
    expect(err).toContain('error[UNSUPPORTED_LOGSOURCE]: imDns does not hold the events of product windows, category process_creation.');
  });
});

describe('the options of sigma-kql convert', () => {
  const MAPPING = `target: sentinel
tables: { Acme_CL: { columns: { TimeGenerated: datetime, Path_s: string, Site_s: string } } }
mappings: [{ logsource: { category: process_creation, product: windows }, table: Acme_CL, fields: { Image: Path_s } }]
`;
  const file = (text: string): string => {
    const path = join(mkdtempSync(join(tmpdir(), 'sigma-kql-')), 'acme.yml');
    writeFileSync(path, text);
    return path;
  };

  it('are those of the server', async () => {
    const args = ['--available-table', 'Acme_CL', '--lookback', '1d', '--table-name', 'Acme_CL=My table', '--where', 'Acme_CL.Site_s!=lab'];
    expect(await run(['convert', '--mapping', file(MAPPING), ...args])).toEqual({
      exit: 0,
      out: `['My table']
| where TimeGenerated > ago(1d)
| where not(Site_s == "lab")
    and Path_s endswith @"\\whoami.exe"
`,
      err: '',
    });
  });

  it('show a mistake in a mapping with its place', async () => {
    const path = file(MAPPING.replace('Image: Path_s', 'Image: Pth_s'));
    const { exit, out, err } = await run(['convert', '--mapping', path]);
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(err).toContain(`--> ${path}:3:`);
    expect(err).toContain('hint: did you mean "Path_s"?');
  });

  it('add tables to the list of tables', async () => {
    expect((await run(['targets', 'sentinel', '--mapping', file(MAPPING)])).out).toContain('Acme_CL\n');
  });
});

describe('sigma-kql', () => {
  it.each([
    { args: ['convert', '--lookback', 'soon'], says: 'lookback is "soon"' },
    { args: ['convert', '--available-table', 'DeviceNetworkEvnts'], says: 'did you mean "DeviceNetworkEvents"?' },
    { args: ['convert', '--table-name', 'SecurityEvent'], says: '--table-name is TABLE=NAME, not "SecurityEvent".' },
    {
      args: ['convert', '--table-name', 'SecurityEvent=A', '--table-name', 'SecurityEvent=B'],
      says: '--table-name has two names for the table "SecurityEvent".',
    },
    { args: ['convert', '--where', 'Computer'], says: '--where is [TABLE.]COLUMN=VALUE or COLUMN!=VALUE, not "Computer".' },
    { args: ['convert', '--mapping', 'no-such.yml'], says: 'no-such.yml cannot be read' },
    { args: ['convert', '--target', 'splunk'], says: 'There is no target "splunk".' },
    { args: ['convert', '--table', 'DeviceProcesEvents'], says: 'DeviceProcessEvents' },
    { args: ['convert', '--format', 'xml'], says: `--format is ${EXPORT_FORMAT_IDS.join(' or ')}, not "xml".` },
    { args: ['convert', '--colour'], says: "Unknown option '--colour'" },
    { args: ['convert', 'no-such-file.yml'], says: 'no-such-file.yml cannot be read' },
    { args: ['targets', 'splunk'], says: 'There is no target "splunk".' },
    { args: ['frobnicate'], says: 'There is no command "frobnicate".' },
  ])('exits with 2 and says why: $args', async ({ args, says }) => {
    const { exit, out, err } = await run(args);
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toContain(says);
  });

  it('lists the targets, and the tables of one with what fills them', async () => {
    expect((await run(['targets'])).out.split('\n').map((line) => line.split(' ')[0])).toEqual([
      'defender-xdr',
      'sentinel-asim',
      'sentinel',
      '',
    ]);
    expect((await run(['targets', 'sentinel-asim'])).out).toContain('imProcessCreate (_Im_ProcessCreate)\n');
  });
});

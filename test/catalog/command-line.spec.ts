import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FolderLock } from '../../src/database/folder-lock.js';
import { runCli } from '../../src/cli/run-cli.js';
import type { Terminal } from '../../src/cli/terminal.js';

const rule = (title: string, id: number, more = ''): string => `title: ${title}
id: 00000000-0000-4000-8000-00000000000${id}
level: high
${more}logsource:
  category: process_creation
  product: windows
detection:
  selection:
    Image|endswith: '\\tool${id}.exe'
  condition: selection
`;

/** A file with line ends of Windows, one of two documents, one in a folder. */
const FILES: Readonly<Record<string, string>> = {
  'windows.yml': rule('Line ends of another system', 1).replaceAll('\n', '\r\n'),
  'two.yaml': `${rule('First of two', 2)}---\n${rule('Second of two', 3)}`,
  'proc/exfiltration.yml': rule('Exfiltration over a mail protocol', 4, 'tags: [attack.exfiltration, attack.t1048.003]\n'),
};

const BUNDLE = {
  type: 'bundle',
  id: 'bundle--1',
  objects: [
    {
      type: 'x-mitre-tactic',
      id: 'x-mitre-tactic--1',
      name: 'Exfiltration',
      x_mitre_shortname: 'exfiltration',
      external_references: [{ source_name: 'mitre-attack', external_id: 'TA0010' }],
    },
    {
      type: 'x-mitre-matrix',
      id: 'x-mitre-matrix--1',
      external_references: [{ source_name: 'mitre-attack', external_id: 'enterprise-attack' }],
      tactic_refs: ['x-mitre-tactic--1'],
    },
    {
      type: 'attack-pattern',
      id: 'attack-pattern--1',
      name: 'Exfiltration Over Alternative Protocol',
      external_references: [{ source_name: 'mitre-attack', external_id: 'T1048' }],
      kill_chain_phases: [{ kill_chain_name: 'mitre-attack', phase_name: 'exfiltration' }],
      x_mitre_domains: ['enterprise-attack'],
    },
  ],
};

describe('the catalog in a terminal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sigma-kql-'));
  const at = (path: string): string => join(folder, path);
  const rules = at('rules');

  function write(path: string, text: string): string {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
    return at(path);
  }

  /** Runs the command line on the catalog of this test. */
  async function run(args: readonly string[], terminal: Partial<Terminal> = {}) {
    let out = '';
    let err = '';
    const exit = await runCli(args, {
      readInput: () => Promise.resolve(''),
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      environment: { DATA_DIR: at('data') },
      ...terminal,
    });
    return { exit, out, err };
  }

  beforeAll(async () => {
    for (const [path, text] of Object.entries(FILES)) write(`rules/${path}`, text);
    expect(await run(['import', rules, '--source', 'ours'])).toEqual({
      exit: 0,
      out: 'ours: 3 files read\n  added      4\n  changed    0\n  unchanged  0\n  removed    0\n  rejected   0\n',
      err: '',
    });
  }, 120_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('finds rules by words and filters, and says which ids a question stood for', async () => {
    expect(await run(['rules', 'mail', 'protocol', '--technique', 't1048', '--table', 'DeviceProcessEvents'])).toEqual({
      exit: 0,
      out: '00000000-0000-4000-8000-000000000004  high           Exfiltration over a mail protocol  T1048.003\n',
      err: '',
    });
    expect((await run(['rules', '--technique', 'T1048', '--without-subtechniques'])).err).toBe('There is no such rule.\n');
    expect((await run(['rules', '--tactic', 'defense-evasion'])).err).toMatch(/^note: .*stealth/i);
  });

  it('shows a table that fits the terminal, ids for other programs, or all that is known of a rule', async () => {
    const { out: narrow } = await run(['rules', 'exfiltration'], { columns: 90 });
    expect(narrow).toBe('00000000-0000-4000-8000-000000000004  high           Exfiltration over a mail …  T1048.003\n');
    expect(await run(['rules', '--format', 'ids', '--limit', '2'])).toEqual({
      exit: 0,
      out: '00000000-0000-4000-8000-000000000001\n00000000-0000-4000-8000-000000000002\n',
      err: '2 of 4 rules. For more: --limit 4\n',
    });
    const { out } = await run(['rules', 'second', '--format', 'json']);
    expect(JSON.parse(out)).toMatchObject({ total: 1, items: [{ title: 'Second of two', source: { name: 'ours', path: 'two.yaml' } }] });
  });

  it('writes the files again as they came', async () => {
    expect(await run(['export', at('out')])).toEqual({ exit: 0, out: '4 rules in 3 files: 3 written\n', err: '' });
    for (const [path, text] of Object.entries(FILES)) expect(readFileSync(at(`out/${path}`), 'utf8')).toBe(text);
    expect((await run(['export', at('out')])).out).toBe('4 rules in 3 files: 0 written, 3 there already\n');
  });

  it('replaces no file by another text unless it is forced', async () => {
    const theirs = write('theirs/two.yaml', 'mine: true\n');
    const { exit, err } = await run(['export', at('theirs')]);
    expect({ exit, err }).toEqual({ exit: 1, err: expect.stringContaining('--force replaces them.\n  two.yaml\n') });
    expect(readFileSync(theirs, 'utf8')).toBe('mine: true\n');
    expect(existsSync(at('theirs/windows.yml'))).toBe(false);
    expect((await run(['export', at('theirs'), '--force'])).out).toBe('4 rules in 3 files: 3 written\n');
    expect(readFileSync(theirs, 'utf8')).toBe(FILES['two.yaml']);
  });

  it('writes nothing outside the folder, also where a link leads out of it', async () => {
    mkdirSync(at('outside'));
    mkdirSync(at('linked'));
    symlinkSync(at('outside'), at('linked/proc'));
    const { exit, err } = await run(['export', at('linked')]);
    expect({ exit, err }).toEqual({ exit: 1, err: expect.stringContaining('proc/exfiltration.yml is not written: a link leads out') });
    expect(existsSync(at('outside/exfiltration.yml'))).toBe(false);
  });

  it('shows what is rejected with its place, keeps what was known of it, and removes what is gone', async () => {
    cpSync(rules, at('next'), { recursive: true });
    rmSync(at('next/windows.yml'));
    write('next/two.yaml', rule('Broken', 2).replace('endswith', 'endwith'));
    write('next/proc/exfiltration.yml', (FILES['proc/exfiltration.yml'] ?? '').replace('high', 'low'));
    expect(await run(['import', at('next'), '--source', 'ours', '--skip-tables'])).toEqual({
      exit: 1,
      out: 'ours: 2 files read\n  added      0\n  changed    1\n  unchanged  0\n  removed    1\n  rejected   1\n',
      err: `two.yaml: rejected
error[UNSUPPORTED_MODIFIER]: There is no modifier "endwith".
  --> two.yaml:9:11
  |     Image|endwith: '\\tool2.exe'
  |           ^
  hint: did you mean "endswith"?

`,
    });
    const { out, err } = await run(['rules', '--table', 'DeviceProcessEvents']);
    expect(out.split('\n').map((line) => line.slice(53).trim())).toEqual(['First of two', 'Second of two', '']);
    expect(err).toContain('of 1 of 3 rules it is not known yet which tables they run on');
    expect((await run(['import', rules, '--source', 'ours'])).out).toContain('added      1\n  changed    1\n  unchanged  2\n');
  });

  it('leaves the catalog as it was when it is stopped', async () => {
    write('more/one.yml', rule('Never there', 9));
    const stopped = await run(['import', at('more'), '--source', 'ours'], { interruption: () => AbortSignal.abort() });
    expect(stopped).toEqual({ exit: 1, out: '', err: expect.stringContaining('The catalog is as it was before.') });
    expect((await run(['rules', '--format', 'ids'])).out.split('\n')).toHaveLength(5);
  });

  it('tells the rules of several sources apart, and gives each source a folder', async () => {
    await run(['import', join(rules, 'two.yaml'), '--source', 'https://other.example/rules', '--skip-tables']);
    expect((await run(['rules', 'second'])).out).toBe('00000000-0000-4000-8000-000000000003  high           Second of two\n');
    expect((await run(['rules', 'second', '--every-copy'])).out).toBe(
      '00000000-0000-4000-8000-000000000003  high           https://other.example/rules  Second of two\n' +
        '00000000-0000-4000-8000-000000000003  high           ours                         Second of two\n',
    );
    expect((await run(['export', at('both')])).out).toBe('6 rules in 4 files: 4 written\n');
    expect(readFileSync(at('both/https-other.example-rules/two.yaml'), 'utf8')).toBe(FILES['two.yaml']);
    expect(readFileSync(at('both/ours/two.yaml'), 'utf8')).toBe(FILES['two.yaml']);
    expect((await run(['export', at('one'), '--source', 'ours', '--search', 'exfiltration'])).out).toBe('1 rule in 1 file: 1 written\n');
    expect(existsSync(at('one/proc/exfiltration.yml'))).toBe(true);
  });

  it('takes another version of ATT&CK', async () => {
    const bundle = write('bundle.json', JSON.stringify(BUNDLE));
    expect(await run(['attack', 'import', bundle])).toEqual({
      exit: 1,
      out: '',
      err: expect.stringMatching(/^warning\[NO_VERSION\][^]*bundle\.json#\/objects\n[^]*--version 18\.1/),
    });
    expect((await run(['attack', 'import', bundle, '--version', '99.0'])).out).toMatch(
      /^Enterprise ATT&CK: version .* before, 99\.0 now\n/,
    );
    expect((await run(['attack', 'import', bundle, '--version', '99.1'])).out).toBe(
      'Enterprise ATT&CK: version 99.0 before, 99.1 now\n  techniques  1 (0 added, 0 removed)\n  tactics     1 (0 added, 0 removed)\n',
    );
  });

  it('is left alone while another process has it', async () => {
    const lock = new FolderLock(at('data'));
    try {
      const { exit, err } = await run(['rules']);
      expect({ exit, err }).toEqual({ exit: 1, err: expect.stringContaining(`in use by process ${process.pid}`) });
    } finally {
      lock.release();
    }
  });

  it.each([
    { args: ['import'], says: 'import takes one preset, path or address.' },
    { args: ['import', 'no-such-folder'], says: 'There is no file or folder "no-such-folder"' },
    { args: ['rules', '--technique', 'T1'], says: '"T1" is not an ATT&CK technique' },
    { args: ['rules', '--table', 'DeviceProcesEvents'], says: 'DeviceProcessEvents' },
    { args: ['rules', '--level', 'hgih'], says: 'Unknown level "hgih". Did you mean "high"?' },
    { args: ['rules', '--limit', 'all'], says: '--limit is a whole number' },
    { args: ['export'], says: 'export takes one folder.' },
    { args: ['attack', 'export'], says: 'attack import is the one command of attack' },
  ])('exits with 2 and says why: $args', async ({ args, says }) => {
    const { exit, out, err } = await run(args);
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toContain(says);
  });

  it('says which database does not answer, without its password', async () => {
    const environment = { DATABASE_URL: 'postgresql://user:secret@127.0.0.1:1/catalog?sslmode=disable' };
    const { exit, err } = await run(['rules'], { environment });
    expect(exit).toBe(1);
    expect(err).toMatch(/^sigma-kql: The catalog in postgresql:\/\/user@127\.0\.0\.1:1\/catalog cannot be opened: .*ECONNREFUSED/);
    expect(err).not.toContain('secret');
  });
});

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { load } from 'js-yaml';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { differences, isShownText } from './as-shown.js';
import { anchorsOf, fencedBlocks, linksOf, type Block } from './blocks.js';

const DOCUMENTS = ['README.md', ...readdirSync('docs').map((name) => `docs/${name}`)].filter((path) => path.endsWith('.md'));

/** The address that the documents write. The server of the tests listens on a free port. */
const SHOWN_ADDRESS = 'http://127.0.0.1:3000';

const FOLDER = mkdtempSync(join(tmpdir(), 'sigma-kql-docs-'));
// Examples start programs, and a busy machine may take its time.
jest.setTimeout(300_000);

const hasShell = spawnSync('bash', ['-c', 'curl --version']).status === 0;

let server: ChildProcess | undefined;
let address = '';

beforeAll(async () => {
  // On a terminal curl shows no progress when it prints an answer; here it has to be asked not to.
  writeFileSync(join(FOLDER, '.curlrc'), 'silent\nshow-error\n');
  const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', DATABASE_URL: '', TARGETS_DIR: '', ...dataFolder() };
  server = spawn(process.execPath, ['dist/main.js'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  address = await addressOf(server);
});

afterAll(async () => {
  if (server?.exitCode === null) {
    server.kill();
    await once(server, 'exit');
  }
  rmSync(FOLDER, { recursive: true });
});

interface Answer {
  /** What came on standard output. */
  readonly text: string;
  /** What came on standard error. */
  readonly messages: string;
  /** The text as JSON, where it is JSON. */
  readonly json: unknown;
}

interface Context {
  readonly folder: string;
  readonly answer: Answer | undefined;
  readonly next: Block | undefined;
}

type Check = (block: Block, context: Context) => Promise<Answer | undefined>;

/** How the blocks of each language are checked. A language that is not here fails. */
const CHECKS: Readonly<Record<string, Check>> = {
  sh: async (block, { folder }) => {
    if (block.flags.includes('not-run')) {
      checkCommands(block.text);
      return;
    }
    const { status, stdout, stderr } = await runShell(block.text.replaceAll(SHOWN_ADDRESS, address), folder);
    const expected = Number(block.flags.find((flag) => flag.startsWith('exits='))?.slice('exits='.length) ?? 0);
    expect(`exit status ${status}\n${status === expected ? '' : stdout + stderr}`).toBe(`exit status ${expected}\n`);
    return answerOf(stdout.replaceAll(address, SHOWN_ADDRESS), stderr.replaceAll(address, SHOWN_ADDRESS));
  },

  graphql: async ({ text }, { next }) => {
    const variables: unknown = next?.flags.includes('variables') ? JSON.parse(next.text) : {};
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: text, variables }),
    });
    const { data, errors } = (await response.json()) as { readonly data?: unknown; readonly errors?: unknown };
    expect(errors).toBeUndefined();
    return answerOf(JSON.stringify(data), '');
  },

  json: ({ text, flags }, { answer }) => {
    const shown: unknown = JSON.parse(text);
    if (!flags.includes('variables')) {
      expect(answer?.json).toBeDefined();
      expect(differences(shown, answer?.json)).toEqual([]);
    }
    return Promise.resolve(undefined);
  },

  kusto: ({ text }, { answer }) => checkText(text, answer?.text),

  text: ({ text, flags }, { answer }) =>
    flags.includes('not-run') ? Promise.resolve(undefined) : checkText(text, `${answer?.text}${answer?.messages}`),

  yaml: async ({ text }) => {
    const read = load(text) as Readonly<Record<string, unknown>>;
    if ('detection' in read) await expectConversion({ rule: text });
    if ('target' in read || 'transformations' in read) await expectConversion({ rule: RULE, options: { mapping: text } });
    return undefined;
  },
};

/** A rule of which every target has a table, to be converted with the mappings that documents show. */
const RULE = `title: Whoami
logsource: { category: process_creation, product: windows }
detection: { selection: { Image|endswith: '\\whoami.exe' }, condition: selection }
`;

describe.each(DOCUMENTS)('%s', (path) => {
  const markdown = readFileSync(path, 'utf8');
  const blocks = fencedBlocks(markdown);
  const folder = join(FOLDER, path.replaceAll('/', '-'));
  /** The answer of the last example, to compare with the block after it. */
  let answer: Answer | undefined;

  beforeAll(() => {
    mkdirSync(folder);
    for (const name of ['dist', 'mappings', 'starter-rules']) symlinkSync(resolve(name), join(folder, name));
  });

  it('links to files and headings that exist', () => {
    const missing = linksOf(markdown).filter((link) => !/^https?:/u.test(link) && !isThere(path, link));
    expect(missing).toEqual([]);
  });

  for (const [index, block] of blocks.entries()) {
    const title = `${block.language} of line ${block.line}`;
    const runs = CHECKS[block.language];
    const test = block.language === 'sh' && !hasShell ? it.skip : it;
    test(title, async () => {
      expect([title, typeof runs]).toEqual([title, 'function']);
      answer = (await runs?.(block, { folder, answer, next: blocks[index + 1] })) ?? answer;
    });
  }
});

function checkText(shown: string, actual = ''): Promise<undefined> {
  if (!isShownText(shown.trimEnd(), actual.trimEnd())) expect(actual.trimEnd()).toBe(shown.trimEnd());
  return Promise.resolve(undefined);
}

async function expectConversion(body: unknown): Promise<void> {
  const response = await fetch(`${address}/convert`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status === 200 ? 'converted' : await response.text()).toBe('converted');
}

/** Checks the commands that a test cannot run: that the scripts and the commands they name exist. */
function checkCommands(text: string): undefined {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly scripts: Readonly<Record<string, string>> };
  const named = [...text.matchAll(/npm (?:run )?(?<script>[a-z:]+)/gu)].map(({ groups }) => groups?.script ?? '');
  expect(named.filter((script) => !(script in scripts))).toEqual([]);
  const { stdout } = spawnSync(process.execPath, ['dist/cli/main.js', 'help'], { encoding: 'utf8' });
  const commands = [...text.matchAll(/dist\/cli\/main[.]js (?<command>[a-z]+)/gu)].map(({ groups }) => groups?.command ?? '');
  expect(commands.filter((command) => !stdout.includes(`sigma-kql ${command}`))).toEqual([]);
  return undefined;
}

/** Runs a script with bash, in the folder. */
async function runShell(
  script: string,
  folder: string,
): Promise<{ readonly status: number | null; readonly stdout: string; readonly stderr: string }> {
  const env = { ...process.env, DATABASE_URL: '', CURL_HOME: FOLDER, ...dataFolder() };
  const shell = spawn('bash', ['-euo', 'pipefail', '-c', script], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const written = { stdout: '', stderr: '' };
  shell.stdout.on('data', (chunk: Buffer) => (written.stdout += chunk.toString()));
  shell.stderr.on('data', (chunk: Buffer) => (written.stderr += chunk.toString()));
  const [status] = (await once(shell, 'close')) as [number | null];
  return { status, ...written };
}

function answerOf(text: string, messages: string): Answer {
  try {
    return { text, messages, json: JSON.parse(text) as unknown };
  } catch {
    return { text, messages, json: undefined };
  }
}

function dataFolder(): { readonly DATA_DIR: string } {
  return { DATA_DIR: join(FOLDER, 'data') };
}

/** Waits until the server prints its address. */
function addressOf({ stdout, stderr }: ChildProcess): Promise<string> {
  let output = '';
  return new Promise((found, failed) => {
    const append = (chunk: Buffer) => {
      output += chunk.toString();
      const printed = /POST +(?<address>http:\S+)\/convert/u.exec(output)?.groups?.address;
      if (printed !== undefined) found(printed);
    };
    stdout?.on('data', append);
    stderr?.on('data', append);
    stdout?.on('close', () => {
      failed(new Error(`The server did not start: ${output}`));
    });
  });
}

function isThere(document: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const file = path === '' ? document : join(dirname(document), path);
  return existsSync(file) && (anchor === undefined || anchorsOf(readFileSync(file, 'utf8')).includes(anchor));
}

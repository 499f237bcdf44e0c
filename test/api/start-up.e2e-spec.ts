import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const MAIN = resolve(import.meta.dirname, '../../dist/main.js');
const COMMAND_LINE = resolve(import.meta.dirname, '../../dist/cli/main.js');

const RULE = `title: Whoami Execution
id: 502b42de-4306-40b4-9596-6f590c81f073
logsource:
  category: process_creation
  product: windows
detection:
  selection:
    Image|endswith: '\\whoami.exe'
  condition: selection
`;

interface Started {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

/** The built server in a process of its own, as `npm start` runs it. */
describe('the program', () => {
  const children: ChildProcess[] = [];
  // Made once: a new database takes longer than everything else here.
  const data = mkdtempSync(join(tmpdir(), 'sigma-kql-'));

  afterAll(() => {
    rmSync(data, { recursive: true, force: true });
  });

  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  function start(args: readonly string[], environment: Readonly<Record<string, string>> = {}, program = MAIN): Started {
    const child = spawn(process.execPath, [program, ...args], {
      env: { PATH: process.env['PATH'], LOG_LEVEL: 'silent', DATA_DIR: data, ...environment },
    });
    children.push(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()));
    return { child, output: () => output, ended: new Promise((end) => child.on('close', end)) };
  }

  async function addressOf({ output, ended }: Started): Promise<string> {
    const over = ended.then(() => true);
    for (;;) {
      const address = /http:\/\/\S+(?=\/docs)/.exec(output())?.[0];
      if (address !== undefined) return address;
      if (await Promise.race([over, new Promise((next) => setTimeout(next, 50))])) throw new Error(output());
    }
  }

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'prints its addresses, answers, and ends in order on %s',
    async (signal) => {
      const server = start(['--port', '0']);
      const address = await addressOf(server);
      expect(server.output()).toMatch(
        /\/convert\n.*\/rules\n.*\/graphql\n.*\/docs\n\n.* [1-9]\d* rules, kept in the folder .*\n.*technique=T1048\.003'\n/,
      );
      expect(await (await fetch(`${address}/health/ready`)).json()).toMatchObject({ status: 'ok' });
      server.child.kill(signal);
      expect(await server.ended).toBe(0);
      await expect(fetch(`${address}/health/live`)).rejects.toThrow();
    },
    120_000,
  );

  it('writes one line of structured log for each request, with its id', async () => {
    const server = start(['--port', '0'], { LOG_LEVEL: 'info' });
    const address = await addressOf(server);
    await fetch(`${address}/nowhere`, { headers: { 'x-request-id': 'find-me' } });
    server.child.kill('SIGTERM');
    await server.ended;
    const lines = server.output().split('\n');
    expect(lines.filter((line) => line.includes('find-me')).map((line) => JSON.parse(line) as object)).toMatchObject([
      { requestId: 'find-me', method: 'GET', url: '/nowhere', status: 404, msg: 'request' },
    ]);
  }, 120_000);

  it('imports what the command line finds while it has the data folder open', async () => {
    const server = start(['--port', '0']);
    const address = await addressOf(server);
    const rules = join(data, 'rules');
    mkdirSync(join(rules, 'folder'), { recursive: true });
    writeFileSync(join(rules, 'folder/whoami.yml'), RULE);
    writeFileSync(join(rules, 'broken.yml'), RULE.replace('endswith', 'endwith'));
    writeFileSync(join(rules, 'notes.txt'), 'not: [a rule');
    const imported = start(['import', rules, '--source', 'ours'], {}, COMMAND_LINE);
    expect(await imported.ended).toBe(1);
    expect(imported.output()).toContain(`The server on ${address} has the data folder ${data} open; the rules are sent to it.`);
    expect(imported.output()).toMatch(/broken\.yml: rejected\nerror\[UNSUPPORTED_MODIFIER\]: .*\n {2}--> broken\.yml:8:11\n/);
    expect(imported.output()).toContain('ours: 2 files read\n  added      1\n');
    expect(await (await fetch(`${address}/rules?source=ours`)).json()).toMatchObject({ total: 1, items: [{ title: 'Whoami Execution' }] });

    const missing = start(['import', join(data, 'nothing')], {}, COMMAND_LINE);
    expect(await missing.ended).toBe(2);
    const refused = start(['import', join(rules, 'notes.txt')], {}, COMMAND_LINE);
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toContain(`${address} refuses the import (`);
    expect(await start(['rules'], {}, COMMAND_LINE).ended).toBe(1);
  }, 120_000);

  it('says that a port is in use, and how to take another', async () => {
    const blocker = createServer();
    const port = await new Promise<number>((listening) => {
      blocker.listen(0, '127.0.0.1', () => {
        const address = blocker.address();
        listening(typeof address === 'object' && address ? address.port : 0);
      });
    });
    const server = start([], { PORT: String(port) });
    expect(await server.ended).toBe(1);
    blocker.close();
    expect(server.output()).toMatch(new RegExp(`^127\\.0\\.0\\.1 port ${port} is in use .*--port`));
    expect(server.output()).not.toMatch(/\bat .*[.]js/);
  }, 120_000);

  it.each([
    {
      args: [],
      environment: { PORT: 'http', LOG_LEVEL: 'loud' },
      message: /^PORT is "http": expected .*\nLOG_LEVEL is "loud": expected .*\n$/,
    },
    {
      args: [],
      environment: { TARGETS_DIR: '/no/such/folder' },
      message: /^TARGETS_DIR is "\/no\/such\/folder", which cannot be read: .*\n$/,
    },
    { args: ['--port', '99999'], environment: {}, message: /^PORT is "99999": expected .*\n$/ },
    { args: ['--prot', '4000'], environment: {}, message: /'--prot'[^]*Usage: npm start -- \[--port NUMBER\]/ },
  ])('refuses settings that it does not understand with exit code 2: $args $environment', async ({ args, environment, message }) => {
    const server = start(args, environment);
    expect(await server.ended).toBe(2);
    expect(server.output()).toMatch(message);
    expect(server.output()).not.toMatch(/\bat .*[.]js/);
  });
});

import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { openRepository } from './git-source.js';
import { openRuleSource, type OpenOptions } from './open-rule-source.js';
import type { RejectedFile, RuleFile, RuleSource } from './rule-source.js';
import { DEFAULT_SOURCE_LIMITS } from './source-limits.js';

const made = mkdtempSync(join(tmpdir(), 'sigma-kql-'));
const temporaryFolder = join(made, 'temporary');
mkdirSync(temporaryFolder);
afterEach(() => {
  expect(readdirSync(temporaryFolder)).toEqual([]);
});
afterAll(() => {
  rmSync(made, { recursive: true });
});

const git = (folder: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim();

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** A repository with one commit. */
function repositoryWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(made, 'repository-'));
  git(folder, 'init', '--quiet', '--initial-branch=main');
  write(folder, files);
  commit(folder);
  return folder;
}

function commit(folder: string): string {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message=A');
  return git(folder, 'rev-parse', 'HEAD');
}

const addressOf = (folder: string): string => pathToFileURL(folder).href;
const open = (argument: string, options: Partial<OpenOptions> = {}): Promise<RuleSource> =>
  openRuleSource(argument, { reach: 'anywhere', temporaryFolder, ...options });

/** Path and text of what was taken, path and code of what was not; the source is closed. */
async function outcomesOf(source: RuleSource): Promise<Record<string, string>[]> {
  const files: (RuleFile | RejectedFile)[] = [];
  for await (const file of source.files()) files.push(file);
  await source.close();
  return files.map((file) => ({ [file.path]: 'problem' in file ? file.problem.code : file.text }));
}

/** A program that stands where git is looked for. */
function programThat(script: string): string {
  const path = join(mkdtempSync(join(made, 'program-')), 'git');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** Where there is no git, what it does cannot be tested. */
const describeWithGit = spawnSync('git', ['--version']).status === 0 ? describe : describe.skip;

describeWithGit('a repository', () => {
  it('gives the files of rules of its last commit, and tells which that is', async () => {
    const folder = repositoryWith({ 'rules/a.yml': 'old', 'rules/b.yml': 'B' });
    write(folder, { 'rules/a.yml': 'A', 'README.md': '#' });
    const head = commit(folder);
    write(folder, { 'rules/c.yml': 'not committed' });
    const source = await open(addressOf(folder));
    expect(source).toMatchObject({ kind: 'git', provenance: { repository: addressOf(folder), commit: head } });
    expect(await outcomesOf(source)).toEqual([{ 'rules/a.yml': 'A' }, { 'rules/b.yml': 'B' }]);
  });

  it.each(['side', 'v1'])('gives those of the branch or tag "%s" where it is named', async (revision) => {
    const folder = repositoryWith({ 'a.yml': 'main' });
    git(folder, 'checkout', '--quiet', '-b', 'side');
    write(folder, { 'a.yml': 'side' });
    const head = commit(folder);
    git(folder, 'tag', 'v1');
    git(folder, 'checkout', '--quiet', 'main');
    const source = await open(`${addressOf(folder)}#${revision}`);
    expect(source.provenance.commit).toBe(head);
    expect(await outcomesOf(source)).toEqual([{ 'a.yml': 'side' }]);
  });

  it('may be one without a working copy on this machine', async () => {
    const folder = repositoryWith({ 'a.yml': 'A' });
    const bare = `${folder}.git`;
    git(made, 'clone', '--quiet', '--bare', folder, bare);
    expect(await outcomesOf(await open(bare))).toEqual([{ 'a.yml': 'A' }]);
  });

  it('keeps the one folder that all is in, as an archive of it does not', async () => {
    expect(await outcomesOf(await open(addressOf(repositoryWith({ 'my-rules/a.yml': 'A' }))))).toEqual([{ 'my-rules/a.yml': 'A' }]);
  });

  it('gives the rules of the folders that rules are in, where they are named', async () => {
    const folder = repositoryWith({ 'rules/a.yml': 'A', 'rules-x/b.yml': 'B', 'tests/c.yml': 'C', 'd.yml': 'D' });
    const source = await openRepository(
      { address: addressOf(folder), shown: 'x', protocol: 'file', folders: ['rules', 'deprecated'] },
      { name: 'x', reach: 'anywhere', limits: DEFAULT_SOURCE_LIMITS, signal: AbortSignal.timeout(60_000), temporaryFolder },
    );
    expect(await outcomesOf(source)).toEqual([{ 'rules/a.yml': 'A' }]);
  });

  it('reports its links and follows none', async () => {
    const folder = repositoryWith({ 'a.yml': 'A' });
    symlinkSync('/etc/passwd', join(folder, 'b.yml'));
    symlinkSync('/etc', join(folder, 'etc'));
    commit(folder);
    expect(await outcomesOf(await open(addressOf(folder)))).toEqual([
      { 'a.yml': 'A' },
      { 'b.yml': 'LINK_REFUSED' },
      { etc: 'LINK_REFUSED' },
    ]);
  });

  it('gives its files as they are committed, whatever attributes say', async () => {
    const folder = repositoryWith({
      '.gitattributes': 'a.yml export-ignore\nb.yml export-subst ident\nc.yml text eol=crlf\n',
      'a.yml': 'A',
      'b.yml': '$Format:%H$ $Id$',
      'c.yml': 'C\n',
    });
    expect(await outcomesOf(await open(addressOf(folder)))).toEqual([
      { 'a.yml': 'A' },
      { 'b.yml': '$Format:%H$ $Id$' },
      { 'c.yml': 'C\n' },
    ]);
  });

  it('has nothing of its submodules', async () => {
    const folder = repositoryWith({ 'a.yml': 'A' });
    git(folder, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', addressOf(repositoryWith({ 's.yml': 'S' })), 'sub');
    commit(folder);
    expect(await outcomesOf(await open(addressOf(folder)))).toEqual([{ 'a.yml': 'A' }]);
  });

  it('is fetched also where this runs in a hook of another', async () => {
    const folder = repositoryWith({ 'a.yml': 'A' });
    process.env['GIT_DIR'] = join(repositoryWith({ 'b.yml': 'B' }), '.git');
    try {
      expect(await outcomesOf(await open(addressOf(folder)))).toEqual([{ 'a.yml': 'A' }]);
    } finally {
      delete process.env['GIT_DIR'];
    }
  });

  it('without a commit is refused', async () => {
    const folder = mkdtempSync(join(made, 'empty-'));
    git(folder, 'init', '--quiet');
    await expect(open(addressOf(folder))).rejects.toMatchObject({ code: 'GIT_FAILED', message: expect.stringContaining('HEAD') });
  });

  it('that does not exist is reported in the words of git', async () => {
    await expect(open('file:///no/such/repository')).rejects.toMatchObject({
      code: 'GIT_FAILED',
      message: expect.stringMatching(/'?\/no\/such\/repository'? does not (exist|appear to be a git repository)/),
    });
  });

  it('that asks for a password is given up, not asked for, and its address is reported without secrets', async () => {
    const server = createServer((_, response) => response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end());
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/rules.git`;
    const opened = open(address.replace('//', '//me:s3cret@'));
    await expect(opened).rejects.toMatchObject({ code: 'GIT_FAILED', message: expect.not.stringContaining('s3cret') });
    await expect(open(address)).rejects.toMatchObject({ code: 'GIT_FAILED', message: expect.stringMatching(/could not read Username/) });
    server.close();
  });

  it.each([
    { what: 'revision', argument: (folder: string, mark: string) => `${addressOf(folder)}#--upload-pack=touch%20${mark}` },
    { what: 'host', argument: (_: string, mark: string) => `ssh://-oProxyCommand=touch%20${mark}/x.git` },
    { what: 'address', argument: (_: string, mark: string) => `ext::touch%20${mark}` },
  ])('is not a way to give git an option by its $what', async ({ argument }) => {
    const mark = join(made, 'mark');
    await expect(open(argument(repositoryWith({ 'a.yml': 'A' }), mark))).rejects.toMatchObject({
      code: expect.stringMatching(/^(GIT_FAILED|PATH_NOT_FOUND)$/),
    });
    expect(existsSync(mark)).toBe(false);
  });

  it('is not of a protocol that this does not speak', async () => {
    await expect(open('git://127.0.0.1/x.git')).rejects.toMatchObject({ code: 'SOURCE_REFUSED' });
  });

  it.each([
    'ssh://git@example.com/x.git',
    'git@example.com:x.git',
    'file:///srv/x.git',
    'http://example.com/x.git',
    'https://127.0.0.1/x.git',
    'https://localhost/x.git',
  ])('at %s is not on the public internet', async (argument) => {
    await expect(open(argument, { reach: 'public' })).rejects.toMatchObject({ code: 'SOURCE_REFUSED' });
  });

  it('may not be named where there are only presets', async () => {
    await expect(open('https://github.com/SigmaHQ/sigma', { reach: 'presets' })).rejects.toMatchObject({ code: 'SOURCE_REFUSED' });
  });
});

describe('git', () => {
  const address = 'https://git.example.com/x.git';

  it('is reported as missing', async () => {
    await expect(open(address, { gitCommand: join(made, 'no-git') })).rejects.toMatchObject({
      code: 'GIT_MISSING',
      hint: expect.stringContaining('Install git'),
    });
  });

  it('is stopped when its time is over, with all that it has started', async () => {
    const mark = join(made, 'outlived');
    const gitCommand = programThat(`(sleep 1; touch ${mark}) & sleep 60`);
    await expect(open(address, { gitCommand, timeoutMs: 200 })).rejects.toMatchObject({
      code: 'GIT_FAILED',
      message: expect.stringContaining('took too long'),
    });
    await new Promise((passed) => setTimeout(passed, 1500));
    expect(existsSync(mark)).toBe(false);
  });

  it('is stopped where the caller stops it', async () => {
    const stop = new AbortController();
    setTimeout(() => {
      stop.abort(new Error('enough'));
    }, 200);
    await expect(open(address, { gitCommand: programThat('sleep 60'), signal: stop.signal })).rejects.toThrow('enough');
  });

  it('is stopped when the clone is larger than may be', async () => {
    const gitCommand = programThat('for last; do :; done; mkdir "$last"; head -c 100000 /dev/zero > "$last/pack"; sleep 60');
    await expect(open(address, { gitCommand, limits: { archiveBytes: 99_999 } })).rejects.toMatchObject({ code: 'ARCHIVE_TOO_LARGE' });
  });

  it('is asked for one commit, without tags, hooks or templates, by the protocol of the address alone', async () => {
    const log = join(made, 'log');
    const gitCommand = programThat(`printf '%s\\n' "$GIT_ALLOW_PROTOCOL" "$GIT_TERMINAL_PROMPT" "$@" > ${log}; exit 1`);
    await expect(open(`${address}#main`, { gitCommand })).rejects.toMatchObject({ code: 'GIT_FAILED' });
    const printed = execFileSync('cat', [log], { encoding: 'utf8' }).split('\n');
    expect(printed.slice(0, 2)).toEqual(['https', '0']);
    expect(printed).toEqual(expect.arrayContaining(['core.hooksPath=/dev/null', '--depth=1', '--no-tags', '--template=', '--branch=main']));
    expect(printed.slice(-4, -2)).toEqual(['--', address]);
  });

  it('gets the address to connect to where only the public internet may be reached', async () => {
    const log = join(made, 'pinned');
    const gitCommand = programThat(`printf '%s\\n' "$@" > ${log}; exit 1`);
    await expect(open('https://8.8.8.8/x.git', { gitCommand, reach: 'public' })).rejects.toMatchObject({ code: 'GIT_FAILED' });
    expect(execFileSync('cat', [log], { encoding: 'utf8' }).split('\n')).toEqual(
      expect.arrayContaining(['http.curloptResolve=8.8.8.8:443:8.8.8.8', 'http.followRedirects=false']),
    );
  });
});

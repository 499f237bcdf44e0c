import { spawn } from 'node:child_process';
import { RuleSourceError } from './source-error.js';

/** How git is run. */
export interface GitOptions {
  readonly signal: AbortSignal;
  /** What of `https`, `http`, `ssh` and `file` git may speak. */
  readonly protocols: readonly string[];
  /** Texts that must not be shown, such as a password in an address. */
  readonly secrets?: readonly string[];
  /** The program, where it is not `git` on the path. */
  readonly command?: string;
}

/** As much as is kept of what git writes: an answer is a line, and of complaints the last ones count. */
const KEPT_OUTPUT = 64 * 1024;

/** Variables that lead git to another repository than the given one. They are set where this runs in a hook of git. */
const OF_OTHER_REPOSITORIES = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_NAMESPACE',
];

/**
 * Runs git and gives what it answers. It asks nobody anything: there is no terminal, no program for passwords, and it is the
 * leader of a process group, so that what it starts can neither open the terminal nor outlive it. No hook is run.
 * The configuration of the user holds: it has the proxy and the certificates of the network.
 */
export async function runGit(args: readonly string[], options: GitOptions): Promise<string> {
  const { signal, protocols, secrets = [], command = 'git' } = options;
  signal.throwIfAborted();
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...Object.fromEntries(OF_OTHER_REPOSITORIES.map((name) => [name, undefined])),
    GIT_TERMINAL_PROMPT: '0',
    // Set but empty: git looks no further for a program to ask with.
    GIT_ASKPASS: '',
    SSH_ASKPASS_REQUIRE: 'never',
    GCM_INTERACTIVE: 'never',
    GIT_LFS_SKIP_SMUDGE: '1',
    GIT_ALLOW_PROTOCOL: protocols.join(':'),
    LC_ALL: 'C',
  };
  const unix = process.platform !== 'win32';
  const git = spawn(command, ['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: unix,
  });
  const stop = (): void => {
    if (git.pid === undefined) return;
    try {
      process.kill(unix ? -git.pid : git.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  };
  signal.addEventListener('abort', stop);
  let answer = '';
  let complaints = '';
  git.stdout.setEncoding('utf8').on('data', (text: string) => (answer = (answer + text).slice(0, KEPT_OUTPUT)));
  git.stderr.setEncoding('utf8').on('data', (text: string) => (complaints = (complaints + text).slice(-KEPT_OUTPUT)));
  try {
    const status = await new Promise<number | null>((resolve, reject) => {
      git.on('error', reject);
      git.on('close', resolve);
    });
    signal.throwIfAborted();
    if (status !== 0) throw gitFailed(lastComplaint(complaints, secrets));
    return answer.trim();
  } catch (error) {
    if (isMissing(error)) {
      throw new RuleSourceError(
        'GIT_MISSING',
        `There is no program "${command}".`,
        'Install git, or give an archive instead of a repository.',
        {
          cause: error,
        },
      );
    }
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** What git says was wrong, on one line: its last lines have the cause, those before them its progress. */
function lastComplaint(complaints: string, secrets: readonly string[]): string {
  const lines = complaints.split(/[\r\n]+/).filter((line) => /^(fatal|error|remote|ssh|.*denied)/i.test(line));
  const output = lines
    .slice(-3)
    .join(' ')
    .replace(/\p{Cc}/gu, ' ');
  const shown = secrets.filter((secret) => secret !== '').reduce((text, secret) => text.replaceAll(secret, '***'), output);
  return shown === '' ? 'it printed nothing' : shown;
}

/** Git ran, and did not do what it was asked. */
export function gitFailed(reason: string, cause?: unknown): RuleSourceError {
  return new RuleSourceError(
    'GIT_FAILED',
    `git could not fetch the repository: ${reason}`,
    'See whether `git clone` of the same address works here without asking for anything.',
    { cause },
  );
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}

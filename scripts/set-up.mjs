/**
 * Sets up a fresh clone: packages, generated code, build. Skips each step that is up to date.
 * Runs before packages are installed, so it uses Node alone.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeCompilerVersion } from './compiler-version.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const LEAST_NODE = [20, 19];

/** The steps, with their inputs and commands. A step runs again if one of its inputs is newer than its mark. */
const STEPS = [
  {
    title: 'Installing packages',
    mark: 'node_modules/.package-lock.json',
    from: ['package-lock.json'],
    // Engine warnings of packages that work, and funding notices, would hide what a newcomer has to read.
    command: ['npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
    isInstalled: hasLockedPackages,
  },
  {
    title: 'Generating code',
    mark: 'src/graphql/generated/.done',
    from: ['node_modules/.package-lock.json', 'codegen.ts', 'scripts/codegen.mjs', 'scripts/copy-graphiql.mjs', 'prisma/schema.prisma'],
    // Each feature has its part of the GraphQL schema in its folder.
    fromFiles: { folder: 'src', ending: '.graphql' },
    command: ['npm', 'run', '--silent', 'codegen'],
    marks: true,
  },
  {
    title: 'Building',
    mark: 'dist/.done',
    from: ['node_modules/.package-lock.json', 'src', 'nest-cli.json', '.swcrc', 'tsconfig.json', 'tsconfig.build.json'],
    command: ['npm', 'run', '--silent', 'build'],
    marks: true,
  },
];

/** Sets up the clone, or ends the process with an error. `build: false` skips the build. */
export function setUp({ build = true } = {}) {
  checkNode();
  for (const { title, mark, from, fromFiles, command, marks, isInstalled } of STEPS) {
    if (title === 'Building') writeCompilerVersion();
    if (title === 'Building' && !build) continue;
    if (isFresh(join(root, mark), from, fromFiles) || isInstalled?.()) continue;
    run(title, command);
    if (marks) writeFileSync(join(root, mark), '');
  }
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  fail(`sigma-kql needs Node ${LEAST_NODE.join('.')} or newer; this is Node ${process.versions.node}. See https://nodejs.org/`);
}

/** Returns whether the installed packages are those of the lock file. Their dates do not help: `npm install` writes the lock file last. */
function hasLockedPackages() {
  const installed = packagesOf('node_modules/.package-lock.json');
  const locked = packagesOf('package-lock.json');
  if (!installed || !locked) return false;
  return Object.entries(locked).every(([path, { version, optional }]) => {
    if (path === '') return true;
    return installed[path]?.version === version || (optional && installed[path] === undefined);
  });
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function isFresh(mark, from, fromFiles) {
  if (!existsSync(mark)) return false;
  const made = statSync(mark).mtimeMs;
  const files = fromFiles ? filesIn(join(root, fromFiles.folder)).filter((path) => path.endsWith(fromFiles.ending)) : [];
  return [...from.map((path) => join(root, path)), ...files].every((path) => newestIn(path) <= made);
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true }).map((path) => join(folder, path));
}

/** Returns when the file, or any file under the folder, was last written. Generated files do not count. */
function newestIn(path) {
  if (!existsSync(path)) return 0;
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  const names = readdirSync(path).filter((name) => name !== 'generated' && !name.endsWith('.spec.ts'));
  return Math.max(0, ...names.map((name) => newestIn(join(path, name))));
}

function run(title, [program, ...args]) {
  const started = Date.now();
  process.stderr.write(`${title} …\n`);
  const { status, error, stdout, stderr } = spawnSync(program, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    // On Windows npm is a script, which only a shell can run.
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    // The output of a step is only shown if it fails.
    process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
    fail(`${title} failed${error ? `: ${error.message}` : ''}. The command was: ${[program, ...args].join(' ')}`);
  }
  process.stderr.write(`${title}: ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

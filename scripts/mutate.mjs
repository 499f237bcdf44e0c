/**
 * `npm run mutate`: plants mistakes in a copy of the compiler, one at a time (`mutations.mjs`). Prints which tests find each mistake: the
 * events that judge the golden rules, and the other tests. `npm run mutate -- NAME …` plants only the named ones.
 *
 * Exits with 1 if no test finds a mistake: write one. Exits with 1 if the text to replace is not in its file exactly once: fix the
 * mutation. Does not change the checkout. The tests are compiled without type checks, so a mutation may break types.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { setUp } from './set-up.mjs';
import { MUTATIONS } from './mutations.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** What the tests need in addition to the packages. */
const COPIED = ['src', 'test', 'package.json', 'jest.config.mjs', 'tsconfig.json', '.swcrc', 'README.md', 'docs', 'mappings', 'schemas'];
const EVENTS = 'test/semantics/golden-rules.spec.ts';
/** The tests of the compiler, in the order to run them. The golden files find nearly everything, so they come last. */
const OTHER_TESTS = ['/test/spec/', '/src/', '/test/golden.spec.ts'];

const chosen = chosenMutations(process.argv.slice(2));
const stale = chosen.filter((mutation) => timesFound(mutation) !== 1);
for (const mutation of stale) {
  console.error(`${mutation.name}: src/compiler/${mutation.file} has the text to replace ${timesFound(mutation)} times, not once.`);
}
if (stale.length > 0) process.exit(1);

setUp();
const copy = mkdtempSync(join(tmpdir(), 'sigma-kql-mutate-'));
let running;
process.on('exit', () => {
  running?.kill();
  rmSync(copy, { recursive: true, force: true, maxRetries: 3 });
});
for (const [signal, number] of Object.entries({ SIGINT: 2, SIGTERM: 15, SIGHUP: 1 })) process.on(signal, () => process.exit(128 + number));
for (const path of COPIED) cpSync(join(root, path), join(copy, path), { recursive: true });
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');

const sound = await findersOf(undefined);
if (sound.events || sound.tests) {
  console.error(`Without any mutation there are failures already: ${sound.events ?? sound.tests}`);
  process.exit(1);
}

const results = [];
for (const [index, mutation] of chosen.entries()) {
  const started = Date.now();
  const result = { mutation, ...(await findersOf(mutation)) };
  results.push(result);
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  console.error(`${index + 1}/${chosen.length} ${mutation.name} (${seconds} s): ${result.events ?? '–'} | ${result.tests ?? '–'}`);
}
console.log(tableOf(results));
const missed = results.filter(({ events, tests }) => !events && !tests);
for (const { mutation } of missed) console.error(`Nothing finds ${mutation.name}. ${mutation.suffers}`);
process.exit(missed.length > 0 ? 1 : 0);

function chosenMutations(names) {
  const unknown = names.filter((name) => !MUTATIONS.some((mutation) => mutation.name === name));
  if (unknown.length === 0) return names.length === 0 ? MUTATIONS : MUTATIONS.filter(({ name }) => names.includes(name));
  console.error(`There is no mutation ${unknown.join(', ')}. There are: ${MUTATIONS.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}

function timesFound({ file, find }) {
  return readFileSync(join(root, 'src/compiler', file), 'utf8').split(find).length - 1;
}

/** Returns what finds a mutation: the first event and the first other test. */
async function findersOf(mutation) {
  if (mutation) plant(mutation);
  try {
    const events = foundByEvents(await jest(EVENTS));
    for (const path of mutation ? OTHER_TESTS : []) {
      const tests = foundByTests(await jest(path));
      if (tests) return { events, tests };
    }
    return { events };
  } finally {
    if (mutation) cpSync(join(root, 'src/compiler', mutation.file), join(copy, 'src/compiler', mutation.file));
  }
}

function plant({ file, find, replace }) {
  const path = join(copy, 'src/compiler', file);
  // A function, because `$` has a meaning in a replacement text.
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replace(find, () => replace),
  );
}

/** Returns the golden rule and the table of the first disagreement. */
function foundByEvents({ failed, output }) {
  if (!failed) return undefined;
  const [, rule, target, table] = /(\S+) on (\S+) (\S+), row written by/.exec(output) ?? [];
  return rule === undefined ? `not a judgement: ${firstFailure(output)}` : `${rule.replace(/^"/, '')} (${target} ${table})`;
}

function foundByTests({ failed, output }) {
  if (!failed) return undefined;
  const file = /^\s*FAIL \S+ (\S+)/m.exec(output)?.[1] ?? '';
  return `${basename(file)}: ${firstFailure(output)}`;
}

function firstFailure(output) {
  const title = /^\s*● (.+)$/m.exec(output)?.[1];
  if (title === undefined || title === 'Test suite failed to run') throw new Error(`The tests could not be run:\n${output}`);
  return title;
}

/** Runs the tests whose path has the text, up to the first file that fails. */
function jest(path) {
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
  const args = ['--selectProjects', 'unit', 'golden', '--testPathPatterns', path, '--bail', '--silent'];
  return new Promise((resolve, reject) => {
    running = spawn(process.execPath, [...flags, ...args], {
      cwd: copy,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PROOF_DISAGREEMENTS: '1' },
    });
    let output = '';
    for (const stream of [running.stdout, running.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
    running.on('error', reject);
    running.on('close', (code) => resolve({ failed: code !== 0, output: stripVTControlCharacters(output) }));
  });
}

function tableOf(results) {
  const lines = results.map(({ mutation, events, tests }) => [mutation.name, events ?? '–', tests ?? '–']);
  const all = [['mutation', 'found by events', 'found by'], ...lines];
  const widths = [0, 1].map((column) => Math.max(...all.map((line) => line[column].length)));
  const print = ([name, events, tests]) => `${name.padEnd(widths[0])} | ${events.padEnd(widths[1])} | ${tests}`;
  const byEvents = results.filter(({ events }) => events).length;
  return [...all.map(print), `${byEvents} of ${results.length} are found by events.`].join('\n');
}

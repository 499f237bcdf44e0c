// Whether the tests notice when the compiler is wrong: each bug of `mutations.mjs` is put into a copy of the working tree, and the
// tests run on it. Twice: the events that judge the golden rules, and then all other tests of the compiler.
//   npm run mutate [TEXT]      TEXT: only the bugs with it in their names
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { MUTATIONS } from './mutations.mjs';

const root = resolve(import.meta.dirname, '..');
const copy = mkdtempSync(join(tmpdir(), 'sigma-kql-mutants-'));
process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));

for (const part of ['src', 'test', 'package.json', 'jest.config.mjs', 'tsconfig.json', '.swcrc'])
  cpSync(join(root, part), join(copy, part), { recursive: true });
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

const EVENTS = ['--selectProjects=golden', '--testPathPatterns=semantics/golden-rules'];
const OTHERS = ['--selectProjects', 'unit', 'golden', '--testPathIgnorePatterns=semantics/golden-rules'];

const FAILURE = join(copy, 'first-failure.json');
const CONFIG = join(copy, 'mutants.config.mjs');
const REPORTERS = [[join(root, 'scripts/first-failure-reporter.mjs'), { file: FAILURE }]];
writeFileSync(CONFIG, `import config from './jest.config.mjs';\nexport default { ...config, reporters: ${JSON.stringify(REPORTERS)} };\n`);

/** The first test that fails, and what it says; undefined where none does. */
function firstFailure(selection) {
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  rmSync(FAILURE, { force: true });
  spawnSync(process.execPath, [...flags, jest, '--config', CONFIG, '--bail', ...selection], { cwd: copy, stdio: 'ignore' });
  return existsSync(FAILURE) ? JSON.parse(readFileSync(FAILURE, 'utf8')) : undefined;
}

/** The rule and the table of the first disagreement that a proof prints. */
const ruleIn = ({ says }) => /([\w-]+ on \S+ \S+), row written by/.exec(says)?.[1] ?? says.split('\n')[0];

const wanted = process.argv[2]?.toLowerCase() ?? '';
const chosen = MUTATIONS.filter(({ name }) => name.toLowerCase().includes(wanted));
let survivors = 0;
for (const { name, file, find, replace } of chosen) {
  const path = join(copy, file);
  const text = readFileSync(join(root, file), 'utf8');
  if (text.split(find).length !== 2) {
    survivors++;
    console.log(`${name}\n  the text to replace stands ${text.split(find).length - 1} times in ${file}`);
    continue;
  }
  writeFileSync(
    path,
    text.replace(find, () => replace),
  );
  const byEvents = firstFailure(EVENTS);
  const byOthers = firstFailure(OTHERS);
  writeFileSync(path, text);
  if (!byEvents && !byOthers) survivors++;
  console.log(`${name}\n  events: ${byEvents ? ruleIn(byEvents) : 'not seen'}\n  tests:  ${byOthers?.test ?? 'not seen'}`);
}
console.log(`${chosen.length - survivors} of ${chosen.length} bugs are noticed.`);
process.exitCode = survivors === 0 ? 0 : 1;

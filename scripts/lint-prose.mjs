/**
 * `node scripts/lint-prose.mjs [PATH…]`: refuses words that make our texts hard to understand, in code, comments,
 * messages, documents and test titles. Prints each with its place and what to write instead.
 *
 * `node scripts/lint-prose.mjs --commits`: refuses commit subjects that are longer than 72 characters.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { argv, exit, stderr } from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Where two words of one sentence may be torn apart: a line break, with the comment mark or the quotes around it. */
const GAP = String.raw`(?:\s+(?:(?:\*|\/\/|#|--|>)\s+)?|['"\x60]\s*\+\s*['"\x60]\s*|\s+['"\x60]\s*\+\s*['"\x60]|['"\x60]\s*\+\s*['"\x60]\s+)`;

/** A pattern for words; a space stands for any gap. */
const words = (pattern) => new RegExp(pattern.replaceAll(' ', GAP), 'giu');

/** What is refused, and the advice for it. */
const REFUSED = [
  [words(String.raw`\btold\b`), 'Name what happens: "reported", "shown", "returned".'],
  [words(String.raw`\b(?:tells?|telling) of\b`), 'Write "describes", "reports" or "names".'],
  [words(String.raw`\bsaid\b`), 'Write "reported", "stated" or "named", or name the value.'],
  [words(String.raw`\b(?:asks?|asked|asking) of\b`), 'Name the action: "requested", "tested", "compared with".'],
  [words(String.raw`\banew\b`), 'Write "again".'],
  [words(String.raw`\bbesides\b`), 'Write "also", "extra" or "in addition".'],
  [words(String.raw`\bthereof\b`), 'Write "of it" or name the thing.'],
  [words(String.raw`\bdoors?\b`), 'Write "API", "interface", "REST and GraphQL" or "entry point".'],
  [words(String.raw`\b(?:has|have|had|having) the word\b`), 'Write "takes precedence", "wins" or "decides".'],
  // "There is no rule" and "is no longer" are plain English; "ABC is no identifier" is not.
  [words(String.raw`(?<!\bthere )\b(?:is|are|was|were) no\b(?! (?:longer|more|less|fewer)\b)`), 'Write "is not a …" or "There is no …".'],
  [words(String.raw`\bminds\b`), 'Write "applies", "respects" or "considers".'],
  [words(String.raw`\b(?:let|lets|letting)(?: [\w-]+){0,2} pass\b`), 'Write "accepts", "allows" or "forwards".'],
  [words(String.raw`\b(?:take|takes|taken|took|taking) over\b|\btake-?over\b`), 'Write "commits", "copies", "replaces" or "continues".'],
  [words(String.raw`\bof (?:a|an|the) [\w-]+['’]s own\b`), 'Write "custom" or "your own".'],
  [words(String.raw`\bin vain\b`), 'Say what did not happen, or what was not found.'],
];

const LINTED = /(?:[.](?:ts|mjs|js|md|graphql|prisma|yml|yaml|json|html|css|sh)|(?:^|\/)(?:Dockerfile|NOTICE|[.]ci\/[^/]+))$/u;

/** What is not prose of ours, or cannot be changed. */
const EXEMPT = [
  /(?:^|\/)(?:node_modules|dist|lib|data|generated|[.]git)\//u,
  /^package-lock[.]json$/u,
  // Rules of strangers, and what the compiler answers to them: its messages are linted where they are written.
  /^test\/golden\//u,
  // A migration that has run somewhere must stay byte for byte what it was.
  /^prisma\/migrations\//u,
  // These two have to name the words.
  /^scripts\/lint-prose[.]mjs$/u,
  /^test\/lint-prose[.]spec[.]ts$/u,
];

/** What `npm run lint` covers. */
const COVERED = [
  '.ci',
  '.dependency-cruiser.mjs',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'Dockerfile',
  'NOTICE',
  'README.md',
  'bench',
  'docker-compose.yml',
  'docs',
  'eslint.config.mjs',
  'jest.config.mjs',
  'mappings',
  'package.json',
  'prisma',
  'scripts',
  'src/attack',
  'src/attack-index',
  'src/config.ts',
  'src/database',
  'src/graphql',
  'src/health',
  'src/http',
  'src/imports/sources',
  'starter-rules',
  'test',
];

const LONGEST_SUBJECT = 72;

/** The last commit before subjects had a limit. */
const LAST_FREE_COMMIT = '93506a9a99c40fdae0e06543dc1005971ee19ade';

/** Returns the refused words of a text, in order: `{ line, column, found, advice }`. */
export function findRefusedWords(text) {
  return REFUSED.flatMap(([pattern, advice]) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) => {
      const before = text.slice(0, index).split('\n');
      return { line: before.length, column: before.at(-1).length + 1, found: found.replace(/[^\p{L}'’-]+/gu, ' '), advice };
    }),
  ).sort((one, other) => one.line - other.line || one.column - other.column);
}

/** Returns whether the file, named by its path from the root with slashes, has prose of ours. */
export function isLinted(path) {
  return LINTED.test(path) && !EXEMPT.some((pattern) => pattern.test(path));
}

/** Returns the commit subjects that are too long, of lines such as `git log --format='%h %s'` prints. */
export function findLongSubjects(log) {
  return log
    .split('\n')
    .map((line) => /^(?<commit>\S+) (?<subject>.*)$/u.exec(line)?.groups)
    .filter((entry) => entry !== undefined && [...entry.subject].length > LONGEST_SUBJECT);
}

function filesUnder(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !EXEMPT.some((pattern) => pattern.test(`${fromRoot(join(path, entry.name))}/`)))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(path, entry.name)) : entry.isFile() ? [join(path, entry.name)] : []));
}

const fromRoot = (path) => relative(ROOT, path).split(sep).join('/');

function lintFiles(paths) {
  const files = paths.flatMap(filesUnder).filter((path) => isLinted(fromRoot(path)));
  const lines = files.flatMap((path) =>
    findRefusedWords(readFileSync(path, 'utf8')).map(
      ({ line, column, found, advice }) => `${fromRoot(path)}:${line}:${column}: "${found}": ${advice}`,
    ),
  );
  return report(lines, `${lines.length} places of ${files.length} files to rewrite. The words are listed in scripts/lint-prose.mjs.`);
}

function lintCommits() {
  const git = (...args) => spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' });
  if (git('rev-parse', 'HEAD').status !== 0) return 0;
  // A shallow clone may lack the commit; then all the commits that it has are newer.
  const isKnown = git('cat-file', '-e', `${LAST_FREE_COMMIT}^{commit}`).status === 0;
  const { stdout } = git('log', '--no-merges', '--format=%h %s', 'HEAD', ...(isKnown ? [`^${LAST_FREE_COMMIT}`] : []));
  const lines = findLongSubjects(stdout).map(({ commit, subject }) => `${commit}: ${[...subject].length} characters: ${subject}`);
  return report(lines, `A commit subject has at most ${LONGEST_SUBJECT} characters. Move the reason and the detail into the body.`);
}

function report(lines, conclusion) {
  if (lines.length > 0) stderr.write(`${lines.join('\n')}\n\n${conclusion}\n`);
  return lines.length > 0 ? 1 : 0;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const args = argv.slice(2);
  exit(args[0] === '--commits' ? lintCommits() : lintFiles(args.length > 0 ? args : COVERED.map((path) => join(ROOT, path))));
}

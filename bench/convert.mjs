// Measures a conversion, as a ratio to parsing the same files with js-yaml alone, side by side in one run.
//   npm run bench [FOLDER]      FOLDER: rules to convert; default: SIGMA_CORPUS, or the golden rules
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as yaml from 'js-yaml';
import { convert } from '../dist/compiler/index.js';

const folder = [
  process.argv[2],
  process.env.SIGMA_CORPUS,
  resolve(import.meta.dirname, '../../shared/corpus/sigma/rules'),
  resolve(import.meta.dirname, '../test/golden'),
].find((path) => path !== undefined && existsSync(path));
const files = readdirSync(folder, { recursive: true })
  .filter((name) => name.endsWith('.yml'))
  .sort()
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

/** The YAML 1.1 schema, in which Sigma rules are written. */
const readOnly = ({ text }) => {
  try {
    yaml.loadAll(text, undefined, { schema: yaml.YAML11_SCHEMA });
  } catch {
    // A few rules are broken on purpose; both sides read them.
  }
};

const seconds = (run) => {
  const start = performance.now();
  for (const file of files) run(file);
  return (performance.now() - start) / 1000;
};
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

let queries = 0;
const counted = (file) => {
  for (const rule of convert(file).rules) queries += rule.conversions.filter(({ query }) => query !== null).length;
};

seconds(readOnly);
seconds(counted);
const rounds = Array.from({ length: 5 }, () => {
  queries = 0;
  const read = seconds(readOnly);
  const converted = seconds(counted);
  return { read, converted, ratio: converted / read };
});

const ratios = rounds.map(({ ratio }) => ratio);
console.log(
  `${files.length} files from ${folder}, ${queries} queries, ${rounds.length} rounds, each js-yaml and then the conversion for every table`,
);
for (const { read, converted, ratio } of rounds)
  console.log(`  js-yaml ${read.toFixed(2)} s   conversion ${converted.toFixed(2)} s   ratio ${ratio.toFixed(2)}`);
console.log(`median ratio ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`);

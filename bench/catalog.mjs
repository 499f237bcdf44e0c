// Measures the catalog with many rules: imports, and each kind of search.
//   npm run bench:catalog -- [FOLDER] [--rules N] [--explain]
// FOLDER: rules to copy, with new ids and titles, until there are N (default 100,000). Default: the starter rules.
// --rules 0: imports the files as they are, twice. --explain: also prints the query plans.
// DATABASE_URL: a PostgreSQL server, on which a database is created and dropped. Not set: the embedded database.
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { CliModule } from '../dist/cli/cli.module.js';
import { RulesService } from '../dist/rules/rules.service.js';
import { RuleImporter } from '../dist/imports/rule-importer.js';
import { FACETS } from '../dist/rules/rule-query.js';
import { DatabaseService } from '../dist/database/database.service.js';
import { TableIndexRepository } from '../dist/rules/table-index.repository.js';
import { TableIndex } from '../dist/rules/table-index.js';
import { BUILT_IN_TARGETS, convert } from '../dist/compiler/index.js';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { rules: { type: 'string', default: '100000' }, explain: { type: 'boolean', default: false } },
});
const wanted = Number(options.rules);
const folder = resolve(positionals[0] ?? join(import.meta.dirname, '../starter-rules'));
const texts = readdirSync(folder, { recursive: true })
  .filter((name) => name.endsWith('.yml'))
  .sort()
  .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
// Only files with one rule: a file of several would be stored once for each.
const single = texts.filter(({ text }) => /^id:/m.test(text) && /^title:/m.test(text) && !/^---/m.test(text));
const tablesOf = new Map();

const uuid = (seed) =>
  createHash('sha256')
    .update(seed)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');

/** Returns a source with as many rules as wanted. */
function source() {
  async function* files() {
    if (wanted === 0) yield* texts;
    for (let index = 0; index < wanted; index++) {
      const { path, text } = single[index % single.length];
      const round = Math.floor(index / single.length);
      const copy = text
        .replace(/^id:.*$/m, `id: ${uuid(`${path} ${round}`)}`)
        .replace(/^title:[ ]*(.*)$/m, (_, title) => `title: ${JSON.stringify(`${title.replace(/^['"]|['"]$/g, '')} ${round}`)}`);
      yield { path: `${round}/${path}`, text: copy };
    }
  }
  return { name: 'bench', kind: 'folder', provenance: { location: folder }, files, close: () => Promise.resolve() };
}

const asked = [];
if (options.explain) {
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (config, ...rest) {
    if (typeof config?.text === 'string' && /^\s*SELECT/i.test(config.text)) asked.push(config);
    return query.call(this, config, ...rest);
  };
}

const now = () => performance.now();
const seconds = (since) => `${((now() - since) / 1000).toFixed(1)} s`;
const peak = () => `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`;

async function main(location) {
  const app = await NestFactory.createApplicationContext(CliModule.forRoot(BUILT_IN_TARGETS, location), { logger: ['error'] });
  app.enableShutdownHooks();
  try {
    const about = wanted === 0 ? `${texts.length} files` : `${wanted} rules made of ${single.length}`;
    console.log(`${location.kind === 'server' ? 'PostgreSQL' : 'the embedded database'}, ${about} from ${folder}`);
    await importOnce(app, 'first import');
    await importOnce(app, 'the same again');
    if (wanted > 0) await indexTables(app);
    await search(app);
  } finally {
    await app.close();
  }
}

async function importOnce(app, what) {
  const start = now();
  const { done } = await (await app.get(RuleImporter).start(source())).done.then((run) => ({ done: run }));
  const { counts, state, problem } = done;
  if (state !== 'done') throw new Error(problem.message);
  const outcomes = Object.entries(counts).filter(([, count]) => count > 0);
  console.log(`${what}: ${seconds(start)}, peak memory ${peak()}; ${outcomes.map(([name, count]) => `${name} ${count}`).join(', ')}`);
}

/** Converts each original once: its copies have the same tables. */
async function indexTables(app) {
  const start = now();
  const store = app.get(TableIndexRepository, { strict: false });
  const { mapVersion } = app.get(TableIndex);
  for (let after = 0; ;) {
    const rules = await store.unindexed(mapVersion, after, 1000);
    if (rules.length === 0) break;
    after = rules.at(-1).key;
    const indexed = rules.map(({ key, contentHash, yaml }) => {
      const original = yaml.replace(/^(?:id|title):.*$/gm, '');
      if (!tablesOf.has(original)) {
        const conversions = convert({ name: 'rule.yml', text: yaml }).rules.flatMap((rule) => rule.conversions);
        tablesOf.set(
          original,
          conversions.filter((one) => one.query !== null).map(({ target, table }) => ({ target, table })),
        );
      }
      return { key, contentHash, pairs: tablesOf.get(original) };
    });
    await store.save(mapVersion, indexed);
  }
  await app.get(DatabaseService).prisma.$executeRawUnsafe('VACUUM (ANALYZE) rule_tables');
  console.log(`tables of rules, each text converted once: ${seconds(start)}`);
}

/** The measured lists: some filters of each kind. */
const QUESTIONS = {
  everything: [{}],
  technique: ['T1059', 'T1112', 'T1218.011', 'T1048.003', 'T1562.001'].map((technique) => ({ technique: [technique] })),
  'rare technique': ['T1557', 'T1052', 'T1098.003'].map((technique) => ({ technique: [technique] })),
  words: ['powershell download', 'registry', 'dumping credentials', 'ransomware', '"scheduled task"'].map((search) => ({ search })),
  'words, one excluded': ['powershell -encoded', 'lsass -defender'].map((search) => ({ search })),
  'part of a word': ['undll3', 'imikat', 'owershel', 'ertuti'].map((search) => ({ search })),
  'two letters': ['wm', 'e.'].map((search) => ({ search })),
  'nothing like it': ['zzqqxxyy', 'there is no such rule'].map((search) => ({ search })),
  combined: [
    { technique: ['T1059'], product: ['windows'], level: ['high', 'critical'] },
    { tactic: ['persistence'], category: ['process_creation'], search: 'registry' },
    { product: ['linux'], status: ['test'], tactic: ['execution'] },
  ],
  table: ['imNetworkSession', 'SigninLogs', 'imRegistry'].map((table) => ({ table: [table] })),
  'target and table': [{ target: ['defender-xdr'], table: ['DeviceNetworkEvents'] }],
  author: ['florian', 'nasreddine'].map((author) => ({ author: [author] })),
  reference: ['github.com/redcanaryco', 'lolbas'].map((reference) => ({ reference: [reference] })),
};

async function search(app) {
  const catalog = app.get(RulesService);
  const rows = [];
  const explained = [];
  const measure = async (what, runs, filters, ask) => {
    const times = [];
    for (let run = -filters.length; run < runs; run++) {
      const start = now();
      await ask(filters[((run % filters.length) + filters.length) % filters.length]);
      if (run >= 0) times.push(now() - start);
    }
    times.sort((a, b) => a - b);
    const at = (share) => Number(times[Math.min(times.length - 1, Math.floor(share * times.length))].toFixed(1));
    rows.push({ what, p50: at(0.5), p99: at(0.99) });
    if (!options.explain) return;
    asked.length = 0;
    await ask(filters[0]);
    explained.push({ what, filter: filters[0], queries: [...asked] });
  };

  for (const [what, filters] of Object.entries(QUESTIONS)) {
    await measure(`${what}: page`, 40, filters, (filter) => catalog.rules(filter).page({ first: 20 }));
    await measure(`${what}: newest first`, 20, filters, (filter) => catalog.rules(filter).page({ first: 20, orderBy: 'MODIFIED_DESC' }));
    await measure(`${what}: count`, 20, filters, (filter) => catalog.rules(filter).total());
  }
  for (const orderBy of ['ID', 'MODIFIED_DESC', 'TITLE_ASC']) {
    let after;
    for (let page = 0; page < 300; page++) {
      const { edges } = await catalog.rules().page({ first: 100, orderBy, ...(after && { after }) });
      after = edges.at(-1)?.cursor ?? after;
    }
    await measure(`page 300, ${orderBy}`, 40, [{}], () => catalog.rules().page({ first: 100, orderBy, after }));
  }
  const filters = {
    everything: {},
    technique: { technique: ['T1059'] },
    words: { search: 'powershell' },
    table: { table: ['imRegistry'] },
  };
  for (const [what, filter] of Object.entries(filters)) {
    for (const facet of FACETS) await measure(`facet ${facet}: ${what}`, 5, [filter], (one) => catalog.rules(one).facet(facet));
    await measure(`all facets: ${what}`, 5, [filter], (one) => {
      const list = catalog.rules(one);
      return Promise.all(FACETS.map((facet) => list.facet(facet)));
    });
  }
  const width = Math.max(...rows.map(({ what }) => what.length));
  console.log(`\n${''.padEnd(width)}  p50 ms  p99 ms`);
  for (const { what, p50, p99 } of rows) console.log(`${what.padEnd(width)} ${p50.toFixed(1).padStart(7)} ${p99.toFixed(1).padStart(7)}`);
  for (const { what, filter, queries } of explained) {
    console.log(`\n== ${what} ${JSON.stringify(filter)}`);
    for (const { text, values } of queries) await explain(app, text, values);
  }
}

async function explain(app, text, values) {
  const rows = await app.get(DatabaseService).prisma.$queryRawUnsafe(`EXPLAIN (ANALYZE, BUFFERS) ${text}`, ...(values ?? []));
  for (const row of rows) console.log(`  ${row['QUERY PLAN']}`);
}

async function withOwnDatabase(run) {
  const server = process.env.DATABASE_URL;
  if (server === undefined) {
    const place = mkdtempSync(join(tmpdir(), 'sigma-kql-bench-'));
    try {
      await run({ kind: 'embedded', folder: place });
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
    return;
  }
  const name = `sigma_kql_bench_${randomUUID().slice(0, 8)}`;
  const administer = async (sql) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await administer(`CREATE DATABASE ${name}`);
  try {
    const url = new URL(server);
    url.pathname = `/${name}`;
    await run({ kind: 'server', url: url.href });
  } finally {
    await administer(`DROP DATABASE ${name} WITH (FORCE)`);
  }
}

await withOwnDatabase(main);

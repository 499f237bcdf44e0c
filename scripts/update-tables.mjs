/**
 * `npm run tables -- PATH`: brings src/compiler/targets/<target>/columns.json up to date with table documentation.
 *
 * PATH is a JSON file or a folder with `tables.json`, `asim.json` or both. A file has one entry a table:
 *
 *     { "<table>": { "columns": { "<column>": "<type>" } } }
 *
 * Optional members of an entry are `onlyOn` and `typeByPlatform`, for tables of Defender XDR that a workspace can have, too:
 * columns that exist on one platform only, and types that differ. A file of ASIM schemas names the parsers of a schema in
 * `unifyingParser` and `allParsers`, and a column there can be an object with a `type`.
 *
 * The script adds new columns. It never removes or retypes a column, because a query could change: it reports these differences.
 * It ignores the columns in scripts/table-differences.json, which someone has checked. Tables without documentation stay as they
 * are. It exits with 1 if there is a difference to check.
 */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const COLUMN_TYPES = new Set(['string', 'int', 'long', 'real', 'decimal', 'bool', 'datetime', 'timespan', 'guid', 'dynamic']);
const TARGETS = ['sentinel', 'sentinel-asim', 'defender-xdr'];
const WORKSPACE = 'log-analytics';
const ADVANCED_HUNTING = 'defender-xdr';

const root = fileURLToPath(new URL('..', import.meta.url));
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
/** Sorts without case, then by code unit: the same order on every machine. */
const compare = (a, b) => {
  const [x, y] = a.toLowerCase() === b.toLowerCase() ? [a, b] : [a.toLowerCase(), b.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : 0;
};
const sorted = (object) => Object.fromEntries(Object.entries(object).sort(([a], [b]) => compare(a, b)));

/** Returns the names under which a query can use an entry. */
function tableNames(key, { unifyingParser, allParsers = [] }) {
  if (unifyingParser === undefined) return [key];
  return [unifyingParser.workspace, ...allParsers.flatMap(({ filtering }) => filtering)];
}

function columnTypes(name, columns) {
  return Object.fromEntries(
    Object.entries(columns).map(([column, value]) => {
      const type = typeof value === 'string' ? value : value.type;
      if (!COLUMN_TYPES.has(type)) throw new Error(`${name}.${column} has the unknown type ${JSON.stringify(type)}. Nothing was written.`);
      return [column, type];
    }),
  );
}

/** Reads the documented columns of all tables. The first file that documents a table counts. */
function readDocumentation(path) {
  const files = statSync(path).isDirectory() ? ['tables.json', 'asim.json'].map((name) => join(path, name)).filter(existsSync) : [path];
  if (files.length === 0) throw new Error(`${path} has no tables.json and no asim.json.`);
  const tables = new Map();
  for (const file of files) {
    for (const [key, entry] of Object.entries(readJson(file))) {
      for (const name of tableNames(key, entry)) if (!tables.has(name)) tables.set(name, entry);
    }
  }
  return tables;
}

/** Returns the columns in Advanced Hunting and what a workspace adds or retypes, or all columns if there is one platform only. */
function documentedColumns(name, entry, hasWorkspaceColumns) {
  const columns = columnTypes(name, entry.columns);
  if (!hasWorkspaceColumns) return { columns };
  const { onlyOn = {}, typeByPlatform = {} } = entry;
  const own = { ...columns };
  const workspaceColumns = {};
  for (const column of onlyOn[WORKSPACE] ?? []) {
    delete own[column];
    workspaceColumns[column] = columns[column];
  }
  for (const [column, types] of Object.entries(typeByPlatform)) {
    if (types[ADVANCED_HUNTING] !== undefined) own[column] = types[ADVANCED_HUNTING];
    if (types[WORKSPACE] !== undefined && types[WORKSPACE] !== own[column]) workspaceColumns[column] = types[WORKSPACE];
  }
  return { columns: own, workspaceColumns };
}

/** Adds new columns to `current`; returns them and the other differences. */
function update(current, documented, isChecked) {
  const names = Object.keys(documented);
  const added = names.filter((name) => current[name] === undefined && !isChecked(name));
  return {
    columns: sorted({ ...current, ...Object.fromEntries(added.map((name) => [name, documented[name]])) }),
    added,
    removed: Object.keys(current).filter((name) => documented[name] === undefined),
    retyped: names.filter((name) => current[name] !== undefined && current[name] !== documented[name]),
  };
}

const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error('Usage: npm run tables -- PATH');
  process.exit(2);
}
const documentation = readDocumentation(path);
const checked = readJson(join(root, 'scripts/table-differences.json'));
let openDifferences = 0;
let checkedDifferences = 0;

for (const target of TARGETS) {
  const file = join(root, 'src/compiler/targets', target, 'columns.json');
  const tables = readJson(file);
  for (const [name, table] of Object.entries(tables)) {
    const entry = documentation.get(name);
    if (entry === undefined) {
      console.log(`${target}/${name}: no documentation, unchanged`);
      continue;
    }
    const documented = documentedColumns(name, entry, table.workspaceColumns !== undefined);
    for (const part of ['columns', 'workspaceColumns']) {
      if (table[part] === undefined) continue;
      const isChecked = (column) => checked[`${target}/${name}`]?.columns.includes(column) ?? false;
      const { columns, added, removed, retyped } = update(table[part], documented[part], isChecked);
      const where = `${target}/${name}${part === 'columns' ? '' : ` (${part})`}`;
      const report = (word, list, describe) => {
        const open = list.filter((column) => !isChecked(column));
        checkedDifferences += list.length - open.length;
        openDifferences += open.length;
        for (const column of open) console.log(`${where}: ${word} ${describe(column)}`);
      };
      for (const column of added) console.log(`${where}: added ${column}: ${columns[column]}`);
      report('no longer documented:', removed, (column) => `${column}: ${columns[column]}`);
      report('documented with another type:', retyped, (column) => `${column}: ${columns[column]}, now ${documented[part][column]}`);
      table[part] = columns;
    }
  }
  writeFileSync(file, `${JSON.stringify(sorted(tables), undefined, 2)}\n`);
}

console.log(`${checkedDifferences} known differences, ${openDifferences} to check.`);
if (openDifferences > 0) {
  console.log('Edit columns.json, or list the column with a reason in scripts/table-differences.json.');
  process.exitCode = 1;
}

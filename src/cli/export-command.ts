import { lstat, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { readPath } from '../imports/sources/rule-path.js';
import type { CatalogRule } from '../rules/rule.js';
import type { RuleList } from '../rules/rule-list.js';
import { CommandError } from './command-error.js';
import { readOptions } from './options.js';
import { printable } from './printable.js';
import { RULE_OPTIONS, ruleFilter } from './rule-options.js';
import { noteUnknownTables } from './rules-command.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';
import { settings, withCatalog } from './with-catalog.js';

/** How many paths are named of those that stand in the way. */
const SHOWN_PATHS = 10;

/** A file that is to be written: its path in the folder, with `/`, and its text. */
interface ExportedFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Writes the rules that filters mean as the files they came in, byte for byte and at their paths; where they are of several sources,
 * each source has a folder. Nothing is written where a file stands in the way, but with `--force`.
 */
export async function exportCommand(args: readonly string[], terminal: Terminal): Promise<0> {
  const { values, positionals } = readOptions(args, {
    ...RULE_OPTIONS,
    search: { type: 'string' },
    force: { type: 'boolean', default: false },
  });
  const [folder, ...others] = positionals;
  if (folder === undefined || others.length > 0) throw new UsageError('export takes one folder.');
  const { force, search, ...options } = values;
  // The files of a source are exported whole, whatever other sources have.
  const filter = ruleFilter({ ...options, 'every-copy': true }, search === undefined ? [] : [search]);
  const { files, rules } = await withCatalog(settings(terminal), async (catalog) => {
    const list = catalog.rules.rules(filter);
    for (const { message } of await list.notes()) terminal.err(`note: ${message}\n`);
    await noteUnknownTables(catalog, filter, terminal);
    return filesOf(list);
  });
  if (files.length === 0) throw new CommandError('There is no such rule: nothing is written.');
  const target = await realFolder(folder);
  const written: ExportedFile[] = [];
  const inTheWay: ExportedFile[] = [];
  // One by one: all at once are more open files than a process may have.
  for (const file of files) {
    const there = await whatIsThere(target, file);
    if (there === 'other') inTheWay.push(file);
    if (there !== 'same') written.push(file);
  }
  if (inTheWay.length > 0 && !force) {
    const named = inTheWay.slice(0, SHOWN_PATHS).map(({ path }) => `  ${printable(path)}\n`);
    const more = inTheWay.length > SHOWN_PATHS ? `  … and ${inTheWay.length - SHOWN_PATHS} more\n` : '';
    throw new CommandError(
      `Nothing is written: these files are there, with another text. --force replaces them.\n${named.join('')}${more}`.trimEnd(),
    );
  }
  for (const file of written) await write(target, file);
  const kept = files.length - written.length;
  terminal.out(
    `${counted(rules, 'rule')} in ${counted(files.length, 'file')}: ${written.length} written${kept > 0 ? `, ${kept} there already` : ''}\n`,
  );
  return 0;
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** The files that the rules are in. A file of several rules is one file. */
async function filesOf(list: RuleList): Promise<{ readonly files: readonly ExportedFile[]; readonly rules: number }> {
  const sources = new Map<string, Map<string, string>>();
  let rules = 0;
  for await (const rule of list.all()) {
    rules++;
    const files = sources.get(rule.origin.source) ?? new Map<string, string>();
    sources.set(rule.origin.source, files);
    const path = pathOf(rule);
    if ((files.get(path) ?? rule.yaml) !== rule.yaml) {
      throw new CommandError(`Two files of "${rule.origin.source}" have the path ${printable(path)}. Export one of them by a filter.`);
    }
    files.set(path, rule.yaml);
  }
  const folders = foldersFor([...sources.keys()]);
  const files = [...sources].flatMap(([source, texts]) =>
    [...texts].map(([path, text]) => ({ path: `${folders.get(source) ?? ''}${path}`, text })),
  );
  return { files, rules };
}

/** Whatever the catalog was given, a path leads nowhere but into the folder. */
function pathOf({ id, origin }: CatalogRule): string {
  const read = readPath(origin.path);
  if ('refused' in read) throw new CommandError(`The rule ${printable(id)} has a path that nothing can be written to: ${read.refused}.`);
  return read.path;
}

/** A folder for each source where there are several, named after it. */
function foldersFor(sources: readonly string[]): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  if (sources.length < 2) return folders;
  const taken = new Set<string>();
  for (const source of sources) {
    const plain = source.replace(/[^\p{L}\p{N}._+-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '') || 'source';
    let folder = plain;
    for (let count = 2; taken.has(folder.toLowerCase()); count++) folder = `${plain}-${count}`;
    taken.add(folder.toLowerCase());
    folders.set(source, `${folder}/`);
  }
  return folders;
}

async function realFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true });
    return await realpath(folder);
  } catch (error) {
    throw new CommandError(`${folder} cannot be written to: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function whatIsThere(folder: string, { path, text }: ExportedFile): Promise<'nothing' | 'same' | 'other'> {
  const place = join(folder, path);
  try {
    const found = await lstat(place);
    return found.isFile() && (await readFile(place, 'utf8')) === text ? 'same' : 'other';
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return 'nothing';
    throw new CommandError(`${printable(place)} cannot be looked at: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Writes a file beside its place and puts it there: nobody sees half of it, and a link in its place is replaced, not followed. */
async function write(folder: string, { path, text }: ExportedFile): Promise<void> {
  const place = join(folder, path);
  const parent = dirname(place);
  const draft = `${place}.${process.pid}.part`;
  try {
    await mkdir(parent, { recursive: true });
    // A folder in it may be a link that leads out of it.
    const inside = relative(folder, await realpath(parent));
    if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
      throw new CommandError(`${printable(path)} is not written: a link leads out of ${folder} there.`);
    }
    await writeFile(draft, text, { flag: 'wx' });
    await rename(draft, place);
  } catch (error) {
    await rm(draft, { force: true });
    if (error instanceof CommandError) throw error;
    throw new CommandError(`${printable(place)} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

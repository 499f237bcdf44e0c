import { MAX_RULES, type RuleFilter } from '../rules/rule-query.js';
import { ruleItem } from '../rules/rule-item.js';
import type { CatalogRule } from '../rules/rule.js';
import type { RuleList } from '../rules/rule-list.js';
import { oneOf, readOptions } from './options.js';
import { printable } from './printable.js';
import { RULE_OPTIONS, ruleFilter } from './rule-options.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';
import { settings, withCatalog, type OpenCatalog } from './with-catalog.js';

/** Lists the rules of the catalog that a search and filters mean, the most relevant first, else in the order of ids. */
export async function rulesCommand(args: readonly string[], terminal: Terminal): Promise<0> {
  const { values, positionals } = readOptions(args, {
    ...RULE_OPTIONS,
    format: { type: 'string', default: 'table' },
    limit: { type: 'string', default: '20' },
  });
  const { format: shape, limit: most, ...options } = values;
  const format = oneOf('format', shape, ['table', 'json', 'ids']);
  if (!/^[1-9]\d{0,6}$/.test(most)) throw new UsageError(`--limit is a whole number from 1 to 9999999, not "${most}".`);
  const filter = ruleFilter(options, positionals);
  await withCatalog(settings(terminal), async (catalog) => {
    const list = catalog.rules.rules(filter);
    for (const { message } of await list.notes()) terminal.err(`note: ${message}\n`);
    await noteUnknownTables(catalog, filter, terminal);
    const total = await list.total();
    const rules = await firstOf(list, Number(most));
    if (format === 'json') {
      const items = rules.map((rule) => ruleItem(rule, catalog.attack.index));
      terminal.out(`${JSON.stringify({ items, total }, null, 2)}\n`);
    } else if (format === 'ids') terminal.out(rules.map(({ id }) => `${printable(id)}\n`).join(''));
    else terminal.out(table(rules, terminal.columns));
    if (rules.length < total) terminal.err(`${rules.length} of ${total} rules. For more: --limit ${total}\n`);
    else if (total === 0) terminal.err('There is no such rule.\n');
  });
  return 0;
}

/** A filter by tables knows only the rules whose tables are known. */
export async function noteUnknownTables(
  { tables }: OpenCatalog,
  { table, target, connector }: RuleFilter,
  terminal: Terminal,
): Promise<void> {
  if (!table && !target && !connector) return;
  const { rules, indexed } = await tables.progress();
  if (indexed < rules) {
    terminal.err(`warning: of ${rules - indexed} of ${rules} rules it is not known yet which tables they run on; they are left out.\n`);
  }
}

async function firstOf(list: RuleList, most: number): Promise<readonly CatalogRule[]> {
  const rules: CatalogRule[] = [];
  for (let after: string | undefined; rules.length < most;) {
    const first = Math.min(MAX_RULES, most - rules.length);
    const { edges, hasNextPage } = await list.page({ first, ...(after !== undefined && { after }) });
    rules.push(...edges.map(({ node }) => node));
    after = edges.at(-1)?.cursor;
    if (!hasNextPage || after === undefined) break;
  }
  return rules;
}

/** What a title is left at least, however narrow the terminal is. */
const LEAST_TITLE = 20;

function table(rules: readonly CatalogRule[], columns: number | undefined): string {
  const sources = new Set(rules.map(({ origin }) => printable(origin.source)));
  // Rules of several sources may have the same id.
  const sourceWidth = sources.size > 1 ? Math.max(...[...sources].map((name) => name.length)) + 2 : 0;
  const rows = rules.map(({ id, level, title, techniques, origin }) => ({
    head: `${printable(id).padEnd(36)}  ${(level ?? '-').padEnd(13)}  ${sources.size > 1 ? printable(origin.source).padEnd(sourceWidth) : ''}`,
    title: printable(title),
    techniques: techniques.length > 2 ? `${techniques.slice(0, 2).join(' ')} +${techniques.length - 2}` : techniques.join(' '),
  }));
  const widest = Math.max(0, ...rows.map(({ title }) => Array.from(title).length));
  const besides = Math.max(0, ...rows.map(({ head, techniques }) => head.length + techniques.length)) + 2;
  const width = columns === undefined ? widest : Math.min(widest, Math.max(LEAST_TITLE, columns - besides));
  return rows.map(({ head, title, techniques }) => `${head}${fitted(title, width)}  ${techniques}`.trimEnd() + '\n').join('');
}

function fitted(text: string, width: number): string {
  const letters = Array.from(text);
  return letters.length > width ? `${letters.slice(0, width - 1).join('')}…` : text + ' '.repeat(width - letters.length);
}

import type { RowCondition } from './plan/convert-options.js';

/** What texts say, or what is wrong with one of them: the end of a sentence that begins with the name of the option. */
export type OptionText<T> = { readonly value: T } | { readonly wrong: string };

/** `SecurityEvent=MyEvents`, and more of the kind: what the queries call tables. */
export function parseTableNames(texts: readonly string[]): OptionText<Readonly<Record<string, string>>> {
  const names = new Map<string, string>();
  for (const text of texts) {
    const at = text.indexOf('=');
    if (at < 1 || at === text.length - 1) return { wrong: `is TABLE=NAME, not "${text}".` };
    const table = text.slice(0, at);
    if (names.has(table)) return { wrong: `has two names for the table "${table}".` };
    names.set(table, text.slice(at + 1));
  }
  return { value: Object.fromEntries(names) };
}

/** `Computer=dc01`, `Computer!=dc01`, `SecurityEvent.Computer=dc01`: what every row has to be besides; of several, all. */
export function parseConditions(texts: readonly string[]): OptionText<readonly RowCondition[]> {
  const conditions: RowCondition[] = [];
  for (const text of texts) {
    const [, table, column, not, value] = /^(?:([^.=!]+)\.)?([^.=!]+)(!?)=([^]*)$/.exec(text) ?? [];
    if (column === undefined || value === undefined) return { wrong: `is [TABLE.]COLUMN=VALUE or COLUMN!=VALUE, not "${text}".` };
    conditions.push({ ...(table !== undefined && { tables: [table] }), column, is: [value], ...(not === '!' && { not: true }) });
  }
  return { value: conditions };
}

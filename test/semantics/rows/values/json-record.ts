import type { FieldValue, LogEvent } from '../../log-event.js';
import type { Json } from '../row.js';

/** A record of JSON that is still being put together. */
type Members = { [name: string]: Members | Json };

/**
 * The record that a log source writes as JSON, of which rules name the members with dots between them: all of it, or what is below
 * one member. Truth values and numbers have no quotes. `lists` are the members that are lists, each with one element here.
 */
export function recordOf(event: LogEvent, below = '', lists: readonly string[] = []): Json | undefined {
  const prefix = below === '' ? '' : `${below}.`;
  const record: Members = {};
  for (const [field, value] of Object.entries(event.fields)) {
    if (field.startsWith(prefix) && value !== null) place(record, field.slice(prefix.length).split('.'), jsonOf(value));
  }
  return Object.keys(record).length === 0 ? undefined : withLists(record, prefix, lists);
}

function place(members: Members, [name = '', ...rest]: readonly string[], value: Json): void {
  if (rest.length === 0) {
    members[name] = value;
    return;
  }
  const known = members[name];
  const inner = typeof known === 'object' && known !== null && !Array.isArray(known) ? (known as Members) : {};
  members[name] = inner;
  place(inner, rest, value);
}

const withLists = (value: Members | Json, path: string, lists: readonly string[]): Json => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value as Json;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const own = withLists(member, `${path}${name}.`, lists);
      return [name, lists.includes(`${path}${name}`) ? [own] : own];
    }),
  );
};

const jsonOf = (value: FieldValue): Json => {
  if (value === 'true' || value === 'false') return value === 'true';
  return typeof value === 'string' && /^(?:0|[1-9][0-9]{0,8})$/.test(value) ? Number(value) : value;
};

/** The same as text, which is empty where there is none. */
export const jsonText = (value: Json | undefined): string | undefined => (value === undefined ? undefined : JSON.stringify(value));

import { z } from 'zod';
import { CatalogError } from './catalog-error.js';
import type { RuleOrder } from './rule-query.js';
import type { RulePosition } from './store/rule-store.js';

const Cursor = z.tuple([z.string(), z.string(), z.string(), z.int()]);

/** What each order's values look like, so that a cursor which was tampered with is refused before the database sees it. */
const VALUES: Readonly<Record<RuleOrder, RegExp>> = {
  ID: /^$/,
  MODIFIED_DESC: /^\d{4}-\d{2}-\d{2}$/,
  MODIFIED_ASC: /^\d{4}-\d{2}-\d{2}$/,
  TITLE_ASC: /^/,
  TITLE_DESC: /^/,
  RELEVANCE: /^\d+(?:\.\d+)?(?:e[-+]?\d+)?$/,
};

/** The place of a rule in a list, as a text that only this program reads. */
export const writeCursor = (order: RuleOrder, { value, id, sourceId }: RulePosition): string =>
  Buffer.from(JSON.stringify([order, value, id, sourceId])).toString('base64url');

/** Throws `INVALID_CURSOR` for a text that is not a cursor of a list in this order. */
export function readCursor(order: RuleOrder, cursor: string): RulePosition {
  const parsed = Cursor.safeParse(parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success) throw new CatalogError('INVALID_CURSOR', 'The cursor is not one that a list of rules has given.');
  const [of, value, id, sourceId] = parsed.data;
  if (of !== order || !VALUES[order].test(value) || /\0/.test(`${value}${id}`)) {
    throw new CatalogError('INVALID_CURSOR', `The cursor is of a list in the order ${of}; this one is in the order ${order}.`);
  }
  return { value, id, sourceId };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

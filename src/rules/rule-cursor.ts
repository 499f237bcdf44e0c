import { z } from 'zod';
import { CatalogError } from '../database/catalog-error.js';
import type { RuleOrder } from './rule-query.js';
import type { RulePosition } from './rules.repository.js';

const Cursor = z.tuple([z.string(), z.string(), z.string(), z.int32()]);

const isNothing = (value: string): boolean => value === '';
const isDay = (value: string): boolean => z.iso.date().safeParse(value).success && value > '0001';
const isTime = (value: string): boolean => {
  const [day = '', time = ''] = value.split(' ');
  return isDay(day) && /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?[+-](?:0\d|1[0-4])(?::[0-5]\d)?$/.test(time);
};
const isTitle = (): boolean => true;
const isRank = (value: string): boolean => /^\d+(?:\.\d+)?(?:e[-+]?\d+)?$/.test(value) && Number.isFinite(Number(value));

/** What each order's values look like, so that a cursor which was tampered with is refused before the database sees it. */
const VALUES: Readonly<Record<RuleOrder, (value: string) => boolean>> = {
  ID: isNothing,
  MODIFIED_DESC: isDay,
  MODIFIED_ASC: isDay,
  CREATED_DESC: isTime,
  CREATED_ASC: isTime,
  TITLE_ASC: isTitle,
  TITLE_DESC: isTitle,
  RELEVANCE: isRank,
};

/** The place of a rule in a list, as a text that only this program reads. */
export const writeCursor = (order: RuleOrder, { value, id, sourceId }: RulePosition): string =>
  Buffer.from(JSON.stringify([order, value, id, sourceId])).toString('base64url');

/** Throws `INVALID_CURSOR` for a text that is not a cursor of a list in this order. */
export function readCursor(order: RuleOrder, cursor: string): RulePosition {
  const parsed = Cursor.safeParse(parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success) throw new CatalogError('INVALID_CURSOR', 'The cursor is not one that a list of rules has given.');
  const [of, value, id, sourceId] = parsed.data;
  if (of !== order)
    throw new CatalogError('INVALID_CURSOR', `The cursor is of a list in another order; this one is in the order ${order}.`);
  if (!VALUES[order](value) || /\0/.test(`${value}${id}`)) {
    throw new CatalogError('INVALID_CURSOR', `The cursor is not one that a list in the order ${order} has given.`);
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

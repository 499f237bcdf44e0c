import { Prisma } from '../database/prisma.js';

/** Whether an index of trigrams helps to find a text as a part of others; without one all rules would have to be read. */
export const hasTrigrams = (search: string): boolean => /[\p{L}\p{N}]{3}/u.test(search);

interface Term {
  readonly text: string;
  readonly excluded: boolean;
}

/**
 * What somebody looks for as a query of words: the way of web searches with `"…"`, `-` and `or`, each word in any of its forms or as
 * it is written. Forms and writing are put together word by word, as a rule has some words in sentences and others in values: of
 * whole queries, `-running` would exclude neither of the two by the other.
 */
export function queryOf(search: string): Prisma.Sql {
  const wanted = alternatives(search).map((terms) =>
    Prisma.join(
      terms.map((term) => termSql(term, hasTrigrams(search))),
      ' && ',
    ),
  );
  return wanted.length === 0 ? NOTHING : Prisma.sql`(${Prisma.join(wanted, ' || ')})`;
}

const NOTHING = Prisma.sql`''::tsquery`;

/** What stands between the words `or`. */
function alternatives(search: string): readonly (readonly Term[])[] {
  const groups: Term[][] = [[]];
  for (const [, minus, quoted, plain] of search.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/g)) {
    if (minus === '' && plain?.toLowerCase() === 'or') groups.push([]);
    else groups.at(-1)?.push({ text: quoted ?? plain ?? '', excluded: minus === '-' });
  }
  return groups.filter((terms) => terms.length > 0);
}

function termSql({ text, excluded }: Term, whole: boolean): Prisma.Sql {
  const forms = Prisma.sql`phraseto_tsquery('pg_catalog.english', ${text})`;
  const written = Prisma.sql`phraseto_tsquery('pg_catalog.simple', ${text})`;
  const query = whole
    ? // Of a word like "the" sentences keep nothing: it is not asked for.
      Prisma.sql`CASE WHEN numnode(${forms}) = 0 THEN ${NOTHING} ELSE ${forms} || ${written} END`
    : // So short a text is found where a word begins with it.
      Prisma.sql`CASE WHEN numnode(${written}) = 0 THEN ${NOTHING} ELSE (${written}::text || ':*')::tsquery END`;
  return excluded ? Prisma.sql`(!! (${query}))` : Prisma.sql`(${query})`;
}

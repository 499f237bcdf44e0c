import { describe, expect, it } from '@jest/globals';
import { buildSchema, isNonNullType, isObjectType, type GraphQLField } from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COLUMNS, SHOWN_SHAPES } from './rule.record.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The columns that the store counts and times by itself, and the search index that is made of several texts. */
const KEPT_BY_STORE = ['key', 'sourceId', 'version', 'search', 'createdAt', 'updatedAt'];

const PRISMA_TYPES = { text: 'String', int: 'Int', boolean: 'Boolean', date: 'DateTime', 'text[]': 'String[]', jsonb: 'Json' } as const;

/** The fields of `model Rule` in the Prisma schema: name, type with `?` or `[]`, and the column. */
function prismaFields(): ReadonlyMap<string, { readonly type: string; readonly name: string }> {
  const schema = readFileSync(join(ROOT, 'prisma/schema.prisma'), 'utf8');
  const model = /^model Rule \{$([^]*?)^\}$/m.exec(schema)?.[1] ?? '';
  const fields = model.matchAll(/^ {2}(\w+) +(\w+(?:\("\w+"\))?(?:\[\]|\?)?)(.*)$/gm);
  return new Map(
    [...fields]
      .filter(([, , type = '']) => !/^(?:Source|RuleTables)\b/.test(type))
      .map(([, field = '', type = '', rest = '']) => [field, { type, name: /@map\("(\w+)"\)/.exec(rest)?.[1] ?? field }]),
  );
}

function graphqlFields(): Readonly<Record<string, GraphQLField<unknown, unknown>>> {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.graphql'));
  const type = buildSchema(files.map((path) => readFileSync(join(ROOT, 'src', path), 'utf8')).join('\n')).getType('Rule');
  return isObjectType(type) ? type.getFields() : {};
}

describe('the record of a stored rule', () => {
  it('has the columns of the Prisma schema', () => {
    const stated = [...prismaFields()].filter(([field]) => !KEPT_BY_STORE.includes(field));
    expect(stated.map(([field, { type, name }]) => ({ field, name, type: type.replace('?', '') })).sort(byField)).toEqual(
      COLUMNS.map(([field, { name = field, sql }]) => ({ field, name, type: PRISMA_TYPES[sql] })).sort(byField),
    );
  });

  it('shows null exactly where the Prisma schema allows it', () => {
    const fields = prismaFields();
    for (const [field, { shape }] of COLUMNS) {
      if (shape) expect([field, shape.safeParse(null).success]).toEqual([field, fields.get(field)?.type.endsWith('?')]);
    }
  });

  it('has a GraphQL field with the same description for every column that is shown, and null in the same places', () => {
    const fields = graphqlFields();
    const shown = COLUMNS.filter(([name]) => name in SHOWN_SHAPES);
    expect(shown.map(([name]) => ({ name, description: fields[name]?.description, required: isNonNullType(fields[name]?.type) }))).toEqual(
      shown.map(([name, { description, shape }]) => ({ name, description, required: shape?.safeParse(null).success === false })),
    );
  });
});

const byField = (a: { readonly field: string }, b: { readonly field: string }): number => (a.field < b.field ? -1 : 1);

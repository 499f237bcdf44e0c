import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parentOf, parseRuleTags, type AttackIndex, type RuleTags } from '../attack/index.js';
import type { RuleDescription } from '../compiler/index.js';
import { storable } from '../database/storable.js';

/** Extraction version. Increase it when the extraction changes; stored rules are then extracted again. */
export const EXTRACTION_VERSION = 1;

/** Where a rule stands: its source, its file, and its position among the documents of the file. */
export interface RuleLocation {
  readonly source: string;
  readonly path: string;
  readonly document: number;
}

/** What the values of a column are extracted from. */
interface RuleInput {
  readonly location: RuleLocation;
  readonly yaml: string;
  readonly rule: RuleDescription;
  readonly tags: RuleTags;
}

type SqlType = 'text' | 'int' | 'boolean' | 'date' | 'text[]' | 'jsonb';

interface Column<T> {
  /** The name in the database, where it differs from the name in the program. */
  readonly name?: string;
  readonly sql: SqlType;
  readonly extract: (input: RuleInput) => T;
  /** How REST shows the value. GraphQL has a field of the same name. Left out: neither shows it under this name. */
  readonly shape?: z.ZodType<T>;
  /** The description in OpenAPI and in the GraphQL schema. */
  readonly description?: string;
  /** The greatest length of a text, in UTF-16 units. An index of the database cannot hold longer ones. */
  readonly maxLength?: number;
  /** Whether only the database uses the column. It is then written and never read. */
  readonly writeOnly?: true;
}

const column = <T, C extends Column<T>>(stated: C & Column<T>): C => stated;

const text = z.string();
const optionalText = text.nullable();
const texts = z.array(text).readonly();
const day = z.iso.date().nullable();

/** A stored rule, column by column. The insert, the row mapper, the REST shape and the GraphQL model derive from it. */
export const RULE_RECORD = {
  id: column({
    sql: 'text',
    extract: ({ rule, location }) => ruleIdOf(rule.id, location),
    shape: text,
    description: "The id in lower case: the rule's own, or one that is made of its source and path. Unique in its source.",
    maxLength: 128,
  }),
  ownId: column({ name: 'own_id', sql: 'boolean', extract: ({ rule }) => (rule.id ?? '').trim() !== '' }),
  kind: column({
    sql: 'text',
    extract: ({ rule }) => rule.kind,
    shape: z.enum(['rule', 'correlation', 'filter']),
    description: 'rule, correlation or filter',
  }),
  path: column({ sql: 'text', extract: ({ location }) => location.path }),
  document: column({ sql: 'int', extract: ({ location }) => location.document }),
  yaml: column({ sql: 'text', extract: ({ yaml }) => yaml }),
  contentHash: column({
    name: 'content_hash',
    sql: 'text',
    extract: ({ yaml, location }) => contentHashOf(yaml, location.document),
  }),
  extractionVersion: column({ name: 'reading_version', sql: 'int', extract: () => EXTRACTION_VERSION }),
  title: column({
    sql: 'text',
    extract: ({ rule }) => storable(rule.title),
    shape: text,
    description: 'The title.',
    maxLength: 512,
  }),
  description: column({
    sql: 'text',
    extract: ({ rule }) => nullable(rule.description),
    shape: optionalText,
    description: 'What the rule detects, in the words of its author.',
  }),
  level: column({
    sql: 'text',
    extract: ({ rule }) => nullable(rule.level),
    shape: optionalText,
    description: 'How severe a match is, as the rule states it.',
    maxLength: 512,
  }),
  status: column({
    sql: 'text',
    extract: ({ rule }) => nullable(rule.status),
    shape: optionalText,
    description: 'How mature the rule is, as the rule states it.',
    maxLength: 512,
  }),
  tags: column({
    sql: 'text[]',
    extract: ({ rule }) => rule.tags.map(storable),
    shape: texts,
    description: 'The tags as the rule has them.',
    maxLength: 512,
  }),
  tagKeys: column({
    name: 'tag_keys',
    sql: 'text[]',
    extract: ({ rule }) => rule.tags.map((tag) => storable(tag).toLowerCase()),
    writeOnly: true,
  }),
  techniques: column({ sql: 'text[]', extract: ({ tags }) => tags.techniques.map(({ id }) => id) }),
  techniqueKeys: column({
    name: 'technique_keys',
    sql: 'text[]',
    extract: ({ tags }) => distinct(tags.techniques.flatMap(({ id }) => [id, ...(id.includes('.') ? [subtechniquesKey(id)] : [])])),
    writeOnly: true,
  }),
  currentTechniques: column({
    name: 'current_techniques',
    sql: 'text[]',
    extract: ({ tags }) => currentAttack(tags).currentTechniques,
    writeOnly: true,
  }),
  tactics: column({ sql: 'text[]', extract: ({ tags }) => tags.tactics.map(({ shortname }) => shortname), writeOnly: true }),
  currentTactics: column({ name: 'current_tactics', sql: 'text[]', extract: ({ tags }) => currentAttack(tags).currentTactics }),
  cves: column({
    sql: 'text[]',
    extract: ({ tags }) => tags.cves,
    shape: texts,
    description: 'The CVEs that the tags name: `CVE-2023-23397`.',
  }),
  references: column({
    sql: 'text[]',
    extract: ({ rule }) => rule.references.map(storable),
    shape: texts,
    description: 'Where to read more.',
  }),
  referenceText: column({
    name: 'reference_text',
    sql: 'text',
    extract: ({ rule }) => storable(rule.references.join('\n')).toLowerCase(),
    writeOnly: true,
  }),
  author: column({ sql: 'text', extract: ({ rule }) => nullable(rule.author), shape: optionalText, description: 'Who wrote it.' }),
  license: column({
    sql: 'text',
    extract: ({ rule }) => nullable(rule.license),
    shape: optionalText,
    description: 'An SPDX identifier, where the rule has one.',
  }),
  date: column({ sql: 'date', extract: ({ rule }) => rule.date, shape: day, description: 'The day it was written: `2024-02-29`.' }),
  modified: column({
    sql: 'date',
    extract: ({ rule }) => rule.modified,
    shape: day,
    description: 'The day it was last changed: `2024-02-29`.',
  }),
  lastModified: column({
    name: 'last_modified',
    sql: 'date',
    extract: ({ rule }) => rule.modified ?? rule.date ?? NO_DATE,
    writeOnly: true,
  }),
  category: column({ sql: 'text', extract: ({ rule }) => lowerCase(rule.logsource?.category), maxLength: 512 }),
  product: column({ sql: 'text', extract: ({ rule }) => lowerCase(rule.logsource?.product), maxLength: 512 }),
  service: column({ sql: 'text', extract: ({ rule }) => lowerCase(rule.logsource?.service), maxLength: 512 }),
  falsepositives: column({
    sql: 'text[]',
    extract: ({ rule }) => rule.falsepositives.map(storable),
    shape: texts,
    description: 'What else may look like it.',
  }),
  fields: column({
    sql: 'text[]',
    extract: ({ rule }) => rule.fields.map(storable),
    shape: texts,
    description: 'The fields that are worth a look when it matches.',
  }),
  related: column({
    sql: 'jsonb',
    extract: ({ rule }) => rule.related.map(({ id, type }) => ({ id: storable(id).trim().toLowerCase(), type: storable(type) })),
    shape: z.array(z.strictObject({ id: text, type: text })).readonly(),
    description: 'The rules that it states a relation to.',
  }),
  searchText: column({
    name: 'search_text',
    sql: 'text',
    extract: ({ rule }) =>
      [rule.title, rule.description ?? '', ...rule.tags, rule.author ?? '', detectionText(rule)].map(storable).join('\n').toLowerCase(),
    writeOnly: true,
  }),
} as const;

type RuleRecord = typeof RULE_RECORD;

/** The name of a column in the program. */
export type ColumnName = keyof RuleRecord;

/** A column by the properties that every column can have. */
export type AnyColumn = Column<unknown>;

/** The columns in the order of the record. */
export const COLUMNS = Object.entries(RULE_RECORD) as readonly (readonly [ColumnName, AnyColumn])[];

type Extracted<C extends ColumnName> = ReturnType<RuleRecord[C]['extract']>;
type WriteOnlyName = { [C in ColumnName]: RuleRecord[C] extends { readonly writeOnly: true } ? C : never }[ColumnName];
type ShownName = { [C in ColumnName]: RuleRecord[C] extends { readonly shape: z.ZodType } ? C : never }[ColumnName];

/** The columns of a rule that are read from the database. */
export type ReadColumns = { readonly [C in Exclude<ColumnName, WriteOnlyName>]: Extracted<C> };

/** The values of the columns, extracted from a parsed rule, and the text that the search index is made of. */
export type ExtractedRule = { readonly [C in ColumnName]: Extracted<C> } & { readonly detectionText: string };

/** The columns that REST and GraphQL show, as zod shapes with their descriptions. */
export const SHOWN_SHAPES = Object.fromEntries(
  COLUMNS.flatMap(([name, { shape, description }]) => (shape ? [[name, shape.meta({ description })]] : [])),
) as unknown as { readonly [C in ShownName]: RuleRecord[C]['shape'] };

/** Returns the columns that REST and GraphQL show. */
export const shownColumns = (rule: ReadColumns): Pick<ReadColumns, ShownName> =>
  Object.fromEntries(Object.keys(SHOWN_SHAPES).map((name) => [name, rule[name as ShownName]])) as Pick<ReadColumns, ShownName>;

/** Extracts everything that is stored of a rule. */
export function extractRule(location: RuleLocation, yaml: string, rule: RuleDescription, attack: AttackIndex): ExtractedRule {
  const input = { location, yaml, rule, tags: parseRuleTags(rule.tags, attack) };
  return {
    ...(Object.fromEntries(COLUMNS.map(([name, { extract }]) => [name, extract(input)])) as Omit<ExtractedRule, 'detectionText'>),
    // The search would take a whole path for one word, so separators of paths and command lines become spaces.
    detectionText: storable(detectionText(rule)).replace(/[^\p{L}\p{N}._-]+/gu, ' '),
  };
}

/** The date of a rule without one. It sorts before all days, so every rule has a place in the order of dates. */
export const NO_DATE = '0001-01-01';

/** The greatest length of the detection values that are searched. No rule has as many, and the search cannot take more. */
const MAX_DETECTION_LENGTH = 200_000;

const detectionText = ({ detectionValues, detectionFields }: RuleDescription): string =>
  [...detectionValues, ...detectionFields].join('\n').slice(0, MAX_DETECTION_LENGTH);

/** Returns the hash that shows whether a rule is unchanged: SHA-256 of the text and of its position in it, in hexadecimal. */
export const contentHashOf = (yaml: string, document: number): string =>
  createHash('sha256').update(`${document}\0`).update(yaml).digest('hex');

/** Returns the id of a rule: its own in lower case, or one made of its location (a UUID of version 5, RFC 9562). */
export function ruleIdOf(own: string | null, { source, path, document }: RuleLocation): string {
  const written = storable(own ?? '')
    .trim()
    .toLowerCase();
  if (written !== '') return written;
  const bytes = createHash('sha1').update(NAMESPACE).update(`${source}\0${path}\0${document}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The namespace of the ids that are made here. It was chosen at random, once. */
const NAMESPACE = Buffer.from('7c3e0d2a5f0b4d0f9f1e2b8a6d4c1e93', 'hex');

/** What the tags of a rule mean in a version of ATT&CK. */
export interface CurrentAttack {
  readonly currentTechniques: readonly string[];
  readonly currentTactics: readonly string[];
}

/** Returns the current ids of the techniques and the current names of the tactics that tags name. */
export const currentAttack = ({ techniques, tactics }: RuleTags): CurrentAttack => ({
  currentTechniques: distinct(techniques.map(({ currentId }) => currentId)),
  currentTactics: distinct(tactics.flatMap(({ current }) => current)),
});

/** Returns the key that finds every sub-technique of a technique: `T1048.*` for `T1048` and for `T1048.003`. */
export const subtechniquesKey = (id: string): string => `${parentOf(id) ?? id}.*`;

const nullable = (written: string | null): string | null => (written === null ? null : storable(written));

const lowerCase = (written: string | null | undefined): string | null => nullable(written ?? null)?.toLowerCase() ?? null;

const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)];

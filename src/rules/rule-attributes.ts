import { createHash } from 'node:crypto';
import { parentOf, parseRuleTags, type AttackIndex, type RuleTags } from '../attack/index.js';
import type { RuleDescription } from '../compiler/index.js';

/** Counts the changes of what is read of a rule into its attributes. Rules that were read otherwise are read anew. */
export const READING_VERSION = 1;

/** Where a rule stands: in which source, in which file, as which of its documents. */
export interface RulePlace {
  readonly source: string;
  readonly path: string;
  readonly document: number;
}

/** What the tags of a rule mean in a version of ATT&CK. */
export interface TagMeaning {
  readonly current_techniques: readonly string[];
  readonly current_tactics: readonly string[];
}

/**
 * A rule as it is stored: by the names of the columns, for a row is made of it in the database. Times, versions and keys are the
 * store's.
 */
export interface RuleAttributes extends TagMeaning {
  readonly id: string;
  readonly own_id: boolean;
  readonly kind: string;
  readonly path: string;
  readonly document: number;
  readonly yaml: string;
  readonly content_hash: string;
  readonly reading_version: number;
  readonly title: string;
  readonly description: string | null;
  readonly status: string | null;
  readonly level: string | null;
  readonly author: string | null;
  readonly license: string | null;
  readonly date: string | null;
  readonly modified: string | null;
  readonly last_modified: string;
  readonly category: string | null;
  readonly product: string | null;
  readonly service: string | null;
  readonly tags: readonly string[];
  readonly tag_keys: readonly string[];
  readonly techniques: readonly string[];
  readonly technique_keys: readonly string[];
  readonly tactics: readonly string[];
  readonly cves: readonly string[];
  readonly references: readonly string[];
  readonly reference_text: string;
  readonly falsepositives: readonly string[];
  readonly fields: readonly string[];
  readonly related: readonly { readonly id: string; readonly type: string }[];
  readonly detection_text: string;
  readonly search_text: string;
}

/** A day before all days, so that a rule without a date has its place in the order of dates: the last. */
export const NO_DATE = '0001-01-01';

/** How much of the values of a detection is searched: far more than any rule has, and less than the search can take. */
const SEARCHED_LENGTH = 200_000;

/** The hash by which a rule is known to be unchanged. */
export const contentHashOf = (yaml: string, document: number): string =>
  createHash('sha256').update(`${document}\0`).update(yaml).digest('hex');

/** The id of a rule in the catalog: its own in lower case, or one made of its place (a UUID of version 5, RFC 9562). */
export function ruleIdOf(own: string | null, { source, path, document }: RulePlace): string {
  const written = storable(own ?? '')
    .trim()
    .toLowerCase();
  if (written !== '') return written;
  const bytes = createHash('sha1').update(NAMESPACE).update(`${source}\0${path}\0${document}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Chosen once, at random, for the ids that are made here. */
const NAMESPACE = Buffer.from('7c3e0d2a5f0b4d0f9f1e2b8a6d4c1e93', 'hex');

/** Everything that is kept of a rule, made of its text and what was read of it. */
export function ruleAttributes(place: RulePlace, yaml: string, rule: RuleDescription, attack: AttackIndex): RuleAttributes {
  const tagged = parseRuleTags(rule.tags, attack);
  const { techniques, tactics, cves } = tagged;
  const tags = rule.tags.map(storable);
  const references = rule.references.map(storable);
  const title = storable(rule.title);
  const description = nullable(rule.description);
  const author = nullable(rule.author);
  const detection = storable([...rule.detectionValues, ...rule.detectionFields].join('\n').slice(0, SEARCHED_LENGTH));
  return {
    id: ruleIdOf(rule.id, place),
    own_id: (rule.id ?? '').trim() !== '',
    kind: rule.kind,
    path: place.path,
    document: place.document,
    yaml,
    content_hash: contentHashOf(yaml, place.document),
    reading_version: READING_VERSION,
    title,
    description,
    status: nullable(rule.status),
    level: nullable(rule.level),
    author,
    license: nullable(rule.license),
    date: rule.date,
    modified: rule.modified,
    last_modified: rule.modified ?? rule.date ?? NO_DATE,
    category: nullable(rule.logsource?.category)?.toLowerCase() ?? null,
    product: nullable(rule.logsource?.product)?.toLowerCase() ?? null,
    service: nullable(rule.logsource?.service)?.toLowerCase() ?? null,
    tags,
    tag_keys: tags.map((tag) => tag.toLowerCase()),
    techniques: techniques.map(({ id }) => id),
    technique_keys: distinct(techniques.flatMap(({ id }) => [id, ...(id.includes('.') ? [subtechniquesKey(id)] : [])])),
    tactics: tactics.map(({ shortname }) => shortname),
    ...meaningOf(tagged),
    cves,
    references,
    reference_text: references.join('\n').toLowerCase(),
    falsepositives: rule.falsepositives.map(storable),
    fields: rule.fields.map(storable),
    related: rule.related.map(({ id, type }) => ({ id: storable(id).trim().toLowerCase(), type: storable(type) })),
    // The separators of paths and command lines are none for the search, which would take a whole path for one word.
    detection_text: detection.replace(/[^\p{L}\p{N}._-]+/gu, ' '),
    search_text: [title, description ?? '', ...tags, author ?? '', detection].join('\n').toLowerCase(),
  };
}

/** What tags that were read by a version of ATT&CK mean in it. */
export const meaningOf = ({ techniques, tactics }: RuleTags): TagMeaning => ({
  current_techniques: distinct(techniques.map(({ currentId }) => currentId)),
  current_tactics: distinct(tactics.flatMap(({ current }) => current)),
});

/** The key under which every sub-technique of a technique is found: `T1048.*` for `T1048` and for `T1048.003`. */
export const subtechniquesKey = (id: string): string => `${parentOf(id) ?? id}.*`;

/**
 * Text that a database of Unicode can take: YAML can write NUL and halves of characters, PostgreSQL cannot keep them. What is asked
 * for is read alike.
 */
export const storable = (text: string): string => text.replace(/[\0\p{Surrogate}]/gu, '\uFFFD');

const nullable = (text: string | null | undefined): string | null => (text === null || text === undefined ? null : storable(text));

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

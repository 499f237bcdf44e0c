import type { AttackProblem, AttackProblemCode, Checked } from './checked.js';
import { byId, techniqueOf, type AttackDomain, type AttackMatrix, type Tactic, type TechniqueFacts } from './matrix.js';

/** How many problems are told apart; a file that is broken throughout would say the same a hundred thousand times. */
const MOST_PROBLEMS = 100;
const LONGEST_NAME = 300;

/** Names of the knowledge bases in `external_references` and `kill_chain_phases`: ATT&CK STIX data, USAGE.md. */
const DOMAINS: Readonly<Record<string, AttackDomain>> = {
  'mitre-attack': 'enterprise-attack',
  'mitre-mobile-attack': 'mobile-attack',
  'mitre-ics-attack': 'ics-attack',
};
const SOURCES: ReadonlySet<string> = new Set(Object.keys(DOMAINS));
const DOMAIN_IDS: ReadonlySet<string> = new Set(Object.values(DOMAINS));

type StixObject = Readonly<Record<string, unknown>>;

/** An object of the bundle that has an id, with its place. */
interface Placed {
  readonly object: StixObject;
  readonly place: string;
}

/**
 * Reads a STIX 2.0 or 2.1 bundle of ATT&CK, as MITRE publishes them.
 *
 * An object that cannot be read is left out and told; the rest is used. Only a file that is no bundle, or has no technique,
 * has no value. Nothing in a file makes this throw.
 */
export function readStixBundle(json: unknown, options: { readonly version?: string } = {}): Checked<AttackMatrix> {
  const problems = new Problems();
  if (!isObject(json) || json['type'] !== 'bundle' || !Array.isArray(json['objects'])) {
    problems.add('NOT_A_STIX_BUNDLE', 'A STIX bundle is an object with "type": "bundle" and a list "objects".', '');
    return { value: undefined, problems: problems.list };
  }

  const objects = latestVersions(json['objects'], problems);
  const domain = domainOf(objects);
  const ours = objects.filter(({ object }) => belongsTo(domain, object));
  const others = objects.length - ours.length;
  if (others > 0) problems.add('OTHER_DOMAIN', `${others} objects are of another domain than ${domain}; they are left out.`, '/objects');

  const { tactics, shortnames } = readTactics(ours, problems);
  const techniques = readTechniques(ours, shortnames, problems);
  if (techniques.length === 0) {
    problems.add('NO_TECHNIQUES', 'The bundle has no technique of ATT&CK.', '/objects');
    return { value: undefined, problems: problems.list };
  }
  const version = options.version ?? versionOf(ours);
  if (version === undefined) {
    problems.add('NO_VERSION', 'The bundle has no x-mitre-collection that names its version.', '/objects');
  }
  return {
    value: { version: version ?? 'unknown', domain, tactics, techniques: techniques.map(techniqueOf) },
    problems: problems.list,
  };
}

class Problems {
  readonly list: AttackProblem[] = [];

  add(code: AttackProblemCode, message: string, place: string): void {
    if (this.list.length < MOST_PROBLEMS) this.list.push({ code, message, place });
    else if (this.list.length === MOST_PROBLEMS) {
      this.list.push({ code: 'TOO_MANY_PROBLEMS', message: `More than ${MOST_PROBLEMS} problems; the others are not told.`, place });
    }
  }
}

/** The objects with an id. STIX lets a bundle hold several versions of one object: the one modified last counts. */
function latestVersions(list: readonly unknown[], problems: Problems): Placed[] {
  const byStixId = new Map<string, Placed>();
  list.forEach((object, index) => {
    const place = `/objects/${index}`;
    if (!isObject(object) || typeof object['type'] !== 'string' || typeof object['id'] !== 'string') {
      problems.add('MALFORMED_OBJECT', 'A STIX object has a "type" and an "id".', place);
      return;
    }
    const other = byStixId.get(object['id']);
    if (other === undefined || timeOf(object) > timeOf(other.object)) byStixId.set(object['id'], { object, place });
  });
  return [...byStixId.values()];
}

/** Times of STIX are in UTC, with or without fractions of a second; their order is that of the numbers. */
function timeOf(object: StixObject): number {
  const time = typeof object['modified'] === 'string' ? Date.parse(object['modified']) : NaN;
  return Number.isNaN(time) ? -Infinity : time;
}

/** The domain of most techniques. A bundle of MITRE's is of one domain; one made of several is read as the largest. */
function domainOf(objects: readonly Placed[]): AttackDomain {
  const counts = new Map<AttackDomain, number>();
  for (const { object } of objects) {
    if (object['type'] !== 'attack-pattern') continue;
    for (const domain of domainsOf(object)) counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  const [largest] = [...counts].sort(([, a], [, b]) => b - a);
  return largest?.[0] ?? 'enterprise-attack';
}

function belongsTo(domain: AttackDomain, object: StixObject): boolean {
  if (object['type'] !== 'attack-pattern' && object['type'] !== 'x-mitre-tactic' && object['type'] !== 'x-mitre-matrix') return true;
  const domains = domainsOf(object);
  return domains.length === 0 || domains.includes(domain);
}

/** `x_mitre_domains`; before ATT&CK 8 objects had none, and the source of the id tells. */
function domainsOf(object: StixObject): AttackDomain[] {
  const named = strings(object['x_mitre_domains']).filter((name): name is AttackDomain => DOMAIN_IDS.has(name));
  if (named.length > 0) return named;
  const domain = DOMAINS[attackReference(object)?.source ?? ''];
  return domain === undefined ? [] : [domain];
}

function readTactics(objects: readonly Placed[], problems: Problems): { tactics: Tactic[]; shortnames: ReadonlySet<string> } {
  const byStixId = new Map<string, Tactic>();
  for (const { object, place } of objects) {
    if (object['type'] !== 'x-mitre-tactic' || isWithdrawn(object)) continue;
    const id = attackReference(object)?.id;
    const shortname = object['x_mitre_shortname'];
    const name = object['name'];
    if (id === undefined || !/^TA\d{4}$/.test(id)) {
      problems.add('MALFORMED_OBJECT', 'A tactic has an external id like TA0006.', `${place}/external_references`);
    } else if (typeof shortname !== 'string' || !/^[a-z][a-z-]*$/.test(shortname)) {
      problems.add('MALFORMED_OBJECT', `${id} has no shortname like credential-access.`, `${place}/x_mitre_shortname`);
    } else if (!isName(name)) {
      problems.add('MALFORMED_OBJECT', `${id} has no name.`, `${place}/name`);
    } else {
      byStixId.set(stixId(object), { id, shortname, name });
    }
  }

  const inOrder = new Set<Tactic>();
  for (const { object, place } of objects) {
    // The mobile knowledge base has two matrices, one of them withdrawn.
    if (object['type'] !== 'x-mitre-matrix' || isWithdrawn(object)) continue;
    strings(object['tactic_refs']).forEach((reference, index) => {
      const tactic = byStixId.get(reference);
      if (tactic !== undefined) inOrder.add(tactic);
      else problems.add('UNKNOWN_REFERENCE', 'The matrix names a tactic that is not in the bundle.', `${place}/tactic_refs/${index}`);
    });
  }
  for (const tactic of byStixId.values()) inOrder.add(tactic);
  const tactics = [...inOrder];
  return { tactics, shortnames: new Set(tactics.map(({ shortname }) => shortname)) };
}

function readTechniques(objects: readonly Placed[], shortnames: ReadonlySet<string>, problems: Problems): TechniqueFacts[] {
  const idOf = new Map<string, string>();
  const byAttackId = new Map<string, TechniqueFacts & { place: string }>();
  for (const placed of objects) {
    if (placed.object['type'] !== 'attack-pattern') continue;
    const facts = readTechnique(placed, shortnames, problems);
    if (facts === undefined) continue;
    idOf.set(stixId(placed.object), facts.id);
    const other = byAttackId.get(facts.id);
    if (other !== undefined) {
      problems.add('DUPLICATE_ID', `${facts.id} is there twice; the one that is in force counts.`, placed.place);
      if (!isGone(other) || isGone(facts)) continue;
    }
    byAttackId.set(facts.id, { ...facts, place: placed.place });
  }

  const successors = readRevocations(objects, idOf, problems);
  const circling = idsInCircles(successors);
  const techniques: TechniqueFacts[] = [];
  for (const { place, ...facts } of byAttackId.values()) {
    // MITRE numbers a sub-technique below its technique, so the id says what the relationships subtechnique-of say.
    const [parent = facts.id] = facts.id.split('.');
    if (!byAttackId.has(parent))
      problems.add('UNKNOWN_REFERENCE', `${facts.id} is a sub-technique of ${parent}, which is not in the bundle.`, place);

    const revokedBy = facts.revoked === true ? successors.get(facts.id) : undefined;
    if (revokedBy === undefined) techniques.push(facts);
    else if (circling.has(facts.id)) {
      problems.add('REVOCATION_CYCLE', `${facts.id} is revoked by ${revokedBy}, and that in the end by ${facts.id}.`, place);
      techniques.push(facts);
    } else {
      techniques.push({ ...facts, revokedBy });
    }
  }
  return techniques.sort(byId);
}

function readTechnique({ object, place }: Placed, shortnames: ReadonlySet<string>, problems: Problems): TechniqueFacts | undefined {
  const id = attackReference(object)?.id;
  const name = object['name'];
  if (id === undefined || !/^T\d{4}(?:\.\d{3})?$/.test(id)) {
    problems.add('MALFORMED_OBJECT', 'A technique has an external id like T1048 or T1048.003.', `${place}/external_references`);
    return undefined;
  }
  if (!isName(name)) {
    problems.add('MALFORMED_OBJECT', `${id} has no name.`, `${place}/name`);
    return undefined;
  }
  const tactics = readPhases(object).filter((phase) => {
    if (shortnames.has(phase)) return true;
    // What was withdrawn keeps the tactics of its time.
    if (!isWithdrawn(object))
      problems.add('UNKNOWN_REFERENCE', `${id} names a tactic that is not in the bundle.`, `${place}/kill_chain_phases`);
    return false;
  });
  return {
    id,
    name,
    tactics: unique(tactics),
    platforms: unique(strings(object['x_mitre_platforms']).filter(isName)).sort(ignoringCase),
    ...(object['x_mitre_deprecated'] === true ? { deprecated: true as const } : {}),
    ...(object['revoked'] === true ? { revoked: true as const } : {}),
  };
}

function readPhases(object: StixObject): string[] {
  const phases = object['kill_chain_phases'];
  if (!Array.isArray(phases)) return [];
  return phases.flatMap((phase: unknown) => {
    if (!isObject(phase) || typeof phase['kill_chain_name'] !== 'string' || !SOURCES.has(phase['kill_chain_name'])) return [];
    return typeof phase['phase_name'] === 'string' ? [phase['phase_name']] : [];
  });
}

/** By the id of what was revoked, the id of what came in its place. */
function readRevocations(objects: readonly Placed[], idOf: ReadonlyMap<string, string>, problems: Problems): ReadonlyMap<string, string> {
  const successors = new Map<string, string>();
  for (const { object, place } of objects) {
    if (object['type'] !== 'relationship' || object['relationship_type'] !== 'revoked-by' || isWithdrawn(object)) continue;
    const { source_ref: source, target_ref: target } = object;
    // Groups and software are revoked as well; those are not read.
    if (typeof source !== 'string' || !source.startsWith('attack-pattern--')) continue;
    const from = idOf.get(source);
    const to = typeof target === 'string' ? idOf.get(target) : undefined;
    if (from !== undefined && to !== undefined) {
      if (from !== to) successors.set(from, to);
    } else {
      const end = from === undefined ? 'source_ref' : 'target_ref';
      problems.add('UNKNOWN_REFERENCE', 'The relationship names a technique that is not in the bundle.', `${place}/${end}`);
    }
  }
  return successors;
}

/** Each id is walked over once, however long the chains of a file are. */
function idsInCircles(successors: ReadonlyMap<string, string>): ReadonlySet<string> {
  const circling = new Set<string>();
  const walked = new Set<string>();
  for (const start of successors.keys()) {
    const path = new Set<string>();
    let id: string | undefined = start;
    while (id !== undefined && !walked.has(id)) {
      walked.add(id);
      path.add(id);
      id = successors.get(id);
    }
    while (id !== undefined && path.has(id) && !circling.has(id)) {
      circling.add(id);
      id = successors.get(id);
    }
  }
  return circling;
}

function versionOf(objects: readonly Placed[]): string | undefined {
  for (const { object } of objects) {
    if (object['type'] !== 'x-mitre-collection') continue;
    const version = object['x_mitre_version'];
    if (typeof version === 'string' && /^\d{1,4}(?:\.\d{1,4}){0,2}$/.test(version)) return version;
  }
  return undefined;
}

/** The reference that MITRE numbers: the first of the three sources. */
function attackReference(object: StixObject): { source: string; id: string } | undefined {
  const references = object['external_references'];
  if (!Array.isArray(references)) return undefined;
  for (const reference of references as unknown[]) {
    if (!isObject(reference)) continue;
    const { source_name: source, external_id: id } = reference;
    if (typeof source === 'string' && SOURCES.has(source) && typeof id === 'string') return { source, id };
  }
  return undefined;
}

const isObject = (value: unknown): value is StixObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Names are shown and put in files: one line of a length that a page can hold. */
const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_NAME && !/\p{Cc}/u.test(value);

const isWithdrawn = (object: StixObject): boolean => object['revoked'] === true || object['x_mitre_deprecated'] === true;

const isGone = (facts: TechniqueFacts): boolean => facts.revoked === true || facts.deprecated === true;

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];

const unique = (list: readonly string[]): string[] => [...new Set(list)];

const stixId = (object: StixObject): string => object['id'] as string;

/** Not by the locale: the order must be the same everywhere. */
function ignoringCase(a: string, b: string): number {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  return one < other ? -1 : one > other ? 1 : 0;
}

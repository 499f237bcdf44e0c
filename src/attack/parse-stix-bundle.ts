import type { AttackProblem, AttackProblemCode, AttackResult } from './attack-result.js';
import { byId, toTechnique, type AttackDomain, type AttackMatrix, type Tactic, type TechniqueData } from './matrix.js';

/** Limits the report on a file that is broken throughout. */
const MAX_PROBLEMS = 100;
const MAX_NAME_LENGTH = 300;

/** Names of the domains in `external_references` and `kill_chain_phases`: ATT&CK STIX data, USAGE.md. */
const DOMAINS: Readonly<Record<string, AttackDomain>> = {
  'mitre-attack': 'enterprise-attack',
  'mitre-mobile-attack': 'mobile-attack',
  'mitre-ics-attack': 'ics-attack',
};
const SOURCES: ReadonlySet<string> = new Set(Object.keys(DOMAINS));
const DOMAIN_IDS: ReadonlySet<string> = new Set(Object.values(DOMAINS));

type StixObject = Readonly<Record<string, unknown>>;

/** An object of the bundle, and the JSON pointer to it. */
interface BundleObject {
  readonly object: StixObject;
  readonly pointer: string;
}

/**
 * Parses a STIX 2.0 or 2.1 bundle of ATT&CK, as MITRE publishes it.
 *
 * A malformed object is skipped and reported; the other objects are used. The result has no value only if the file is not a
 * bundle or has no technique. No content makes this function throw.
 */
export function parseStixBundle(json: unknown, options: { readonly version?: string } = {}): AttackResult<AttackMatrix> {
  const problems = new Problems();
  if (!isObject(json) || json['type'] !== 'bundle' || !Array.isArray(json['objects'])) {
    problems.add('NOT_A_STIX_BUNDLE', 'The file is not a STIX bundle: an object with "type": "bundle" and a list "objects".', '');
    return { value: undefined, problems: problems.list };
  }

  const objects = latestVersions(json['objects'], problems);
  const domain = domainOf(objects);
  const ours = objects.filter(({ object }) => belongsTo(domain, object));
  const others = objects.length - ours.length;
  if (others > 0) problems.add('OTHER_DOMAIN', `Skipped ${others} objects of other domains than ${domain}.`, '/objects');

  const { tactics, shortnames } = parseTactics(ours, problems);
  const techniques = parseTechniques(ours, shortnames, problems);
  if (techniques.length === 0) {
    problems.add('NO_TECHNIQUES', 'The bundle has no ATT&CK technique.', '/objects');
    return { value: undefined, problems: problems.list };
  }
  const version = options.version ?? versionOf(ours);
  if (version === undefined) {
    problems.add('NO_VERSION', 'The bundle does not name its version: it has no x-mitre-collection with x_mitre_version.', '/objects');
  }
  return {
    value: { version: version ?? 'unknown', domain, tactics, techniques: techniques.map(toTechnique) },
    problems: problems.list,
  };
}

class Problems {
  readonly list: AttackProblem[] = [];

  add(code: AttackProblemCode, message: string, pointer: string): void {
    if (this.list.length < MAX_PROBLEMS) this.list.push({ code, message, pointer });
    else if (this.list.length === MAX_PROBLEMS) {
      this.list.push({
        code: 'TOO_MANY_PROBLEMS',
        message: `The bundle has more than ${MAX_PROBLEMS} problems. The others are not listed.`,
        pointer,
      });
    }
  }
}

/** Returns the objects that have an id. If a bundle holds several versions of one object, the last modified one counts. */
function latestVersions(list: readonly unknown[], problems: Problems): BundleObject[] {
  const byStixId = new Map<string, BundleObject>();
  list.forEach((object, index) => {
    const pointer = `/objects/${index}`;
    if (!isObject(object) || typeof object['type'] !== 'string' || typeof object['id'] !== 'string') {
      problems.add('MALFORMED_OBJECT', 'The object has no "type" or no "id". It is skipped.', pointer);
      return;
    }
    const other = byStixId.get(object['id']);
    if (other === undefined || timeOf(object) > timeOf(other.object)) byStixId.set(object['id'], { object, pointer });
  });
  return [...byStixId.values()];
}

/** Returns when the object was modified. STIX times are in UTC, with or without fractions of a second. */
function timeOf(object: StixObject): number {
  const time = typeof object['modified'] === 'string' ? Date.parse(object['modified']) : NaN;
  return Number.isNaN(time) ? -Infinity : time;
}

/** Returns the domain of most techniques. A bundle of MITRE's has one domain; in a merged bundle the largest counts. */
function domainOf(objects: readonly BundleObject[]): AttackDomain {
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

/** Returns `x_mitre_domains`, or the domain of the id's source: objects before ATT&CK 8 have no such list. */
function domainsOf(object: StixObject): AttackDomain[] {
  const named = strings(object['x_mitre_domains']).filter((name): name is AttackDomain => DOMAIN_IDS.has(name));
  if (named.length > 0) return named;
  const domain = DOMAINS[attackReference(object)?.source ?? ''];
  return domain === undefined ? [] : [domain];
}

function parseTactics(objects: readonly BundleObject[], problems: Problems): { tactics: Tactic[]; shortnames: ReadonlySet<string> } {
  const byStixId = new Map<string, Tactic>();
  for (const { object, pointer } of objects) {
    if (object['type'] !== 'x-mitre-tactic' || isWithdrawn(object)) continue;
    const id = attackReference(object)?.id;
    const shortname = object['x_mitre_shortname'];
    const name = object['name'];
    if (id === undefined || !/^TA\d{4}$/.test(id)) {
      problems.add('MALFORMED_OBJECT', 'The tactic has no external id like TA0006. It is skipped.', `${pointer}/external_references`);
    } else if (typeof shortname !== 'string' || !/^[a-z][a-z-]*$/.test(shortname)) {
      problems.add('MALFORMED_OBJECT', `${id} has no shortname like credential-access. It is skipped.`, `${pointer}/x_mitre_shortname`);
    } else if (!isName(name)) {
      problems.add('MALFORMED_OBJECT', `${id} has no name. It is skipped.`, `${pointer}/name`);
    } else {
      byStixId.set(stixId(object), { id, shortname, name });
    }
  }

  const inOrder = new Set<Tactic>();
  for (const { object, pointer } of objects) {
    // The mobile domain has two matrices, one of them withdrawn.
    if (object['type'] !== 'x-mitre-matrix' || isWithdrawn(object)) continue;
    strings(object['tactic_refs']).forEach((reference, index) => {
      const tactic = byStixId.get(reference);
      if (tactic !== undefined) inOrder.add(tactic);
      else
        problems.add(
          'UNKNOWN_REFERENCE',
          'The matrix names a tactic that is not in the bundle. The reference is skipped.',
          `${pointer}/tactic_refs/${index}`,
        );
    });
  }
  for (const tactic of byStixId.values()) inOrder.add(tactic);
  const tactics = [...inOrder];
  return { tactics, shortnames: new Set(tactics.map(({ shortname }) => shortname)) };
}

function parseTechniques(objects: readonly BundleObject[], shortnames: ReadonlySet<string>, problems: Problems): TechniqueData[] {
  const idOf = new Map<string, string>();
  const byAttackId = new Map<string, TechniqueData & { pointer: string }>();
  for (const entry of objects) {
    if (entry.object['type'] !== 'attack-pattern') continue;
    const data = parseTechnique(entry, shortnames, problems);
    if (data === undefined) continue;
    idOf.set(stixId(entry.object), data.id);
    const other = byAttackId.get(data.id);
    if (other !== undefined) {
      problems.add('DUPLICATE_ID', `The bundle has ${data.id} twice. The one in force is used.`, entry.pointer);
      if (!isOutOfForce(other) || isOutOfForce(data)) continue;
    }
    byAttackId.set(data.id, { ...data, pointer: entry.pointer });
  }

  const replacements = parseRevocations(objects, idOf, problems);
  const inCircles = idsInCircles(replacements);
  const techniques: TechniqueData[] = [];
  for (const { pointer, ...data } of byAttackId.values()) {
    // MITRE numbers a sub-technique below its technique, so the id has the same information as a subtechnique-of relationship.
    const [parent = data.id] = data.id.split('.');
    if (!byAttackId.has(parent))
      problems.add('UNKNOWN_REFERENCE', `${data.id} is a sub-technique of ${parent}, which is not in the bundle. It is kept.`, pointer);

    const revokedBy = data.revoked === true ? replacements.get(data.id) : undefined;
    if (revokedBy === undefined) techniques.push(data);
    else if (inCircles.has(data.id)) {
      problems.add(
        'REVOCATION_CYCLE',
        `${data.id} is revoked by ${revokedBy}, whose revocations lead back to ${data.id}. The replacement is ignored.`,
        pointer,
      );
      techniques.push(data);
    } else {
      techniques.push({ ...data, revokedBy });
    }
  }
  return techniques.sort(byId);
}

function parseTechnique({ object, pointer }: BundleObject, shortnames: ReadonlySet<string>, problems: Problems): TechniqueData | undefined {
  const id = attackReference(object)?.id;
  const name = object['name'];
  if (id === undefined || !/^T\d{4}(?:\.\d{3})?$/.test(id)) {
    problems.add(
      'MALFORMED_OBJECT',
      'The technique has no external id like T1048 or T1048.003. It is skipped.',
      `${pointer}/external_references`,
    );
    return undefined;
  }
  if (!isName(name)) {
    problems.add('MALFORMED_OBJECT', `${id} has no name. It is skipped.`, `${pointer}/name`);
    return undefined;
  }
  const tactics = parsePhases(object).filter((phase) => {
    if (shortnames.has(phase)) return true;
    // A withdrawn technique keeps the tactics of its time, so this is not a problem.
    if (!isWithdrawn(object))
      problems.add(
        'UNKNOWN_REFERENCE',
        `${id} names a tactic that is not in the bundle. The tactic is skipped.`,
        `${pointer}/kill_chain_phases`,
      );
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

function parsePhases(object: StixObject): string[] {
  const phases = object['kill_chain_phases'];
  if (!Array.isArray(phases)) return [];
  return phases.flatMap((phase: unknown) => {
    if (!isObject(phase) || typeof phase['kill_chain_name'] !== 'string' || !SOURCES.has(phase['kill_chain_name'])) return [];
    return typeof phase['phase_name'] === 'string' ? [phase['phase_name']] : [];
  });
}

/** Returns, by the id of a revoked technique, the id of the technique that replaces it. */
function parseRevocations(
  objects: readonly BundleObject[],
  idOf: ReadonlyMap<string, string>,
  problems: Problems,
): ReadonlyMap<string, string> {
  const replacements = new Map<string, string>();
  for (const { object, pointer } of objects) {
    if (object['type'] !== 'relationship' || object['relationship_type'] !== 'revoked-by' || isWithdrawn(object)) continue;
    const { source_ref: source, target_ref: target } = object;
    // Groups and software are revoked, too, but only techniques are used here.
    if (typeof source !== 'string' || !source.startsWith('attack-pattern--')) continue;
    const from = idOf.get(source);
    const to = typeof target === 'string' ? idOf.get(target) : undefined;
    if (from !== undefined && to !== undefined) {
      if (from !== to) replacements.set(from, to);
    } else {
      const end = from === undefined ? 'source_ref' : 'target_ref';
      problems.add(
        'UNKNOWN_REFERENCE',
        'The relationship names a technique that is not in the bundle. It is skipped.',
        `${pointer}/${end}`,
      );
    }
  }
  return replacements;
}

/** Returns the ids that revoke each other. It visits each id once, so that long chains take linear time. */
function idsInCircles(replacements: ReadonlyMap<string, string>): ReadonlySet<string> {
  const inCircles = new Set<string>();
  const visited = new Set<string>();
  for (const start of replacements.keys()) {
    const path = new Set<string>();
    let id: string | undefined = start;
    while (id !== undefined && !visited.has(id)) {
      visited.add(id);
      path.add(id);
      id = replacements.get(id);
    }
    while (id !== undefined && path.has(id) && !inCircles.has(id)) {
      inCircles.add(id);
      id = replacements.get(id);
    }
  }
  return inCircles;
}

function versionOf(objects: readonly BundleObject[]): string | undefined {
  for (const { object } of objects) {
    if (object['type'] !== 'x-mitre-collection') continue;
    const version = object['x_mitre_version'];
    if (typeof version === 'string' && /^\d{1,4}(?:\.\d{1,4}){0,2}$/.test(version)) return version;
  }
  return undefined;
}

/** Returns MITRE's own reference: the first one of a domain's source. */
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

/** Tells whether the value is one line of text, short enough to show on a page. */
const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= MAX_NAME_LENGTH && !/\p{Cc}/u.test(value);

const isWithdrawn = (object: StixObject): boolean => object['revoked'] === true || object['x_mitre_deprecated'] === true;

const isOutOfForce = (data: TechniqueData): boolean => data.revoked === true || data.deprecated === true;

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];

const unique = (list: readonly string[]): string[] => [...new Set(list)];

const stixId = (object: StixObject): string => object['id'] as string;

/** Compares without case and without the locale, so that the order is the same everywhere. */
function ignoringCase(a: string, b: string): number {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  return one < other ? -1 : one > other ? 1 : 0;
}

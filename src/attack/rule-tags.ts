import type { AttackIndex } from './attack-index.js';
import { CHANGES_IN_19 } from './changes-in-19.js';
import { parseCve } from './cve.js';
import type { Technique } from './matrix.js';
import { tacticWord } from './tactic-word.js';
import { parseTechniqueId } from './technique-id.js';

/** A technique that a rule is tagged with. */
export interface TaggedTechnique {
  readonly tag: string;
  /** As tagged, in capitals: `T1562.001`. */
  readonly id: string;
  /** The id that ATT&CK has for it now: `T1685`. */
  readonly currentId: string;
  /** What the matrix says of `currentId`; undefined if it does not know it. */
  readonly technique: Technique | undefined;
}

/** A tactic that a rule is tagged with. */
export interface TaggedTactic {
  readonly tag: string;
  /** As tagged, hyphenated: `defense-evasion`. */
  readonly shortname: string;
  /** What ATT&CK has for it now, as far as the rule tells: two if a tactic was split and nothing says which is meant. */
  readonly current: readonly string[];
}

/**
 * What the tags of a rule say, by family: Sigma specification, appendix "Tags". Lists have no doubles and keep the order of the tags.
 * Every tag is in exactly one list.
 */
export interface RuleTags {
  readonly techniques: readonly TaggedTechnique[];
  readonly tactics: readonly TaggedTactic[];
  /** Shortnames: the tactics of the techniques in ATT&CK. A rule's author may have meant one of them, or none. */
  readonly tacticsOfTechniques: readonly string[];
  /** `G0016` */
  readonly groups: readonly string[];
  /** `S0005` */
  readonly software: readonly string[];
  /** `C0001` */
  readonly campaigns: readonly string[];
  /** `DS0005`, `DC0032` */
  readonly dataSources: readonly string[];
  /** `M1036` */
  readonly mitigations: readonly string[];
  /** `CVE-2023-23397` */
  readonly cves: readonly string[];
  /** `emerging-threats` */
  readonly detection: readonly string[];
  /** `2016-03-001`: MITRE's Cyber Analytics Repository. */
  readonly car: readonly string[];
  /** `amber-strict`: the Traffic Light Protocol. */
  readonly tlp: readonly string[];
  /** `4u`: Summiting the Pyramid. */
  readonly stp: readonly string[];
  /** `d3-pa`: MITRE D3FEND. */
  readonly d3fend: readonly string[];
  /** As tagged. */
  readonly others: readonly string[];
}

/** ATT&CK's objects that are named by a letter and a number, with the list they belong to. */
const NUMBERED = [
  { pattern: /^G\d{4}$/, family: 'groups' },
  { pattern: /^S\d{4}$/, family: 'software' },
  { pattern: /^C\d{4}$/, family: 'campaigns' },
  { pattern: /^D[SC]\d{4}$/, family: 'dataSources' },
  { pattern: /^M\d{4}$/, family: 'mitigations' },
] as const;

/** Namespaces whose tags need no reading. */
const NAMESPACES = ['detection', 'car', 'tlp', 'stp', 'd3fend'] as const;

type PlainFamily = (typeof NUMBERED)[number]['family'] | (typeof NAMESPACES)[number] | 'cves' | 'others';

/** Reads the tags of a rule. */
export function readRuleTags(tags: readonly string[], attack: AttackIndex): RuleTags {
  const techniques = new Map<string, TaggedTechnique>();
  const taggedTactics = new Map<string, string>();
  const plain = {
    groups: new Set<string>(),
    software: new Set<string>(),
    campaigns: new Set<string>(),
    dataSources: new Set<string>(),
    mitigations: new Set<string>(),
    cves: new Set<string>(),
    detection: new Set<string>(),
    car: new Set<string>(),
    tlp: new Set<string>(),
    stp: new Set<string>(),
    d3fend: new Set<string>(),
    others: new Set<string>(),
  } satisfies Record<PlainFamily, Set<string>>;

  for (const tag of tags) {
    const [namespace, name] = split(tag);
    const id = namespace === 'attack' ? parseTechniqueId(name) : undefined;
    if (id !== undefined) {
      const currentId = attack.currentId(id);
      if (!techniques.has(id)) techniques.set(id, { tag, id, currentId, technique: attack.technique(currentId) ?? attack.technique(id) });
      continue;
    }
    const tactic = namespace === 'attack' ? tacticOf(name, attack) : undefined;
    if (tactic !== undefined) {
      if (!taggedTactics.has(tactic)) taggedTactics.set(tactic, tag);
      continue;
    }
    const { family, value } = plainFamily(tag, namespace, name);
    plain[family].add(value);
  }

  const tacticsOfTechniques = [...new Set([...techniques.values()].flatMap(({ technique }) => technique?.tactics ?? []))];
  return {
    techniques: [...techniques.values()],
    tactics: [...taggedTactics].map(([shortname, tag]) => ({
      tag,
      shortname,
      current: attack.currentTactics(shortname, tacticsOfTechniques),
    })),
    tacticsOfTechniques,
    groups: [...plain.groups],
    software: [...plain.software],
    campaigns: [...plain.campaigns],
    dataSources: [...plain.dataSources],
    mitigations: [...plain.mitigations],
    cves: [...plain.cves],
    detection: [...plain.detection],
    car: [...plain.car],
    tlp: [...plain.tlp],
    stp: [...plain.stp],
    d3fend: [...plain.d3fend],
    others: [...plain.others],
  };
}

/** `attack.t1048.003` as `attack` and `t1048.003`. */
function split(tag: string): readonly [namespace: string, name: string] {
  const dot = tag.indexOf('.');
  return dot < 0 ? ['', tag] : [tag.slice(0, dot).trim().toLowerCase(), tag.slice(dot + 1).trim()];
}

function tacticOf(name: string, attack: AttackIndex): string | undefined {
  const shortname = attack.tactic(name)?.shortname;
  if (shortname !== undefined) return shortname;
  return tacticWord(name) === CHANGES_IN_19.split.tactic ? CHANGES_IN_19.split.tactic : undefined;
}

function plainFamily(tag: string, namespace: string, name: string): { readonly family: PlainFamily; readonly value: string } {
  if (namespace === 'attack') {
    const id = name.toUpperCase();
    const numbered = NUMBERED.find(({ pattern }) => pattern.test(id));
    if (numbered !== undefined) return { family: numbered.family, value: id };
  }
  const cve = parseCve(tag);
  if (cve !== undefined) return { family: 'cves', value: cve };
  const family = NAMESPACES.find((known) => known === namespace);
  return family === undefined || name === '' ? { family: 'others', value: tag } : { family, value: name.toLowerCase() };
}

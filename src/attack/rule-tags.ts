import type { AttackIndex } from './attack-index.js';
import { CHANGES_IN_19 } from './changes-in-19.js';
import { parseCve } from './cve.js';
import type { Technique } from './matrix.js';
import { normalizeTactic } from './normalize-tactic.js';
import { parseTechniqueId } from './technique-id.js';

/** A technique in the tags of a rule. */
export interface TaggedTechnique {
  readonly tag: string;
  /** The id in the tag, in capitals: `T1562.001`. */
  readonly id: string;
  /** The id that the matrix has for it: `T1685`. */
  readonly currentId: string;
  /** The technique `currentId`; undefined if the matrix does not have it. */
  readonly technique: Technique | undefined;
}

/** A tactic in the tags of a rule. */
export interface TaggedTactic {
  readonly tag: string;
  /** The shortname in the tag: `defense-evasion`. */
  readonly shortname: string;
  /** The shortnames that the matrix has for it: two if the tactic was split and the techniques of the rule do not decide. */
  readonly current: readonly string[];
}

/**
 * The tags of a rule by namespace, as in the Sigma specification, appendix "Tags". Every tag is in exactly one list. A list has no
 * duplicates and keeps the order of the tags.
 */
export interface RuleTags {
  readonly techniques: readonly TaggedTechnique[];
  readonly tactics: readonly TaggedTactic[];
  /** Shortnames of the tactics that the techniques have in ATT&CK. The author of the rule did not name them. */
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
  /** Tags of no known namespace, unchanged. */
  readonly others: readonly string[];
}

/** ATT&CK objects whose id is a letter and a number, with the list of their tags. */
const NUMBERED = [
  { pattern: /^G\d{4}$/, list: 'groups' },
  { pattern: /^S\d{4}$/, list: 'software' },
  { pattern: /^C\d{4}$/, list: 'campaigns' },
  { pattern: /^D[SC]\d{4}$/, list: 'dataSources' },
  { pattern: /^M\d{4}$/, list: 'mitigations' },
] as const;

/** Namespaces whose tags are kept as they are. */
const NAMESPACES = ['detection', 'car', 'tlp', 'stp', 'd3fend'] as const;

type PlainList = (typeof NUMBERED)[number]['list'] | (typeof NAMESPACES)[number] | 'cves' | 'others';

/** Parses the tags of a rule. */
export function parseRuleTags(tags: readonly string[], attack: AttackIndex): RuleTags {
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
  } satisfies Record<PlainList, Set<string>>;

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
    const { list, value } = toPlainTag(tag, namespace, name);
    plain[list].add(value);
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

/** Splits `attack.t1048.003` into `attack` and `t1048.003`. */
function split(tag: string): readonly [namespace: string, name: string] {
  const dot = tag.indexOf('.');
  return dot < 0 ? ['', tag] : [tag.slice(0, dot).trim().toLowerCase(), tag.slice(dot + 1).trim()];
}

function tacticOf(name: string, attack: AttackIndex): string | undefined {
  const shortname = attack.tactic(name)?.shortname;
  if (shortname !== undefined) return shortname;
  return normalizeTactic(name) === CHANGES_IN_19.split.tactic ? CHANGES_IN_19.split.tactic : undefined;
}

function toPlainTag(tag: string, namespace: string, name: string): { readonly list: PlainList; readonly value: string } {
  if (namespace === 'attack') {
    const id = name.toUpperCase();
    const numbered = NUMBERED.find(({ pattern }) => pattern.test(id));
    if (numbered !== undefined) return { list: numbered.list, value: id };
  }
  const cve = parseCve(tag);
  if (cve !== undefined) return { list: 'cves', value: cve };
  const list = NAMESPACES.find((known) => known === namespace);
  return list === undefined || name === '' ? { list: 'others', value: tag } : { list, value: name.toLowerCase() };
}

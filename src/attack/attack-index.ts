import { CHANGES_IN_19 } from './changes-in-19.js';
import type { AttackResult } from './attack-result.js';
import { byId, type AttackMatrix, type Tactic, type Technique } from './matrix.js';
import { normalizeTactic } from './normalize-tactic.js';
import { parentOf, parseTechniqueId } from './technique-id.js';

export type AttackNoteCode = 'TECHNIQUE_REPLACED' | 'TECHNIQUE_DEPRECATED' | 'TACTIC_REPLACED';

/** A remark for the user about the ids that a search includes. */
export interface AttackNote {
  readonly code: AttackNoteCode;
  readonly message: string;
}

/** The techniques that a search for one technique includes. */
export interface TechniqueMatch {
  /** The requested id, in capitals. */
  readonly id: string;
  /** The id that the matrix has for it. */
  readonly currentId: string;
  /** Whether the id exists. A search still uses an unknown id, because a rule's tag can be newer than the matrix. */
  readonly known: boolean;
  /** Every id that matches as the tag of a rule, sorted. */
  readonly ids: readonly string[];
  /**
   * Techniques of which every sub-technique matches, even one that is newer than the matrix and so not in `ids`. Empty if the
   * search excludes sub-techniques.
   */
  readonly withSubtechniques: readonly string[];
  /** Reasons for the ids that differ from the requested one. */
  readonly notes: readonly AttackNote[];
}

/** The tactics that a search for one tactic includes. */
export interface TacticMatch {
  /** The requested tactic: `defense-evasion`. */
  readonly shortname: string;
  readonly known: boolean;
  /** Every shortname that matches as the tag of a rule. */
  readonly shortnames: readonly string[];
  readonly notes: readonly AttackNote[];
}

/** Changes of a later version, which the tags of rules can use although the matrix is older. */
interface LaterChanges {
  readonly added: ReadonlyMap<string, string>;
  readonly revokedBy: ReadonlyMap<string, string>;
  readonly split: { readonly tactic: string; readonly name: string; readonly into: readonly Tactic[] } | undefined;
}

/** Versions 18 and 19 of the Enterprise matrix are both in use. The other domains have no such changes. */
const ENTERPRISE_CHANGES: LaterChanges = {
  added: new Map(CHANGES_IN_19.added.map(({ id, name }) => [id, name])),
  revokedBy: new Map(Object.entries(CHANGES_IN_19.revokedBy)),
  split: CHANGES_IN_19.split,
};
const NO_CHANGES: LaterChanges = { added: new Map(), revokedBy: new Map(), split: undefined };

/**
 * An index of a matrix by id, name and tag: `T1048.003`, `attack.t1048.003`; `Defense Evasion`, `defense_evasion`, `TA0005`,
 * `attack.stealth`.
 *
 * A catalog holds rules of all versions side by side. A revoked id and the id that replaces it match the same rules, whatever
 * version the matrix has. Results use the ids of the matrix.
 */
export class AttackIndex {
  private readonly byId: ReadonlyMap<string, Technique>;
  private readonly changes: LaterChanges;
  /** By an id of any version, the id at the end of its chain of revocations. */
  private readonly lastIds: ReadonlyMap<string, string>;
  /** By the id at the end of a chain, the ids that lead to it. */
  private readonly earlierIds: ReadonlyMap<string, readonly string[]>;
  /** By the id of a technique, its sub-techniques of all versions. */
  private readonly subtechniqueIds: ReadonlyMap<string, readonly string[]>;
  private readonly tacticsByName: ReadonlyMap<string, Tactic>;

  constructor(readonly matrix: AttackMatrix) {
    const { techniques, tactics, domain } = matrix;
    this.changes = domain === 'enterprise-attack' ? ENTERPRISE_CHANGES : NO_CHANGES;
    this.byId = new Map(techniques.map((technique) => [technique.id, technique]));
    this.lastIds = lastSuccessors(techniques, this.changes);
    this.earlierIds = listsBy(this.lastIds.keys(), (id) => this.lastIds.get(id));
    this.subtechniqueIds = listsBy(new Set([...this.byId.keys(), ...this.changes.added.keys()]), parentOf);
    this.tacticsByName = new Map(
      [...(this.changes.split?.into ?? []), ...tactics].flatMap((tactic) => [
        [tactic.shortname, tactic],
        [tactic.id.toLowerCase(), tactic],
      ]),
    );
  }

  /** Returns the technique with this id, even if it is revoked. */
  technique(text: string): Technique | undefined {
    return this.byId.get(parseTechniqueId(text) ?? '');
  }

  /** Returns the sub-techniques in force of a technique. */
  subtechniques(id: string): readonly Technique[] {
    return (this.subtechniqueIds.get(id) ?? []).flatMap((child) => this.inForce(child) ?? []).sort(byId);
  }

  /** Returns the id that the matrix has for an id of any version, or the id itself if there is no other. */
  currentId(id: string): string {
    const last = this.lastId(id);
    const candidates = [last, id, ...this.namesakes(last), ...(this.earlierIds.get(last) ?? [])];
    return candidates.find((candidate) => this.inForce(candidate) !== undefined) ?? last;
  }

  /** The shortnames of all tactics, of the matrix and of other versions. */
  get tacticNames(): readonly string[] {
    const { split } = this.changes;
    const others = split ? [split.tactic, ...split.into.map(({ shortname }) => shortname)] : [];
    return [...new Set([...this.matrix.tactics.map(({ shortname }) => shortname), ...others])];
  }

  /** Returns the tactic with this shortname, name, id or tag. */
  tactic(text: string): Tactic | undefined {
    return this.tacticsByName.get(normalizeTactic(text) ?? '');
  }

  /**
   * Returns the shortnames that the matrix has for a tactic of any version. A tactic that was split becomes those of its parts
   * that are among `likely`, or all its parts if none is.
   */
  currentTactics(shortname: string, likely: readonly string[]): readonly string[] {
    const { split } = this.changes;
    const has = (name: string): boolean => this.matrix.tactics.some((tactic) => tactic.shortname === name);
    if (split === undefined || has(shortname)) return [shortname];
    const parts = split.into.map((part) => part.shortname);
    if (shortname === split.tactic) {
      const likelyParts = parts.filter((part) => likely.includes(part));
      return likelyParts.length > 0 ? likelyParts : parts;
    }
    return parts.includes(shortname) && has(split.tactic) ? [split.tactic] : [shortname];
  }

  /**
   * Returns the ids that match a search for a technique as the tag of a rule. A revoked id and its replacement match each other.
   * A technique includes its sub-techniques: the current ones and the former ones.
   */
  matchTechnique(text: string, options: { readonly includeSubtechniques?: boolean } = {}): AttackResult<TechniqueMatch> {
    const id = parseTechniqueId(text);
    if (id === undefined) {
      const message = `${quoted(text)} is not an ATT&CK technique. Use an id like T1048 or T1048.003.`;
      return { value: undefined, problems: [{ code: 'MALFORMED_TECHNIQUE', message }] };
    }
    const lastIds = new Set<string>([this.lastId(id)]);
    const parents = new Set<string>();
    const includeSubtechniques = (parent: string): void => {
      if (parentOf(parent) !== undefined || parents.has(parent)) return;
      parents.add(parent);
      for (const subtechnique of this.subtechniqueIds.get(parent) ?? []) {
        lastIds.add(this.lastId(subtechnique));
        includeSubtechniques(this.lastId(subtechnique));
      }
    };
    if (options.includeSubtechniques !== false) {
      includeSubtechniques(id);
      includeSubtechniques(this.lastId(id));
    }
    const ids = new Set<string>([id]);
    for (const lastId of lastIds) for (const same of [lastId, ...(this.earlierIds.get(lastId) ?? [])]) ids.add(same);

    const currentId = this.currentId(id);
    return {
      value: {
        id,
        currentId,
        known: this.byId.has(id) || this.changes.added.has(id),
        ids: [...ids].sort(),
        withSubtechniques: [...parents].sort(),
        notes: this.notesOn(id, currentId, parents),
      },
      problems: [],
    };
  }

  /** Returns the shortnames that match a search for a tactic as the tag of a rule. */
  matchTactic(text: string): AttackResult<TacticMatch> {
    const name = normalizeTactic(text);
    if (name === undefined) {
      const message = `${quoted(text)} is not an ATT&CK tactic. Use a name or an id like credential-access or TA0006.`;
      return { value: undefined, problems: [{ code: 'UNKNOWN_TACTIC', message }] };
    }
    const shortname = this.tacticsByName.get(name)?.shortname ?? name;
    const { split } = this.changes;
    const parts = split?.into.map((part) => part.shortname) ?? [];
    const known = this.tacticsByName.has(shortname) || shortname === split?.tactic;
    const shortnames = [shortname];
    const messages: string[] = [];
    if (split !== undefined && (shortname === split.tactic || parts.includes(shortname))) {
      const names = inWords(split.into.map((part) => part.name));
      if (shortname === split.tactic) {
        shortnames.push(...parts);
        messages.push(`ATT&CK 19 split ${split.name} into ${names}. The search includes rules of all three.`);
      } else {
        shortnames.push(split.tactic);
        messages.push(
          `ATT&CK 19 split ${split.name} into ${names}. The search includes rules tagged ${split.name}, which can mean either.`,
        );
      }
      if (name === 'ta0005') messages.push(`TA0005 was ${split.name} and is now Stealth. Search for TA0112 to find Defense Impairment.`);
    }
    const notes = messages.map((message): AttackNote => ({ code: 'TACTIC_REPLACED', message }));
    return { value: { shortname, known, shortnames, notes }, problems: [] };
  }

  /** Returns the id at the end of a chain of revocations. */
  private lastId(id: string): string {
    return this.lastIds.get(id) ?? id;
  }

  private inForce(id: string): Technique | undefined {
    const technique = this.byId.get(id);
    return technique === undefined || technique.revoked || technique.deprecated ? undefined : technique;
  }

  /** Returns the earlier ids with the same name. Three ids became T1685; one of them was called the same. */
  private namesakes(id: string): readonly string[] {
    const name = this.changes.added.get(id);
    return (this.earlierIds.get(id) ?? []).filter((earlier) => this.byId.get(earlier)?.name === name);
  }

  private notesOn(id: string, currentId: string, parents: ReadonlySet<string>): readonly AttackNote[] {
    const notes: AttackNote[] = [];
    const note = (code: AttackNoteCode, message: string): number => notes.push({ code, message });
    const technique = this.byId.get(id);
    if (id !== currentId) {
      note(
        'TECHNIQUE_REPLACED',
        this.lastId(id) === currentId
          ? `${id} is revoked${this.changes.revokedBy.has(id) ? ' since ATT&CK 19' : ''}. ${currentId} replaces it.`
          : `${id} is newer than ATT&CK ${this.matrix.version}, where it is ${currentId}.`,
      );
    } else if (technique?.deprecated === true) {
      note('TECHNIQUE_DEPRECATED', `${id} is deprecated. No technique replaces it.`);
    } else if (technique?.revoked === true) {
      note('TECHNIQUE_DEPRECATED', `${id} is revoked. ATT&CK does not name a replacement.`);
    }

    const last = this.lastId(id);
    const same = [last, ...(this.earlierIds.get(last) ?? [])].filter((other) => other !== id && other !== currentId).sort();
    if (same.length > 0) note('TECHNIQUE_REPLACED', `The search includes rules tagged ${inWords(same)}, which ATT&CK merged with ${id}.`);

    const moved = (parents.has(id) ? (this.subtechniqueIds.get(id) ?? []) : [])
      .map((former) => ({ former, lastId: this.lastId(former) }))
      .filter(({ lastId }) => ![id, last].includes(parentOf(lastId) ?? lastId) && ![id, last].includes(lastId));
    if (moved.length > 0) {
      const pairs = moved.map(({ former, lastId }) => `${lastId} (${former})`);
      note('TECHNIQUE_REPLACED', `The search includes former sub-techniques of ${id}: ${inWords(pairs)}.`);
    }
    return notes;
  }
}

/** Returns the id at the end of each chain of revocations. A chain that runs in a circle has no end. */
function lastSuccessors(techniques: readonly Technique[], changes: LaterChanges): ReadonlyMap<string, string> {
  const next = new Map<string, string>(changes.revokedBy);
  for (const { id, revokedBy } of techniques) if (revokedBy !== null) next.set(id, revokedBy);
  const last = new Map<string, string>();
  for (const start of next.keys()) {
    const path = new Set<string>();
    let id = start;
    for (let to = next.get(id); to !== undefined && !path.has(id); to = next.get(id)) {
      path.add(id);
      id = last.get(to) ?? to;
    }
    if (!path.has(id)) for (const revoked of path) last.set(revoked, id);
  }
  return last;
}

function listsBy<K, V>(values: Iterable<V>, keyOf: (value: V) => K | undefined): ReadonlyMap<K, readonly V[]> {
  const lists = new Map<K, V[]>();
  for (const value of values) {
    const key = keyOf(value);
    if (key === undefined) continue;
    const known = lists.get(key);
    if (known === undefined) lists.set(key, [value]);
    else known.push(value);
  }
  return lists;
}

const MAX_QUOTED = 80;

const quoted = (text: string): string => JSON.stringify(text.slice(0, MAX_QUOTED));

const inWords = (list: readonly string[]): string =>
  list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} and ${list[list.length - 1] ?? ''}`;

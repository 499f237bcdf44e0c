import { CHANGES_IN_19 } from './changes-in-19.js';
import type { Checked } from './checked.js';
import { byId, type AttackMatrix, type Tactic, type Technique } from './matrix.js';
import { tacticWord } from './tactic-word.js';
import { parentOf, parseTechniqueId } from './technique-id.js';

/** Which tagged techniques answer a question for one. */
export interface TechniqueMatch {
  /** The id as asked for, in capitals. */
  readonly asked: string;
  /** The id that the matrix has for it. */
  readonly current: string;
  /** Whether the id is known. A rule can be tagged with an id that is newer than the matrix, so it is looked for all the same. */
  readonly known: boolean;
  /** Every id that a rule might be tagged with to be found, in order. */
  readonly ids: readonly string[];
  /**
   * Techniques of which every sub-technique counts, also one that is newer than the matrix and therefore not in `ids`; empty if
   * sub-techniques do not count.
   */
  readonly withSubtechniques: readonly string[];
  /** What a user should know of the ids that are looked for besides the one asked for. */
  readonly notes: readonly string[];
}

/** Which tagged tactics answer a question for one. */
export interface TacticMatch {
  /** The shortname as asked for: `defense-evasion`. */
  readonly asked: string;
  readonly known: boolean;
  /** Every shortname that a rule might be tagged with to be found. */
  readonly shortnames: readonly string[];
  readonly notes: readonly string[];
}

/** Changes of ATT&CK that a matrix of an older version does not know, but rules do. */
interface LaterChanges {
  readonly added: ReadonlyMap<string, string>;
  readonly revokedBy: ReadonlyMap<string, string>;
  readonly split: { readonly tactic: string; readonly name: string; readonly into: readonly Tactic[] } | undefined;
}

/** The versions 18 and 19 of the Enterprise matrix are both in use; the other domains were not split. */
const ENTERPRISE_CHANGES: LaterChanges = {
  added: new Map(CHANGES_IN_19.added.map(({ id, name }) => [id, name])),
  revokedBy: new Map(Object.entries(CHANGES_IN_19.revokedBy)),
  split: CHANGES_IN_19.split,
};
const NO_CHANGES: LaterChanges = { added: new Map(), revokedBy: new Map(), split: undefined };

/**
 * A matrix made ready for questions. Ids and names are taken as people and rules write them: `T1048.003`, `attack.t1048.003`;
 * `Defense Evasion`, `defense_evasion`, `TA0005`, `attack.stealth`.
 *
 * A catalog holds rules of all versions side by side. Ids that MITRE has made one by revoking are one for every question, whichever
 * version the matrix is of; answers are in the ids of the matrix.
 */
export class AttackIndex {
  private readonly byId: ReadonlyMap<string, Technique>;
  private readonly changes: LaterChanges;
  /** By an id of any version, the id at the end of its revocations. */
  private readonly last: ReadonlyMap<string, string>;
  /** By such an end, the ids that lead to it. */
  private readonly earlier: ReadonlyMap<string, readonly string[]>;
  /** By a technique, its sub-techniques of all versions. */
  private readonly children: ReadonlyMap<string, readonly string[]>;
  private readonly tacticsByWord: ReadonlyMap<string, Tactic>;

  constructor(readonly matrix: AttackMatrix) {
    const { techniques, tactics, domain } = matrix;
    this.changes = domain === 'enterprise-attack' ? ENTERPRISE_CHANGES : NO_CHANGES;
    this.byId = new Map(techniques.map((technique) => [technique.id, technique]));
    this.last = lastSuccessors(techniques, this.changes);
    this.earlier = listsBy(this.last.keys(), (id) => this.last.get(id));
    this.children = listsBy(new Set([...this.byId.keys(), ...this.changes.added.keys()]), parentOf);
    this.tacticsByWord = new Map(
      [...(this.changes.split?.into ?? []), ...tactics].flatMap((tactic) => [
        [tactic.shortname, tactic],
        [tactic.id.toLowerCase(), tactic],
      ]),
    );
  }

  /** The technique that a text names, revoked or not. */
  technique(text: string): Technique | undefined {
    return this.byId.get(parseTechniqueId(text) ?? '');
  }

  /** The sub-techniques that a technique has now. */
  subtechniques(id: string): readonly Technique[] {
    return (this.children.get(id) ?? []).flatMap((child) => this.inForce(child) ?? []).sort(byId);
  }

  /** The id that the matrix has for an id of any version; the id itself if it knows no other. */
  currentId(id: string): string {
    const last = this.lastId(id);
    const candidates = [last, id, ...this.namesakes(last), ...(this.earlier.get(last) ?? [])];
    return candidates.find((candidate) => this.inForce(candidate) !== undefined) ?? last;
  }

  /** The tactic that a text names: by shortname, name, id or tag. */
  tactic(text: string): Tactic | undefined {
    return this.tacticsByWord.get(tacticWord(text) ?? '');
  }

  /**
   * The shortnames that the matrix has for a tactic of any version. Of a tactic that was split into several, those that are among
   * `likely`, or all of them if none is.
   */
  currentTactics(shortname: string, likely: readonly string[]): readonly string[] {
    const { split } = this.changes;
    const has = (name: string): boolean => this.matrix.tactics.some((tactic) => tactic.shortname === name);
    if (split === undefined || has(shortname)) return [shortname];
    const parts = split.into.map((part) => part.shortname);
    if (shortname === split.tactic) {
      const told = parts.filter((part) => likely.includes(part));
      return told.length > 0 ? told : parts;
    }
    return parts.includes(shortname) && has(split.tactic) ? [split.tactic] : [shortname];
  }

  /**
   * The ids that a rule might be tagged with to answer a question for a technique. What was revoked and what came in its place
   * are the same; a technique includes its sub-techniques, those that it has now and those that it had.
   */
  matchingTechniques(question: string, options: { readonly includeSubtechniques?: boolean } = {}): Checked<TechniqueMatch> {
    const asked = parseTechniqueId(question);
    if (asked === undefined) {
      const message = `${JSON.stringify(question.slice(0, 80))} is no technique of ATT&CK; one looks like T1048 or T1048.003.`;
      return { value: undefined, problems: [{ code: 'MALFORMED_TECHNIQUE', message }] };
    }
    const wanted = new Set<string>([this.lastId(asked)]);
    const families = new Set<string>();
    const include = (family: string): void => {
      if (parentOf(family) !== undefined || families.has(family)) return;
      families.add(family);
      for (const child of this.children.get(family) ?? []) {
        wanted.add(this.lastId(child));
        include(this.lastId(child));
      }
    };
    if (options.includeSubtechniques !== false) {
      include(asked);
      include(this.lastId(asked));
    }
    const ids = new Set<string>([asked]);
    for (const last of wanted) for (const id of [last, ...(this.earlier.get(last) ?? [])]) ids.add(id);

    const current = this.currentId(asked);
    return {
      value: {
        asked,
        current,
        known: this.byId.has(asked) || this.changes.added.has(asked),
        ids: [...ids].sort(),
        withSubtechniques: [...families].sort(),
        notes: this.notesOn(asked, current, families),
      },
      problems: [],
    };
  }

  /** The shortnames that a rule might be tagged with to answer a question for a tactic. */
  matchingTactics(question: string): Checked<TacticMatch> {
    const word = tacticWord(question);
    if (word === undefined) {
      const message = `${JSON.stringify(question.slice(0, 80))} is no tactic of ATT&CK; one looks like credential-access or TA0006.`;
      return { value: undefined, problems: [{ code: 'MALFORMED_TACTIC', message }] };
    }
    const asked = this.tacticsByWord.get(word)?.shortname ?? word;
    const { split } = this.changes;
    const parts = split?.into.map(({ shortname }) => shortname) ?? [];
    const known = this.tacticsByWord.has(asked) || asked === split?.tactic;
    const shortnames = [asked];
    const notes: string[] = [];
    if (asked === split?.tactic) {
      shortnames.push(...parts);
      notes.push(`ATT&CK 19 split ${split.name} into ${inWords(split.into.map(({ name }) => name))}: rules of all three are found.`);
    } else if (split !== undefined && parts.includes(asked)) {
      shortnames.push(split.tactic);
      const names = inWords(split.into.map(({ name }) => name));
      notes.push(`Until ATT&CK 19 ${names} were one tactic, ${split.name}: rules that still say so are found too, and may be of either.`);
      if (word === 'ta0005') notes.push(`TA0005 was ${split.name} and is Stealth now; rules of Defense Impairment (TA0112) are not found.`);
    }
    return { value: { asked, known, shortnames, notes }, problems: [] };
  }

  private lastId(id: string): string {
    return this.last.get(id) ?? id;
  }

  private inForce(id: string): Technique | undefined {
    const technique = this.byId.get(id);
    return technique === undefined || technique.revoked || technique.deprecated ? undefined : technique;
  }

  /** What had the name of an id before: of three ids that became T1685, the one that was called the same. */
  private namesakes(id: string): readonly string[] {
    const name = this.changes.added.get(id);
    return (this.earlier.get(id) ?? []).filter((earlier) => this.byId.get(earlier)?.name === name);
  }

  private notesOn(asked: string, current: string, families: ReadonlySet<string>): string[] {
    const notes: string[] = [];
    const technique = this.byId.get(asked);
    if (asked !== current) {
      notes.push(
        this.lastId(asked) === current
          ? `${asked} was revoked: it is ${current}${this.changes.revokedBy.has(asked) ? ' since ATT&CK 19' : ''}.`
          : `${asked} is newer than ATT&CK ${this.matrix.version}, where it is ${current}.`,
      );
    } else if (technique?.deprecated === true) {
      notes.push(`${asked} is deprecated: ATT&CK has nothing in its place.`);
    } else if (technique?.revoked === true) {
      notes.push(`${asked} was revoked: ATT&CK does not say what is in its place.`);
    }

    const same = [this.lastId(asked), ...(this.earlier.get(this.lastId(asked)) ?? [])].filter((id) => id !== asked && id !== current);
    if (same.length > 0) notes.push(`Rules tagged ${inWords(same.sort())} are found too: ATT&CK made one of them and ${asked}.`);

    const own = [asked, this.lastId(asked)];
    const moved = families.has(asked)
      ? (this.children.get(asked) ?? []).filter((child) => {
          const last = this.lastId(child);
          return !own.includes(last) && !own.includes(parentOf(last) ?? last);
        })
      : [];
    if (moved.length > 0) {
      const pairs = moved.map((child) => `${this.lastId(child)} (${child})`);
      notes.push(`Found too, as they were sub-techniques of ${asked}: ${inWords(pairs)}.`);
    }
    return notes;
  }
}

/** Where each revoked id leads in the end. A circle leads nowhere. */
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
    if (!path.has(id)) for (const passed of path) last.set(passed, id);
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

const inWords = (list: readonly string[]): string =>
  list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} and ${list[list.length - 1] ?? ''}`;

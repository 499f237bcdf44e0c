import type { Checked } from './checked.js';
import { CHANGES_IN_19 } from './changes-in-19.js';
import type { AttackMatrix, Tactic, Technique } from './matrix.js';
import { tacticWord } from './tactic-word.js';
import { parseTechniqueId } from './technique-id.js';

/** Which tagged techniques answer a question for one. */
export interface TechniqueMatch {
  /** The id as asked for, in capitals. */
  readonly asked: string;
  /** The id that ATT&CK has for it now; `asked` itself if it was not revoked. */
  readonly current: string;
  /** Whether the matrix knows the id. A rule can be tagged with an id that is newer than the matrix, so it is looked for all the same. */
  readonly known: boolean;
  /** Every id that a rule might be tagged with to be found, in order. */
  readonly ids: readonly string[];
  /**
   * Techniques of which every sub-technique counts, those among them that the matrix does not know (a newer version's);
   * empty if sub-techniques do not count.
   */
  readonly withSubtechniques: readonly string[];
  /** What a user should know of the ids that were put in place of the one asked for. */
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

const { split, revokedBy: REVOKED_IN_19 } = CHANGES_IN_19;
const SPLIT_NAME = 'Defense Evasion';
const SPLIT_INTO: readonly string[] = split.into.map(({ shortname }) => shortname);

/**
 * A matrix made ready for questions. Ids and names are taken as people and rules write them: `T1048.003`, `attack.t1048.003`;
 * `Defense Evasion`, `defense_evasion`, `TA0005`, `attack.stealth`.
 *
 * Rules of all versions stand side by side in a catalog, so ids of ATT&CK 18 and 19 are the same for it whichever version the matrix is of.
 */
export class AttackIndex {
  private readonly byId: ReadonlyMap<string, Technique>;
  private readonly children: ReadonlyMap<string, readonly Technique[]>;
  private readonly successors: ReadonlyMap<string, string>;
  private readonly predecessors: ReadonlyMap<string, readonly string[]>;
  private readonly tacticsByWord: ReadonlyMap<string, Tactic>;

  constructor(readonly matrix: AttackMatrix) {
    const { techniques, tactics } = matrix;
    this.byId = new Map(techniques.map((technique) => [technique.id, technique]));
    this.children = listsBy(techniques, ({ parentId }) => parentId ?? undefined);
    this.successors = lastSuccessors(techniques);
    this.predecessors = listsBy([...this.successors.keys()], (id) => this.successors.get(id));
    this.tacticsByWord = new Map(
      [...split.into, ...tactics].flatMap((tactic) => [
        [tactic.shortname, tactic],
        [tactic.id.toLowerCase(), tactic],
      ]),
    );
  }

  /** The technique that a text names, revoked or not. */
  technique(text: string): Technique | undefined {
    return this.byId.get(parseTechniqueId(text) ?? '');
  }

  /** The sub-techniques of a technique, in order; those of ATT&CK that were withdrawn are not among them. */
  subtechniques(id: string): readonly Technique[] {
    return (this.children.get(id) ?? []).filter(({ deprecated, revoked }) => !deprecated && !revoked);
  }

  /** The id that ATT&CK has now for an id of any version; the id itself if it was never revoked. */
  currentId(id: string): string {
    return this.successors.get(id) ?? id;
  }

  /** The tactic that a text names: by shortname, name, id or tag. */
  tactic(text: string): Tactic | undefined {
    return this.tacticsByWord.get(tacticWord(text) ?? '');
  }

  /**
   * The ids that a rule might be tagged with to answer a question for a technique. What was revoked and what came in its place
   * are the same; a technique includes its sub-techniques, those that it has now and those that it had.
   */
  matchingTechniques(
    question: string,
    { includeSubtechniques = true }: { readonly includeSubtechniques?: boolean } = {},
  ): Checked<TechniqueMatch> {
    const asked = parseTechniqueId(question);
    if (asked === undefined) {
      const message = `${JSON.stringify(question.slice(0, 80))} is no technique of ATT&CK; one looks like T1048 or T1048.003.`;
      return { value: undefined, problems: [{ code: 'MALFORMED_TECHNIQUE', message }] };
    }
    const current = this.currentId(asked);
    const withSubtechniques = new Set<string>();
    const wanted = new Set<string>([current]);
    const include = (id: string): void => {
      if (!includeSubtechniques || id.includes('.') || withSubtechniques.has(id)) return;
      withSubtechniques.add(id);
      for (const child of this.children.get(id) ?? []) {
        const now = this.currentId(child.id);
        wanted.add(now);
        include(now);
      }
    };
    include(asked);
    include(current);

    const ids = new Set<string>([asked]);
    for (const id of wanted) {
      ids.add(id);
      for (const older of this.predecessors.get(id) ?? []) ids.add(older);
    }
    return {
      value: {
        asked,
        current,
        known: [...ids].some((id) => this.byId.has(id) && this.currentId(id) === current),
        ids: [...ids].sort(),
        withSubtechniques: [...withSubtechniques].sort(),
        notes: this.notesOn(asked, current, includeSubtechniques),
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
    const answer = (shortnames: readonly string[], notes: readonly string[]): Checked<TacticMatch> => ({
      value: { asked, known: asked === split.tactic || this.tacticsByWord.has(asked), shortnames, notes },
      problems: [],
    });
    const names = split.into.map(({ name }) => name).join(' and ');
    if (asked === split.tactic) {
      return answer([asked, ...SPLIT_INTO], [`ATT&CK 19 split ${SPLIT_NAME} into ${names}: rules of all three are found.`]);
    }
    if (SPLIT_INTO.includes(asked)) {
      return answer(
        [asked, split.tactic],
        [`Until ATT&CK 19 ${names} were one tactic, ${SPLIT_NAME}: rules that still say so are found too, and may be of either.`],
      );
    }
    return answer([asked], []);
  }

  private notesOn(asked: string, current: string, includeSubtechniques: boolean): string[] {
    const notes: string[] = [];
    if (asked !== current) {
      const since = REVOKED_IN_19[asked] === undefined ? '' : ' since ATT&CK 19';
      notes.push(`${asked} was revoked: it is ${current}${since}.`);
    }
    const technique = this.byId.get(asked);
    if (technique?.deprecated === true) notes.push(`${asked} is deprecated: ATT&CK has nothing in its place.`);
    if (technique?.revoked === true && asked === current) notes.push(`${asked} was revoked; ATT&CK does not say for what.`);
    const older = (this.predecessors.get(current) ?? []).filter((id) => id !== asked);
    if (older.length > 0)
      notes.push(`Rules tagged ${inWords(older)} are found too: ${older.length > 1 ? 'these ids are' : 'this id is'} ${current} now.`);
    if (includeSubtechniques) {
      const moved = (this.children.get(asked) ?? []).filter(({ id }) => {
        const now = this.currentId(id);
        return now !== current && now !== id && !now.startsWith(`${current}.`);
      });
      if (moved.length > 0) {
        notes.push(`Sub-techniques of ${asked} have become others: ${inWords(moved.map(({ id }) => `${id} is ${this.currentId(id)}`))}.`);
      }
    }
    return notes;
  }
}

/** Where each revoked id leads in the end. A circle, which no file of MITRE's has, leads nowhere. */
function lastSuccessors(techniques: readonly Technique[]): ReadonlyMap<string, string> {
  const next = new Map<string, string>(Object.entries(REVOKED_IN_19));
  for (const { id, revokedBy } of techniques) if (revokedBy !== null) next.set(id, revokedBy);
  const last = new Map<string, string>();
  for (const start of next.keys()) {
    const path = new Set<string>([start]);
    let id = next.get(start);
    while (id !== undefined && next.has(id) && !path.has(id)) {
      path.add(id);
      id = next.get(id);
    }
    if (id !== undefined && !path.has(id)) last.set(start, id);
  }
  return last;
}

function listsBy<K, V>(list: readonly V[], keyOf: (value: V) => K | undefined): ReadonlyMap<K, readonly V[]> {
  const lists = new Map<K, V[]>();
  for (const value of list) {
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

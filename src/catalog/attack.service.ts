import { Injectable } from '@nestjs/common';
import { AttackIndex, PINNED_MATRIX, readRuleTags, type AttackMatrix, type Technique } from '../attack/index.js';
import { checkedValue } from './checked-value.js';
import { meaningOf } from './rule-attributes.js';
import { AttackStore } from './store/attack-store.js';

/** Which techniques; everything that is left out means all. */
export interface TechniqueQuestion {
  /** Those of one of these tactics, of any version. */
  readonly tactic?: readonly string[];
  /** Part of the id or the name, in any case. */
  readonly search?: string;
  /** Also those that were deprecated or revoked. */
  readonly includeDeprecated?: boolean;
}

/** ATT&CK as the catalog knows it: the version that was imported, or else the one that comes with the program. */
@Injectable()
export class AttackService {
  #index = new AttackIndex(PINNED_MATRIX);

  constructor(private readonly store: AttackStore) {}

  /** What is asked of ATT&CK, in memory. */
  get index(): AttackIndex {
    return this.#index;
  }

  /** The technique of an id, revoked or not; undefined for one that no version has. Throws `MALFORMED_TECHNIQUE`. */
  technique(id: string): Technique | undefined {
    const match = checkedValue(this.#index.matchingTechniques(id), 'MALFORMED_TECHNIQUE');
    return this.#index.technique(match.asked) ?? this.#index.technique(match.current);
  }

  /** Throws `MALFORMED_TACTIC`. */
  techniques({ tactic, search, includeDeprecated = false }: TechniqueQuestion = {}): readonly Technique[] {
    const tactics =
      tactic && new Set(tactic.flatMap((asked) => checkedValue(this.#index.matchingTactics(asked), 'MALFORMED_TACTIC').shortnames));
    const part = search?.trim().toLowerCase() ?? '';
    return this.#index.matrix.techniques.filter(
      (technique) =>
        (includeDeprecated || !(technique.deprecated || technique.revoked)) &&
        (tactics === undefined || technique.tactics.some((shortname) => tactics.has(shortname))) &&
        `${technique.id} ${technique.name}`.toLowerCase().includes(part),
    );
  }

  /** Takes the imported version, where there is one. */
  async load(): Promise<void> {
    const matrix = await this.store.find('enterprise-attack');
    if (matrix) this.#index = new AttackIndex(matrix);
  }

  /** Puts another version in the place of the present one, for good. */
  async replace(matrix: AttackMatrix): Promise<void> {
    const index = new AttackIndex(matrix);
    await this.store.save(matrix, (tags) => meaningOf(readRuleTags(tags, index)));
    this.#index = index;
  }
}

import { Injectable } from '@nestjs/common';
import { AttackIndex, BUNDLED_MATRIX, parseRuleTags, type AttackMatrix, type Technique } from '../attack/index.js';
import { checkedValue } from '../rules/checked-value.js';
import { currentAttack } from '../rules/rule.record.js';
import { AttackRepository, type ImportedMatrix } from './attack.repository.js';

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
  #index = new AttackIndex(BUNDLED_MATRIX);
  /** When the version was imported; undefined for the one that comes with the program. */
  #importedAt: Date | undefined;

  constructor(private readonly store: AttackRepository) {}

  /** What is asked of ATT&CK, in memory. */
  get index(): AttackIndex {
    return this.#index;
  }

  /** The technique of an id, revoked or not; undefined for one that no version has. Throws `MALFORMED_TECHNIQUE`. */
  technique(id: string): Technique | undefined {
    const match = checkedValue(this.#index.matchTechnique(id), 'MALFORMED_TECHNIQUE');
    return this.#index.technique(match.id) ?? this.#index.technique(match.currentId);
  }

  /** Throws `MALFORMED_TACTIC`. */
  techniques({ tactic, search, includeDeprecated = false }: TechniqueQuestion = {}): readonly Technique[] {
    const tactics =
      tactic && new Set(tactic.flatMap((asked) => checkedValue(this.#index.matchTactic(asked), 'MALFORMED_TACTIC').shortnames));
    const part = search?.trim().toLowerCase() ?? '';
    return this.#index.matrix.techniques.filter(
      (technique) =>
        (includeDeprecated || !(technique.deprecated || technique.revoked)) &&
        (tactics === undefined || technique.tactics.some((shortname) => tactics.has(shortname))) &&
        `${technique.id} ${technique.name}`.toLowerCase().includes(part),
    );
  }

  /** Takes the imported version, where there is one that is not known yet: another process may have imported it. */
  async load(): Promise<void> {
    const news = await this.store.findNews('enterprise-attack', this.#importedAt);
    if (news) this.#take(news, new AttackIndex(news.matrix));
  }

  /** Brings the rules that were read by another version to what their tags mean in the present one. */
  async align(): Promise<void> {
    await this.store.align((tags) => currentAttack(parseRuleTags(tags, this.#index)));
  }

  /** Puts another version in the place of the present one, for good. */
  async replace(matrix: AttackMatrix): Promise<void> {
    const imported = { matrix, importedAt: new Date() };
    const index = new AttackIndex(matrix);
    await this.store.save(imported, (tags) => currentAttack(parseRuleTags(tags, index)));
    this.#take(imported, index);
  }

  #take({ importedAt }: ImportedMatrix, index: AttackIndex): void {
    this.#index = index;
    this.#importedAt = importedAt;
  }
}

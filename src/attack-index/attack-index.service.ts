import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AttackIndex, BUNDLED_MATRIX, parseRuleTags, type AttackMatrix, type TacticMatch, type TechniqueMatch } from '../attack/index.js';
import { CatalogError } from '../database/catalog-error.js';
import { currentAttack } from '../rules/rule.record.js';
import { didYouMean, unknownValue } from './unknown-value.js';
import { AttackIndexRepository, type ImportedMatrix } from './attack-index.repository.js';

/** How much of a text a message shows. */
const SHOWN_LENGTH = 80;

/** ATT&CK as the catalog knows it: the version that was imported, or else the one that comes with the program. */
@Injectable()
export class AttackIndexService implements OnModuleInit {
  #index = new AttackIndex(BUNDLED_MATRIX);
  /** When the version was imported; undefined for the one that comes with the program. */
  #importedAt: Date | undefined;

  constructor(private readonly store: AttackIndexRepository) {}

  /** ATT&CK in memory. */
  get index(): AttackIndex {
    return this.#index;
  }

  onModuleInit(): Promise<void> {
    return this.load();
  }

  /** Returns the techniques that rules can be tagged with to match a search for one. Throws `MALFORMED_TECHNIQUE` with the nearest ids. */
  matchTechnique(text: string, includeSubtechniques = true): TechniqueMatch {
    const { value, problems } = this.#index.matchTechnique(text, { includeSubtechniques });
    if (value) return value;
    const ids = new Map(this.#index.matrix.techniques.flatMap(({ id, name }) => [[id, id] as const, [name, `${id} ${name}`] as const]));
    const near = didYouMean(text.slice(0, SHOWN_LENGTH), ids.keys(), (name) => ids.get(name) ?? name);
    throw new CatalogError('MALFORMED_TECHNIQUE', [...problems.map(({ message }) => message), ...(near ? [near] : [])].join(' '));
  }

  /** Returns the tactics that rules can be tagged with to match a search for one. Throws `UNKNOWN_TACTIC` with the nearest names. */
  matchTactic(text: string): TacticMatch {
    const { value } = this.#index.matchTactic(text);
    if (value?.known) return value;
    throw new CatalogError('UNKNOWN_TACTIC', unknownValue('tactic', text.slice(0, SHOWN_LENGTH), this.#index.tacticNames));
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

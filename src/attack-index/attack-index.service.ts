import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AttackIndex, BUNDLED_MATRIX, parseRuleTags, type AttackMatrix } from '../attack/index.js';
import { currentAttack } from '../rules/rule.record.js';
import { AttackIndexRepository, type ImportedMatrix } from './attack-index.repository.js';

/** ATT&CK as the catalog knows it: the version that was imported, or else the one that comes with the program. */
@Injectable()
export class AttackIndexService implements OnModuleInit {
  #index = new AttackIndex(BUNDLED_MATRIX);
  /** When the version was imported; undefined for the one that comes with the program. */
  #importedAt: Date | undefined;

  constructor(private readonly store: AttackIndexRepository) {}

  /** What is asked of ATT&CK, in memory. */
  get index(): AttackIndex {
    return this.#index;
  }

  onModuleInit(): Promise<void> {
    return this.load();
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

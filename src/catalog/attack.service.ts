import { Injectable } from '@nestjs/common';
import { AttackIndex, PINNED_MATRIX, type AttackMatrix } from '../attack/index.js';
import { AttackStore } from './store/attack-store.js';

/** ATT&CK as the catalog knows it: the version that was imported, or else the one that comes with the program. */
@Injectable()
export class AttackService {
  #index = new AttackIndex(PINNED_MATRIX);

  constructor(private readonly store: AttackStore) {}

  /** What is asked of ATT&CK, in memory. */
  get index(): AttackIndex {
    return this.#index;
  }

  /** Takes the imported version, where there is one. */
  async load(): Promise<void> {
    const matrix = await this.store.find('enterprise-attack');
    if (matrix) this.#index = new AttackIndex(matrix);
  }

  /** Puts another version in the place of the present one, for good. */
  async replace(matrix: AttackMatrix): Promise<void> {
    await this.store.save(matrix, (techniques) => new Map(techniques.map((id) => [id, new AttackIndex(matrix).currentId(id)])));
    this.#index = new AttackIndex(matrix);
  }
}

import { createHash } from 'node:crypto';
import type { ConvertedRule } from '../compiler/index.js';
import type { ConvertSettingsDto } from './convert-request.dto.js';

/** How much is kept, in characters of the answers: some thousand rules on all their tables. */
const MAX_CHARACTERS = 32 * 1024 * 1024;

interface Kept {
  readonly converted: ConvertedRule;
  readonly characters: number;
}

/** Rules that were converted, by their text and the choices: those asked for last. */
export class ConversionCache {
  readonly #kept = new Map<string, Kept>();
  #characters = 0;

  constructor(private readonly most = MAX_CHARACTERS) {}

  get(contentHash: string, choice: ConvertSettingsDto): ConvertedRule | undefined {
    const key = keyOf(contentHash, choice);
    const kept = this.#kept.get(key);
    if (!kept) return undefined;
    // A Map has its keys in the order in which they came: this one is the last to go now.
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return kept.converted;
  }

  set(contentHash: string, choice: ConvertSettingsDto, converted: ConvertedRule): void {
    const key = keyOf(contentHash, choice);
    this.#drop(key);
    const characters = JSON.stringify(converted).length;
    this.#kept.set(key, { converted, characters });
    this.#characters += characters;
    for (const oldest of this.#kept.keys()) {
      if (this.#characters <= this.most) return;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#characters -= this.#kept.get(key)?.characters ?? 0;
    this.#kept.delete(key);
  }
}

/** The hash covers the text of a rule and its position in it. With the choices, it determines the result. */
const keyOf = (contentHash: string, choice: ConvertSettingsDto): string =>
  createHash('sha256').update(contentHash).update(JSON.stringify(choice)).digest('base64');

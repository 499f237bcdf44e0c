import { Injectable, Logger } from '@nestjs/common';
import { AttackIndexService } from '../attack-index/attack-index.service.js';
import { readFile } from './read-file.js';
import { EXTRACTION_VERSION } from './rule.record.js';
import { StagedRulesRepository, type OutdatedRule, type RereadRule } from './staged-rules.repository.js';

/** How many rules are read before they are written. */
const BATCH = 250;

/**
 * Brings the rules of the catalog to what this program reads of them: another version of it, or another process with another version
 * of ATT&CK, may have read them otherwise. An import does it for the rules of its own source only.
 */
@Injectable()
export class RuleReindexer {
  readonly #log = new Logger(RuleReindexer.name);

  constructor(
    private readonly writer: StagedRulesRepository,
    private readonly attack: AttackIndexService,
  ) {}

  /** What goes wrong is logged: a server works with what was read before. */
  async bringUpToDate(): Promise<void> {
    try {
      await this.#readAnew();
      await this.attack.align();
    } catch (error) {
      this.#log.error(error);
    }
  }

  async #readAnew(): Promise<void> {
    for (let after = 0; ;) {
      const rules = await this.writer.findStale(EXTRACTION_VERSION, after, BATCH);
      const last = rules.at(-1);
      if (!last) return;
      after = last.key;
      await this.writer.reread(rules.flatMap((rule) => this.#read(rule)));
    }
  }

  /** Nothing of a rule that cannot be read any more, or would be another one: the next import of its source says so. */
  #read({ key, id, source, path, document, yaml }: OutdatedRule): readonly RereadRule[] {
    const content = readFile(source, path, yaml, this.attack.index);
    const attributes = content.kind === 'rules' ? content.rules.find((rule) => rule.document === document && rule.id === id) : undefined;
    return attributes ? [{ key, attributes }] : [];
  }
}

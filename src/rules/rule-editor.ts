import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { AttackIndexService } from '../attack-index/attack-index.service.js';
import { CatalogError } from '../database/catalog-error.js';
import { readFile } from './read-file.js';
import type { CatalogRule } from './rule.js';
import type { Transaction } from '../database/prisma.js';
import { storable } from '../database/storable.js';
import type { ExtractedRule } from './rule.record.js';
import { LOCAL, RulesRepository } from './rules.repository.js';
import { StagedRulesRepository } from './staged-rules.repository.js';

/** The version of a rule that a change is made of, or `*` for whichever there is. */
export type ExpectedVersion = number | '*';

/** Changes the rules that are sent one by one. Those of an imported source are changed where they come from. */
@Injectable()
export class RuleEditor {
  constructor(
    private readonly rules: RulesRepository,
    private readonly writer: StagedRulesRepository,
    private readonly attack: AttackIndexService,
  ) {}

  /** Adds a rule. Throws `INVALID_RULE` with the places, or `DUPLICATE_RULE`. */
  async create(yaml: string): Promise<CatalogRule> {
    const attributes = await this.#read(yaml);
    await this.#refuseKnown(attributes.id);
    await this.writer.commitStaged({
      id: randomUUID(),
      sourceId: LOCAL.id,
      staged: [{ outcome: 'added', attributes }],
      after: (_transaction, { added }) => (added === 0 ? Promise.reject(duplicate(attributes.id, LOCAL.name)) : Promise.resolve()),
    });
    return this.#written(attributes.id);
  }

  /** Puts another text in the place of a rule's. Throws `INVALID_RULE`, `RULE_NOT_FOUND`, `RULE_IN_SOURCE` or `VERSION_MISMATCH`. */
  async replace(id: string, yaml: string, expected: ExpectedVersion): Promise<CatalogRule> {
    const attributes = await this.#read(yaml);
    if (attributes.id !== id.trim().toLowerCase()) {
      throw new CatalogError('INVALID_RULE', `The text is that of the rule ${attributes.id}, not of ${id}.`);
    }
    await this.#requireLocal(attributes.id);
    await this.writer.commitStaged({
      id: randomUUID(),
      sourceId: LOCAL.id,
      staged: [{ outcome: 'changed', attributes }],
      before: (transaction) => this.#requireVersion(transaction, attributes.id, expected),
    });
    return this.#written(attributes.id);
  }

  /** Removes a rule. Throws `RULE_NOT_FOUND`, `RULE_IN_SOURCE` or `VERSION_MISMATCH`. */
  async remove(id: string, expected: ExpectedVersion): Promise<void> {
    const known = storable(id).trim().toLowerCase();
    await this.#requireLocal(known);
    await this.writer.commitStaged({
      id: randomUUID(),
      sourceId: LOCAL.id,
      removed: [known],
      before: (transaction) => this.#requireVersion(transaction, known, expected),
    });
  }

  async #read(yaml: string): Promise<ExtractedRule> {
    await this.attack.load();
    const content = readFile(LOCAL.name, LOCAL.path, yaml, this.attack.index);
    if (content.kind === 'rejected') {
      const { problems } = content;
      throw new CatalogError('INVALID_RULE', problems.map(({ message }) => message).join(' '), problems);
    }
    const [rule, ...others] = content.rules;
    if (!rule) throw new CatalogError('INVALID_RULE', 'The text has no rule.');
    if (others.length > 0) {
      throw new CatalogError('INVALID_RULE', `The text has ${content.rules.length} rules. Send one at a time, or import the file.`);
    }
    if (!rule.ownId) throw new CatalogError('INVALID_RULE', `The rule has no id. Give it one, such as id: ${randomUUID()}`);
    return { ...rule, path: `${rule.id}.yml` };
  }

  async #refuseKnown(id: string): Promise<void> {
    const known = await this.rules.find(id);
    if (known) throw duplicate(id, known.origin.source);
  }

  async #requireLocal(id: string): Promise<void> {
    const [local, imported] = await Promise.all([this.rules.find(id, LOCAL.name), this.rules.find(id)]);
    if (local) return;
    if (!imported) throw new CatalogError('RULE_NOT_FOUND', `The catalog has no rule with the id "${id}".`);
    throw new CatalogError(
      'RULE_IN_SOURCE',
      `The rule is of the source "${imported.origin.source}", whose next import would undo the change. Change it there, or add a rule of your own with another id.`,
    );
  }

  async #requireVersion(transaction: Transaction, id: string, expected: ExpectedVersion): Promise<void> {
    const version = await this.writer.lockVersion(transaction, LOCAL.id, id);
    if (version === undefined) throw new CatalogError('RULE_NOT_FOUND', `The catalog has no rule with the id "${id}" any more.`);
    if (expected !== '*' && version !== expected) {
      throw new CatalogError(
        'VERSION_MISMATCH',
        `The rule has changed since you read it: it is at version ${version}, not ${expected}. Read it again.`,
      );
    }
  }

  async #written(id: string): Promise<CatalogRule> {
    const rule = await this.rules.find(id, LOCAL.name);
    if (!rule) throw new CatalogError('RULE_NOT_FOUND', `The rule ${id} was removed as soon as it was written.`);
    return rule;
  }
}

const duplicate = (id: string, source: string): CatalogError =>
  new CatalogError('DUPLICATE_RULE', `The catalog has a rule with the id ${id} already, in the source "${source}".`);

import { Injectable } from '@nestjs/common';
import { DatabaseService } from '../database/database.service.js';
import { FIRST_SOURCE_FIRST, rulesWithIds } from '../database/find-rule.js';

/** A rule of the catalog by its text, as it is or as it was. */
export interface RuleText {
  readonly id: string;
  readonly yaml: string;
  /** Which of the documents of the text it is, from 0. */
  readonly document: number;
  readonly contentHash: string;
}

/** Reads the texts of rules. */
@Injectable()
export class RuleTextsRepository {
  constructor(private readonly database: DatabaseService) {}

  /** Finds the text of a rule by its id, of the given source or of the first that has it. */
  find(id: string, source?: string): Promise<RuleText | null> {
    return this.database.prisma.rule.findFirst({
      where: rulesWithIds([id], source),
      select: { id: true, yaml: true, document: true, contentHash: true },
      orderBy: FIRST_SOURCE_FIRST,
    });
  }
}

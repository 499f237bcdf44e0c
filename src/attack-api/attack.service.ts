import { Injectable } from '@nestjs/common';
import type { Technique } from '../attack/index.js';
import { AttackIndexService } from '../attack-index/attack-index.service.js';

/** Which techniques; everything that is left out means all. */
export interface TechniqueQuestion {
  /** Those of one of these tactics, of any version. */
  readonly tactic?: readonly string[] | undefined;
  /** Part of the id or the name, in any case. */
  readonly search?: string | undefined;
  /** Also those that were deprecated or revoked. */
  readonly includeDeprecated?: boolean | undefined;
}

/** Finds techniques in the version of ATT&CK that is in use. */
@Injectable()
export class AttackService {
  constructor(private readonly attack: AttackIndexService) {}

  /** The technique of an id, revoked or not; undefined for one that no version has. Throws `MALFORMED_TECHNIQUE`. */
  technique(id: string): Technique | undefined {
    const match = this.attack.matchTechnique(id);
    return this.attack.index.technique(match.id) ?? this.attack.index.technique(match.currentId);
  }

  /** Throws `UNKNOWN_TACTIC`. */
  techniques({ tactic, search, includeDeprecated = false }: TechniqueQuestion = {}): readonly Technique[] {
    const tactics = tactic && new Set(tactic.flatMap((text) => this.attack.matchTactic(text).shortnames));
    const part = search?.trim().toLowerCase() ?? '';
    return this.attack.index.matrix.techniques.filter(
      (technique) =>
        (includeDeprecated || !(technique.deprecated || technique.revoked)) &&
        (tactics === undefined || technique.tactics.some((shortname) => tactics.has(shortname))) &&
        `${technique.id} ${technique.name}`.toLowerCase().includes(part),
    );
  }
}

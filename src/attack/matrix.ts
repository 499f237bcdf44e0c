import { parentOf } from './technique-id.js';

/** The three knowledge bases that MITRE publishes; their ids do not overlap. */
export type AttackDomain = 'enterprise-attack' | 'mobile-attack' | 'ics-attack';

/** Why an adversary does something: a column of the matrix. */
export interface Tactic {
  /** `TA0006` */
  readonly id: string;
  /** `credential-access`: the name that techniques and tags of rules use. */
  readonly shortname: string;
  readonly name: string;
}

/** How an adversary does something. A sub-technique is a technique with a parent. */
export interface Technique {
  /** `T1048` or `T1048.003` */
  readonly id: string;
  readonly name: string;
  /** Shortnames. */
  readonly tactics: readonly string[];
  readonly platforms: readonly string[];
  readonly parentId: string | null;
  /** Withdrawn without a successor. */
  readonly deprecated: boolean;
  /** Withdrawn for a successor. */
  readonly revoked: boolean;
  readonly revokedBy: string | null;
  readonly url: string;
}

/** One version of one knowledge base, as far as rules refer to it. */
export interface AttackMatrix {
  /** `18.1` */
  readonly version: string;
  readonly domain: AttackDomain;
  /** In the order of the matrix. */
  readonly tactics: readonly Tactic[];
  /** By id. */
  readonly techniques: readonly Technique[];
}

/** What has to be written down of a technique; the rest follows from its id. */
export interface TechniqueFacts {
  readonly id: string;
  readonly name: string;
  readonly tactics: readonly string[];
  readonly platforms: readonly string[];
  readonly deprecated?: true;
  readonly revoked?: true;
  readonly revokedBy?: string;
}

/** A matrix as it is written down. */
export interface MatrixFacts {
  readonly version: string;
  readonly domain: AttackDomain;
  readonly tactics: readonly Tactic[];
  readonly techniques: readonly TechniqueFacts[];
}

/** A technique from its facts. The address is made from the id: a file that is read may say anything. */
export function techniqueOf(facts: TechniqueFacts): Technique {
  const { id, name, tactics, platforms, revokedBy = null } = facts;
  return {
    id,
    name,
    tactics,
    platforms,
    parentId: parentOf(id) ?? null,
    deprecated: facts.deprecated ?? false,
    revoked: facts.revoked ?? revokedBy !== null,
    revokedBy,
    url: `https://attack.mitre.org/techniques/${id.replace('.', '/')}/`,
  };
}

/** Order of technique ids: a parent, then its sub-techniques. All ids have the same number of digits. */
export const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

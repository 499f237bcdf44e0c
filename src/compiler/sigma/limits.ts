/** How much of a document is read before it is refused with LIMIT_EXCEEDED. All of them stop a hostile text, none a real rule. */
export interface SigmaLimits {
  /** UTF-16 units of the whole text. */
  readonly textLength: number;
  /** Collections inside collections. */
  readonly depth: number;
  /** `*alias` nodes in one YAML document. */
  readonly aliases: number;
  /** Nodes of one YAML document after its aliases are followed: aliases of aliases multiply. */
  readonly nodes: number;
  /** Parentheses and `not` inside each other in a condition. */
  readonly conditionDepth: number;
  /** Values that one value may become: `windash` makes five of each dash. */
  readonly variants: number;
  /** Values of all tests of one document. */
  readonly values: number;
}

export const DEFAULT_LIMITS: SigmaLimits = {
  textLength: 1024 * 1024,
  depth: 64,
  aliases: 20,
  nodes: 300_000,
  conditionDepth: 100,
  variants: 5 ** 5,
  values: 100_000,
};

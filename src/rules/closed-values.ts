/** Stands for every text that is not in a closed list: rules can have any level and status. */
export const OTHER = 'other';

/** The levels of the Sigma specification, the least severe first. */
export const LEVELS = ['informational', 'low', 'medium', 'high', 'critical'] as const;

/** The statuses of the Sigma specification, the most mature first. */
export const STATUSES = ['stable', 'test', 'experimental', 'deprecated', 'unsupported'] as const;

export type Level = (typeof LEVELS)[number] | typeof OTHER;
export type RuleStatus = (typeof STATUSES)[number] | typeof OTHER;

/** Returns the level of a rule; `other` for a text that is not a level. */
export const levelOf = (text: string | null): Level | null => closedValueOf(text, LEVELS);

/** Returns the status of a rule; `other` for a text that is not a status. */
export const statusOf = (text: string | null): RuleStatus | null => closedValueOf(text, STATUSES);

const closedValueOf = <T extends string>(text: string | null, known: readonly T[]): T | typeof OTHER | null =>
  text === null ? null : (known.find((value) => value === text) ?? OTHER);

/** Stable codes of the notes on a filter. */
export const FILTER_NOTE_CODES = ['TECHNIQUE_REPLACED', 'TECHNIQUE_DEPRECATED', 'TACTIC_REPLACED', 'UNKNOWN_VALUE'] as const;

export type FilterNoteCode = (typeof FILTER_NOTE_CODES)[number];

/** What a caller should know about how a filter was read. */
export interface FilterNote {
  readonly code: FilterNoteCode;
  readonly message: string;
}

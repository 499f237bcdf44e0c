export type NoteCode = 'CONNECTOR_REQUIRED' | 'TABLE_REQUIREMENT' | 'FIELD_NOTE' | 'UNVERIFIED';

/** Information about a conversion that is no loss: what the table needs, and what the mapping rests on. */
export interface Note {
  readonly code: NoteCode;
  readonly message: string;
}

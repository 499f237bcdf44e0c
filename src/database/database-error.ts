/** A database that cannot be opened: it does not answer, is in use, or is not one of this program. Its message says what to do. */
export class DatabaseError extends Error {
  override readonly name: string = 'DatabaseError';
}

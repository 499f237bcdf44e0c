/** The command is understood and cannot be carried out; the message says why. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

import { valueModifier, type EncodedText, type ValueModifier } from './modifier.js';

const encodeAs = (name: string, encoding: EncodedText['encoding']): ValueModifier =>
  valueModifier(name, ['pattern'], (value) => [{ ...value, kind: 'encoded-text', encoding }]);

/** Little-endian with a byte order mark; the others have none. */
export const utf16 = encodeAs('utf16', 'utf16');
export const utf16le = encodeAs('utf16le', 'utf16le');
export const utf16be = encodeAs('utf16be', 'utf16be');
/** The older name of `utf16le`. */
export const wide = encodeAs('wide', 'utf16le');

import type { EncodedText } from './modifier.js';

/** The bytes of a text in the encoding that the modifiers before gave it; without one, UTF-8. */
export function bytesOf(text: string, encoding: EncodedText['encoding'] | 'utf8'): readonly number[] {
  switch (encoding) {
    case 'utf8':
      return utf8(text);
    case 'utf16le':
      return units(text).flatMap((unit) => [unit & 0xff, unit >> 8]);
    case 'utf16be':
      return units(text).flatMap((unit) => [unit >> 8, unit & 0xff]);
    case 'utf16':
      return [0xff, 0xfe, ...bytesOf(text, 'utf16le')];
  }
}

const units = (text: string): readonly number[] => Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));

/** By hand, because the compiler also runs where there is no TextEncoder. */
function utf8(text: string): readonly number[] {
  return Array.from(text).flatMap((character) => {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) return [point];
    if (point < 0x800) return [0xc0 | (point >> 6), tail(point, 0)];
    if (point < 0x10000) return [0xe0 | (point >> 12), tail(point, 6), tail(point, 0)];
    return [0xf0 | (point >> 18), tail(point, 12), tail(point, 6), tail(point, 0)];
  });
}

const tail = (point: number, shift: number): number => 0x80 | ((point >> shift) & 0x3f);

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** RFC 4648, section 4, with padding. */
export function base64Of(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const missing = Math.max(at + 3 - bytes.length, 0);
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const letters = [18, 12, 6, 0].map((shift) => ALPHABET.charAt((group >> shift) & 0x3f)).join('');
    text += letters.slice(0, 4 - missing) + '='.repeat(missing);
  }
  return text;
}

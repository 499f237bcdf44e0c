import { joinTexts, mapTexts } from './pattern.js';
import { InvalidRule, type PatternPart } from './rule.js';

export type Utf16 = 'utf16le' | 'utf16be' | 'utf16';

/** The bytes of a text (modifier appendix, section "Encoding"). `utf16` is little-endian with a byte order mark. */
export function encode(text: string, encoding: Utf16 | 'utf8'): Buffer {
  switch (encoding) {
    case 'utf8':
    case 'utf16le':
      return Buffer.from(text, encoding);
    case 'utf16be':
      return Buffer.from(text, 'utf16le').swap16();
    case 'utf16':
      return Buffer.from(`\ufeff${text}`, 'utf16le');
  }
}

/**
 * The value as it looks in base64 somewhere inside a longer text, for each number of bytes before it, which matters only
 * modulo three. A letter is six bits: those letters are kept that hold nothing of what stands before and after. Of one
 * byte there may be none.
 */
export function lettersAtEveryOffset(value: Buffer): readonly string[] {
  if (value.length < 2) return [];
  return [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), value]);
    return bytes.toString('base64').slice(Math.ceil((8 * before) / 6), Math.floor((8 * bytes.length) / 6));
  });
}

/** UTF-16 that is not in base64: each byte is looked for as one character, which works as long as it is one of ASCII. */
export function asWrittenIn(encoding: Utf16, parts: readonly PatternPart[]): readonly PatternPart[] {
  const encoded = mapTexts(parts, (text) => {
    const bytes = encode(text, encoding === 'utf16' ? 'utf16le' : encoding);
    if (bytes.some((byte) => byte > 0x7f)) throw new InvalidRule(`"${text}" is not text in ${encoding}: "base64" has to follow.`);
    return { text: bytes.toString('latin1') };
  });
  return encoding === 'utf16' ? joinTexts([{ text: '\ufeff' }, ...encoded]) : encoded;
}

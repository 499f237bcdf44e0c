import { bytesToEncode } from './base64.js';
import { base64Of } from './encoding.js';
import { valueModifier } from './modifier.js';

/**
 * Three bytes are four letters, so a text inside a longer one is encoded in one of three ways, by
 * the number of bytes before it modulo 3. The letters that also hold bits of what is before or
 * after are left out: `LEADING` by the bytes before, `TRAILING` by the bytes up to the end.
 */
const LEADING = [0, 2, 3] as const;
const TRAILING = [0, 3, 2] as const;

export const base64offset = valueModifier('base64offset', ['pattern', 'encoded-text'], (value, use) => {
  const bytes = bytesToEncode('base64offset', value, use);
  if (bytes === undefined) return [];
  if (bytes.length < 2) {
    // One byte can leave no letter that is certain, and the empty text would match everything.
    use.reporter.report('INVALID_VALUE', '"base64offset" takes at least two bytes.', { span: value.span });
    return [];
  }
  return ([0, 1, 2] as const).map((before) => {
    const letters = base64Of([...Array<number>(before).fill(0x20), ...bytes]);
    const after = TRAILING[((bytes.length + before) % 3) as 0 | 1 | 2];
    return { kind: 'pattern', parts: [letters.slice(LEADING[before], letters.length - after)], cased: value.cased, span: value.span };
  });
});

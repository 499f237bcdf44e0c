import type { FileProblem } from './source-error.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The text of a file of rules, or why its bytes are none. */
export function readRuleText(bytes: Uint8Array): string | FileProblem {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { code: 'NOT_UTF8', message: 'The file is UTF-16.', hint: 'Save it as UTF-8.' };
  }
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return { code: 'NOT_UTF8', message: 'The file is not UTF-8.', hint: 'Save it as UTF-8.' };
  }
  // No YAML has it, and no text of PostgreSQL can hold it.
  if (text.includes('\0')) return { code: 'NOT_TEXT', message: 'The file has NUL characters.', hint: 'A rule is text: YAML in UTF-8.' };
  return text;
}

import { ApiProblem } from './api-problem.js';

/** Parses a JSON body. An error has the line and column where it stops being JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const offset = endOfJson(text);
    const before = text.slice(0, offset).split(/\r\n|\r|\n/);
    const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    const what =
      offset < text.length ? `${JSON.stringify(text.slice(offset, offset + 1))} is not expected here` : 'the text ends too early';
    const detail = `The body is not valid JSON: ${what}.`;
    throw new ApiProblem('INVALID_JSON', `${detail} Line ${place.line}, column ${place.column}.`, {
      errors: [{ code: 'INVALID_JSON', detail, ...place }],
      cause: error,
    });
  }
}

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma or close' | 'nothing';

const SPACE = /[ \t\n\r]*/y;
/** A string up to its closing quote, which is taken apart so that the place of a raw line break is known. */

const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y;
const QUOTE = /"/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * The offset of the first character that cannot go on a JSON text (RFC 8259); its length when the text only ends too early.
 * Needed because the engine's own messages have no position for short texts. Keeps its own stack: nesting is the sender's choice.
 */
function endOfJson(text: string): number {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  const take = (token: RegExp): boolean => {
    token.lastIndex = at;
    if (!token.test(text)) return false;
    at = token.lastIndex;
    return true;
  };
  const afterValue = (): Expected => (open.length > 0 ? 'comma or close' : 'nothing');

  for (;;) {
    take(SPACE);
    const next = text[at];
    if (next === undefined) return at;
    const wantsValue: boolean = expected === 'value' || expected === 'value or ]';
    const wantsKey: boolean = expected === 'key' || expected === 'key or }';
    if (wantsValue && (next === '{' || next === '[')) {
      open.push(next);
      at++;
      expected = next === '{' ? 'key or }' : 'value or ]';
    } else if ((wantsValue || wantsKey) && take(STRING)) {
      if (!take(QUOTE)) return at;
      expected = wantsKey ? 'colon' : afterValue();
    } else if (wantsValue && take(SCALAR)) {
      expected = afterValue();
    } else if (expected === 'colon' && next === ':') {
      at++;
      expected = 'value';
    } else if (expected === 'comma or close' && next === ',') {
      at++;
      expected = open.at(-1) === '{' ? 'key' : 'value';
    } else if (
      (next === '}' && open.at(-1) === '{' && (expected === 'comma or close' || expected === 'key or }')) ||
      (next === ']' && open.at(-1) === '[' && (expected === 'comma or close' || expected === 'value or ]'))
    ) {
      at++;
      open.pop();
      expected = afterValue();
    } else {
      return at;
    }
  }
}

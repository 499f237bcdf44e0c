/** A piece of a condition. `word` is anything else: names, patterns, operators. */
export interface Token {
  readonly kind: 'word' | '(' | ')' | '|' | 'end';
  readonly text: string;
  /** Index into the condition. */
  readonly at: number;
}

const TOKEN = /[()|]|[^\s()|]+/g;

/** Splits a condition at white space and brackets; the last token is always `end`. */
export function tokenize(condition: string): readonly Token[] {
  const tokens = Array.from(condition.matchAll(TOKEN), ({ 0: text, index }): Token => ({
    kind: isMark(text) ? text : 'word',
    text,
    at: index,
  }));
  const last = tokens.at(-1);
  return [...tokens, { kind: 'end', text: '', at: last === undefined ? 0 : last.at + last.text.length }];
}

const isMark = (text: string): text is '(' | ')' | '|' => text === '(' || text === ')' || text === '|';

import type { DiagnosticCode } from '../../diagnostics/codes.js';
import type { Span } from '../../diagnostics/source.js';
import type { Condition } from '../ast.js';
import { didYouMean } from '../../diagnostics/nearest-names.js';
import type { ParseContext } from '../parse-context.js';
import { offsetsIn, type YamlScalar } from '../yaml.js';
import { tokenize, type Token } from './lexer.js';
import { fitsPattern } from './name-pattern.js';

/**
 * Parses a condition (specification, section "Condition") and resolves the names in it:
 *
 *     condition  := or end
 *     or         := and ( 'or' and )*
 *     and        := not ( 'and' not )*
 *     not        := 'not' not | operand
 *     operand    := '(' or ')' | quantifier | name
 *     quantifier := ( '1' | 'any' | 'all' ) 'of' ( 'them' | pattern )
 *
 * The words may be in any case. `undefined` when something was reported. `noun` is what the names stand for.
 */
export function parseCondition(
  scalar: YamlScalar,
  names: ReadonlySet<string>,
  context: ParseContext,
  noun = 'selection',
): Condition | undefined {
  const parser = new ConditionParser(scalar, names, context, noun);
  return parser.parse();
}

/** Ends the parsing after a mistake that leaves no way to go on; it has been reported. */
class SyntaxMistake extends Error {}

class ConditionParser {
  readonly #tokens: readonly Token[];
  readonly #names: ReadonlySet<string>;
  readonly #context: ParseContext;
  readonly #noun: string;
  readonly #offsetAt: (index: number) => number;
  #next = 0;
  #depth = 0;
  #failed = false;

  constructor(scalar: YamlScalar, names: ReadonlySet<string>, context: ParseContext, noun: string) {
    this.#tokens = tokenize(scalar.text);
    this.#names = names;
    this.#context = context;
    this.#noun = noun;
    this.#offsetAt = offsetsIn(scalar, context.text);
  }

  parse(): Condition | undefined {
    try {
      const condition = this.#or();
      const token = this.#peek();
      if (token.kind !== 'end') this.#unexpected(token, '"and", "or" or the end');
      return this.#failed ? undefined : condition;
    } catch (error) {
      if (error instanceof SyntaxMistake) return undefined;
      throw error;
    }
  }

  #or(): Condition {
    return this.#chain('or', () => this.#chain('and', () => this.#not()));
  }

  #chain(kind: 'and' | 'or', operand: () => Condition): Condition {
    const first = operand();
    if (!this.#isWord(kind)) return first;
    const operands = [first];
    while (this.#isWord(kind)) {
      this.#next++;
      operands.push(operand());
    }
    return { kind, span: { start: first.span.start, end: operands.at(-1)?.span.end ?? first.span.end }, operands };
  }

  #not(): Condition {
    const token = this.#peek();
    if (!this.#isWord('not') || this.#names.has(token.text)) return this.#operand();
    this.#next++;
    const operand = this.#nested(token, () => this.#not());
    return { kind: 'not', span: { start: this.#span(token).start, end: operand.span.end }, operand };
  }

  #operand(): Condition {
    const token = this.#peek();
    switch (token.kind) {
      case '(':
        return this.#brackets(token);
      case 'word':
        if (this.#peek(1).text.toLowerCase() === 'of') return this.#quantifier(token);
        return this.#name(token);
      case ')':
      case '|':
      case 'end':
        return this.#unexpected(token, `the name of a ${this.#noun}`);
    }
  }

  #brackets(open: Token): Condition {
    this.#next++;
    const inner = this.#nested(open, () => this.#or());
    const close = this.#peek();
    if (close.kind !== ')') this.#unexpected(close, '")"');
    this.#next++;
    return { ...inner, span: { start: this.#span(open).start, end: this.#span(close).end } };
  }

  #nested<T>(at: Token, parse: () => T): T {
    const { conditionDepth } = this.#context.limits;
    if (++this.#depth > conditionDepth) this.#stop('LIMIT_EXCEEDED', `The condition is nested more than ${conditionDepth} deep.`, at);
    const inner = parse();
    this.#depth--;
    return inner;
  }

  #quantifier(count: Token): Condition {
    const target = this.#peek(2);
    if (target.kind !== 'word') {
      this.#next += 2;
      this.#unexpected(target, '"them" or a pattern such as "selection_*"');
    }
    this.#next += 3;
    const span = { start: this.#span(count).start, end: this.#span(target).end };
    const word = count.text.toLowerCase();
    if (word !== '1' && word !== 'any' && word !== 'all') {
      this.#report(
        `"${count.text} of" is not a quantifier: Sigma has "1 of", "any of" and "all of".`,
        this.#span(count),
        /^\d+$/.test(word) ? 'write the combinations out with "and" and "or"' : undefined,
      );
    }
    return { kind: 'quantifier', span, count: word === 'all' ? 'all' : 'any', names: this.#matching(target) };
  }

  /** Selections whose names start with `_` are never meant (specification, section "Condition"). A pattern fits a whole name. */
  #matching(target: Token): readonly string[] {
    const candidates = [...this.#names].filter((name) => !name.startsWith('_'));
    const pattern = target.text.toLowerCase() === 'them' && !this.#names.has(target.text) ? '*' : target.text;
    const names = candidates.filter((name) => fitsPattern(name, pattern));
    if (names.length > 0) return names;
    const longer = candidates.some((name) => name.startsWith(pattern));
    const message = pattern.startsWith('_')
      ? `A quantifier leaves out ${this.#noun}s whose names start with "_"`
      : `No ${this.#noun} has a name like "${target.text}"`;
    this.#report(
      `${message}.`,
      this.#span(target),
      longer ? `did you mean "${pattern}*"?` : didYouMean(pattern.replaceAll('*', ''), candidates).hint,
    );
    return names;
  }

  #name(token: Token): Condition {
    this.#next++;
    const span = this.#span(token);
    if (!this.#names.has(token.text)) {
      if (isOperator(token.text)) this.#stop('INVALID_CONDITION', `"${token.text}" has nothing on its left to work on.`, token);
      const hint = token.text.includes('*') ? `did you mean "1 of ${token.text}"?` : didYouMean(token.text, this.#names).hint;
      this.#report(`There is no ${this.#noun} "${token.text}".`, span, hint);
    }
    return { kind: 'search-identifier', span, name: token.text };
  }

  /** Reports what stands where something else is needed. The old aggregations get words of their own, because rules in the wild have them. */
  #unexpected(token: Token, wanted: string): never {
    const hint = 'Sigma replaced aggregations in conditions by correlation rules';
    if (token.kind === '|') this.#stop('INVALID_CONDITION', 'Aggregations behind "|" are not part of a condition.', token, hint);
    if (/^near$/i.test(token.text)) this.#stop('INVALID_CONDITION', '"near" is not part of a condition.', token, hint);
    this.#stop(
      'INVALID_CONDITION',
      token.kind === 'end' ? `The condition ends where ${wanted} is needed.` : `"${token.text}" stands where ${wanted} is needed.`,
      token,
    );
  }

  #stop(code: DiagnosticCode, message: string, token: Token, hint?: string): never {
    this.#context.reporter.report(code, message, { span: this.#span(token), ...(hint === undefined ? {} : { hint }) });
    throw new SyntaxMistake();
  }

  #report(message: string, span: Span, hint: string | undefined): void {
    this.#failed = true;
    this.#context.reporter.report('INVALID_CONDITION', message, { span, ...(hint === undefined ? {} : { hint }) });
  }

  #peek(ahead = 0): Token {
    return this.#tokens[Math.min(this.#next + ahead, this.#tokens.length - 1)] ?? { kind: 'end', text: '', at: 0 };
  }

  #isWord(word: 'and' | 'or' | 'not'): boolean {
    const token = this.#peek();
    return token.kind === 'word' && token.text.toLowerCase() === word;
  }

  #span({ at, text }: Token): Span {
    return text === ''
      ? { start: this.#offsetAt(at), end: this.#offsetAt(at) }
      : { start: this.#offsetAt(at), end: this.#offsetAt(at + text.length - 1) + 1 };
  }
}

const isOperator = (word: string): boolean => /^(?:and|or|not|of)$/i.test(word);

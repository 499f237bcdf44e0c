/**
 * The words in which the form of a mapping file is described. The file is checked by this description, and the JSON Schema for
 * editors is written from it.
 */
export type Shape =
  /** A text; a number or a truth value is taken as it is written. */
  | { readonly kind: 'text'; readonly pattern?: { readonly source: string; readonly means: string } }
  /** A whole number. */
  | { readonly kind: 'number'; readonly least: number }
  /** Any number, as a value of a column. */
  | { readonly kind: 'value' }
  /** Set, or left out. */
  | { readonly kind: 'mark' }
  | { readonly kind: 'word'; readonly words: readonly string[] }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'map'; readonly of: Shape }
  | ObjectShape
  /** One of several, told apart by being a text, a number, a list or a map. */
  | { readonly kind: 'either'; readonly of: readonly Shape[] }
  /** Maps that are told apart by their keys. */
  | KindsShape
  /** A part that is described once, and may contain itself. */
  | { readonly kind: 'part'; readonly name: string; readonly is: () => Shape };

export interface ObjectShape {
  readonly kind: 'object';
  readonly properties: Readonly<Record<string, Property>>;
}

export interface KindsShape<W extends string = string> {
  readonly kind: 'kinds';
  readonly what: string;
  readonly words: Readonly<Record<W, Property>>;
  readonly kinds: readonly KindOf<W>[];
}

/** Keys that stand together, and those that may stand beside them. */
export interface KindOf<W extends string = string> {
  readonly needs: readonly W[];
  readonly may?: readonly W[];
}

export interface Property {
  readonly shape: Shape;
  readonly required?: true;
  readonly says: string;
}

/** The keys of all members of a union. */
export type WordOf<T> = T extends T ? keyof T & string : never;

export const TEXT: Shape = { kind: 'text' };
export const MARK: Shape = { kind: 'mark' };
export const listOf = (of: Shape): Shape => ({ kind: 'list', of });
export const mapOf = (of: Shape): Shape => ({ kind: 'map', of });
export const either = (...of: readonly Shape[]): Shape => ({ kind: 'either', of });
export const word = (...words: readonly string[]): Shape => ({ kind: 'word', words });
export const object = (properties: ObjectShape['properties']): Shape => ({ kind: 'object', properties });

/** What a shape is, in the words of a message. */
export function nameOfShape(shape: Shape): string {
  switch (shape.kind) {
    case 'text':
      return shape.pattern?.means ?? 'a text';
    case 'number':
      return `a whole number from ${shape.least}`;
    case 'value':
      return 'a number';
    case 'mark':
      return 'true';
    case 'word':
      return `one of ${shape.words.join(', ')}`;
    case 'list':
      return 'a list';
    case 'map':
    case 'object':
      return 'a map';
    case 'kinds':
      return `a map that says ${shape.what}`;
    case 'either':
      return [...new Set(shape.of.map(nameOfShape))].join(' or ');
    case 'part':
      return nameOfShape(shape.is());
  }
}

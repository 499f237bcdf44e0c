/** Gives the text of the part of a query that an error is about; asked for only when there is an error. */
export type Place = () => string;

export abstract class KqlError extends Error {
  constructor(
    place: Place,
    readonly why: string,
  ) {
    super(`${why}: ${place().replace(/\s*\n\s*/g, ' ')}`);
    this.name = new.target.name;
  }
}

/** The evaluator does not know what Kusto would do, because nobody taught it or because the documentation does not say. */
export class UnsupportedKql extends KqlError {}

/** Kusto would not take the query: its syntax is wrong. */
export class KqlSyntaxError extends KqlError {}

/** Kusto would not take the query: an operator or function is given a value of a type it does not take. */
export class TypeClash extends KqlError {}

/** Kusto would not take the query: there is no table, column or watchlist of the name. Names are case-sensitive. */
export class UnknownName extends KqlError {}

/** Kusto would not take the regular expression, or would read it otherwise than the engine used here. */
export class RegexRefused extends KqlError {}

/** A row holds a value that its column cannot hold: the mistake is in the row, not in the query. */
export class WrongCell extends KqlError {}

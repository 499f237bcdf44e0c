import { Scalar, type CustomScalar } from '@nestjs/graphql';

/** A time in an answer; no argument is one. */
@Scalar('DateTime')
export class DateTimeScalar implements CustomScalar<string, Date> {
  /** Nest takes the description from here, not from the schema. */
  readonly description = 'A time in UTC, as ISO 8601 has it: `2024-02-29T12:00:00.000Z`.';

  serialize(value: unknown): string {
    if (value instanceof Date) return value.toISOString();
    throw new TypeError('A time of an answer must be a Date.');
  }

  parseValue(): never {
    throw new TypeError('A time is only answered.');
  }

  parseLiteral(): never {
    return this.parseValue();
  }
}

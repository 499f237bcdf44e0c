import { TypeClash, UnsupportedKql, type Place } from './errors.js';
import { asText, constantText, type Expression } from './expression.js';

const ISO_8601 = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,7}))?)?)?(?:Z|([+-])(\d{2}):(\d{2}))?$/;

const TICKS_IN_MILLISECOND = 10_000n;

/** The ticks of 100 ns since 1970 of a time in ISO 8601, which is UTC unless it says otherwise; undefined if it is none. */
export function ticksOf(text: string): bigint | undefined {
  const match = ISO_8601.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', sign, offsetHours = '0', offsetMinutes = '0'] = match;
  const milliseconds = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const read = new Date(milliseconds);
  // JavaScript takes the 31st of June for the 1st of July.
  if (read.getUTCMonth() !== Number(month) - 1 || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60_000 * (sign === '-' ? -1 : 1);
  return BigInt(milliseconds - offset) * TICKS_IN_MILLISECOND + BigInt(fraction.padEnd(7, '0'));
}

/** `datetime_part("Hour", Timestamp)` (https://learn.microsoft.com/kusto/query/datetime-part-function). */
export function datetimePart(args: readonly Expression[], place: Place): Expression {
  const [name, time] = args;
  if (!name || !time || args.length !== 2) throw new TypeClash(place, 'datetime_part takes a part and a datetime');
  if (time.type !== 'datetime') throw new TypeClash(place, `${time.type} where a datetime is expected`);
  const read = PARTS[constantText(asText(name, place), place).toLowerCase()];
  if (read === undefined) throw new UnsupportedKql(place, 'a part of a time that is not documented, or documented as obsolete');
  return {
    type: 'int',
    evaluate: (frame) => {
      const ticks = time.evaluate(frame) as bigint | null;
      if (ticks === null) return null;
      const fraction = ((ticks % 10_000_000n) + 10_000_000n) % 10_000_000n;
      return read(new Date(Number((ticks - fraction) / TICKS_IN_MILLISECOND)), Number(fraction));
    },
  };
}

/** Each part of a time from its whole second and the ticks after it. `weekofyear` is left out: it is obsolete, and not ISO 8601. */
const PARTS: Readonly<Record<string, (second: Date, ticks: number) => number>> = {
  year: (time) => time.getUTCFullYear(),
  quarter: (time) => Math.floor(time.getUTCMonth() / 3) + 1,
  month: (time) => time.getUTCMonth() + 1,
  week_of_year: weekOfYear,
  day: (time) => time.getUTCDate(),
  dayofyear: dayOfYear,
  hour: (time) => time.getUTCHours(),
  minute: (time) => time.getUTCMinutes(),
  second: (time) => time.getUTCSeconds(),
  millisecond: (_, ticks) => Math.floor(ticks / 10_000),
  microsecond: (_, ticks) => Math.floor(ticks / 10),
  nanosecond: (_, ticks) => ticks * 100,
};

const DAY = 86_400_000;

function dayOfYear(time: Date): number {
  return Math.floor((time.getTime() - Date.UTC(time.getUTCFullYear(), 0, 1)) / DAY) + 1;
}

/** The first week is the one with the year's first Thursday, so a week is in the year that its Thursday is in. */
function weekOfYear(time: Date): number {
  const daysAfterMonday = (time.getUTCDay() + 6) % 7;
  const thursday = new Date(time.getTime() + (3 - daysAfterMonday) * DAY);
  return Math.ceil(dayOfYear(thursday) / 7);
}

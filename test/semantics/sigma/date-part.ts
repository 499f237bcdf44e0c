import type { DatePart } from './rule.js';

const DATE = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(?:\.\d+)?)?)?(Z|[+-]\d\d:?\d\d)?$/;
const DAY = 24 * 60 * 60 * 1000;

/** A part of a date as Windows and Sysmon write it, in UTC; undefined for any other text. The week is that of ISO 8601. */
export function partOfDate(text: string, part: DatePart): number | undefined {
  const [matched, day, time = '00:00', second = '00', zone = 'Z'] = DATE.exec(text) ?? [];
  const date = new Date(`${day ?? ''}T${time}:${second}${zone.replace(/^(...)(\d\d)$/, '$1:$2')}`);
  if (matched === undefined || Number.isNaN(date.getTime())) return undefined;
  switch (part) {
    case 'minute':
      return date.getUTCMinutes();
    case 'hour':
      return date.getUTCHours();
    case 'day':
      return date.getUTCDate();
    case 'week':
      return weekOf(date);
    case 'month':
      return date.getUTCMonth() + 1;
    case 'year':
      return date.getUTCFullYear();
  }
}

/** A week belongs to the year that its Thursday is in. */
function weekOf(date: Date): number {
  const weekday = (date.getUTCDay() + 6) % 7;
  const thursday = new Date(date.getTime() + (3 - weekday) * DAY);
  return 1 + Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / (7 * DAY));
}

/** Sysmon's `2024-05-08 15:33:47.460` in the form of a datetime; undefined where the text is not a time. */
export function isoTime(utcTime: string | undefined): string | undefined {
  const time = utcTime === undefined ? undefined : new Date(`${utcTime.replace(' ', 'T')}Z`);
  return time === undefined || Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

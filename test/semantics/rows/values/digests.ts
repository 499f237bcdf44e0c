import type { LogEvent } from '../../log-event.js';
import { fieldText } from './field-text.js';

/** In the order in which Sysmon writes them. Sigma's names of the fields: SigmaHQ/sigma, tests/logsource.json. */
const ALGORITHMS: readonly (readonly [field: string, algorithm: string])[] = [
  ['sha1', 'SHA1'],
  ['md5', 'MD5'],
  ['sha256', 'SHA256'],
  ['Imphash', 'IMPHASH'],
];

/** Sysmon's `Hashes`: the event's own, and after it the digests that the event has as fields of their own. */
export function hashesOf(event: LogEvent): string | undefined {
  const written = fieldText(event, 'Hashes');
  const single = ALGORITHMS.flatMap(([field, algorithm]) => {
    const digest = fieldText(event, field);
    return digest === undefined || written?.toUpperCase().includes(`${algorithm}=`) ? [] : [`${algorithm}=${digest}`];
  });
  return written === undefined && single.length === 0 ? undefined : [...(written === undefined ? [] : [written]), ...single].join(',');
}

/** The digests of `MD5=…,SHA256=…,IMPHASH=…` by the name of the algorithm in upper case. */
export function digestsOf(hashes: string): Readonly<Record<string, string>> {
  const pairs = hashes.split(',').map((part) => part.trim().split('='));
  return Object.fromEntries(pairs.flatMap(([algorithm, digest]) => (digest ? [[algorithm!.toUpperCase(), digest]] : [])));
}

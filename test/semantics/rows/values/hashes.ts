import type { LogEvent } from '../../log-event.js';
import { present, textOf } from './event-fields.js';

/** The digests of a file by the name of the algorithm. */
export type Digests = Readonly<Partial<Record<Algorithm, string>>>;

type Algorithm = 'SHA1' | 'MD5' | 'SHA256' | 'IMPHASH';

/** In the order in which Sysmon writes them. Sigma's names of the fields: SigmaHQ/sigma, tests/logsource.json. */
const ALGORITHMS: readonly (readonly [field: string, algorithm: Algorithm])[] = [
  ['sha1', 'SHA1'],
  ['md5', 'MD5'],
  ['sha256', 'SHA256'],
  ['Imphash', 'IMPHASH'],
];

/**
 * The digests of an event: those of Sysmon's `Hashes` (`MD5=…,SHA256=…`), and those that rules know as fields of their own, which
 * come first.
 *
 * Source: https://learn.microsoft.com/sysinternals/downloads/sysmon (event 1).
 */
export function digestsOf(event: LogEvent): Digests {
  const pairs = (textOf(event, 'Hashes') ?? '').split(',').map((part) => part.trim().split('='));
  const listed = new Map(pairs.flatMap(([algorithm, digest]) => (digest ? [[algorithm!.toUpperCase(), digest]] : [])));
  return present(Object.fromEntries(ALGORITHMS.map(([field, algorithm]) => [algorithm, textOf(event, field) ?? listed.get(algorithm)])));
}

/** Sysmon's `Hashes`: the event's own, and after it the digests that the event has as fields of their own. */
export function hashesOf(event: LogEvent): string | undefined {
  const written = textOf(event, 'Hashes');
  const single = ALGORITHMS.flatMap(([field, algorithm]) => {
    const digest = textOf(event, field);
    return digest === undefined || written?.toUpperCase().includes(`${algorithm}=`) ? [] : [`${algorithm}=${digest}`];
  });
  return written === undefined && single.length === 0 ? undefined : [...(written === undefined ? [] : [written]), ...single].join(',');
}

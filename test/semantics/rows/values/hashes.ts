import type { LogEvent } from '../../log-event.js';
import { textOf } from './event-fields.js';

/** The digests of a file by the name of the algorithm. */
export interface FileHashes {
  readonly MD5?: string | undefined;
  readonly SHA1?: string | undefined;
  readonly SHA256?: string | undefined;
  readonly IMPHASH?: string | undefined;
}

/**
 * The digests of an event: those of Sysmon's `Hashes` (`MD5=…,SHA256=…`), and those that rules know as fields of their own.
 *
 * Source: https://learn.microsoft.com/sysinternals/downloads/sysmon (event 1) and SigmaHQ/sigma, tests/logsource.json.
 */
export function hashesOf(event: LogEvent): FileHashes {
  const pairs = (textOf(event, 'Hashes') ?? '').split(',').map((pair) => pair.trim().split('='));
  const digests = new Map(pairs.flatMap(([algorithm, digest]) => (digest ? [[algorithm!.toUpperCase(), digest]] : [])));
  return {
    MD5: textOf(event, 'md5') ?? digests.get('MD5'),
    SHA1: textOf(event, 'sha1') ?? digests.get('SHA1'),
    SHA256: textOf(event, 'sha256') ?? digests.get('SHA256'),
    IMPHASH: textOf(event, 'Imphash') ?? digests.get('IMPHASH'),
  };
}

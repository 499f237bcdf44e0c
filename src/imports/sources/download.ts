import { lookup as lookUp, type LookupAddress } from 'node:dns';
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { refused, type NetworkPolicy, type Reach } from './reach.js';
import { isTimeout, reasonOf, RuleSourceError } from './source-error.js';
import type { SourceLimits } from './source-limits.js';
import { shownUrl } from './source-url.js';
import { tooLarge } from './spool.js';

/** A download and under which conditions it is made. */
export interface DownloadOptions {
  readonly policy: NetworkPolicy;
  /** For the message about a refused address. */
  readonly reach: Reach;
  readonly limits: SourceLimits;
  /** For all of it, from the first connection to the last byte. */
  readonly signal: AbortSignal;
}

/** What is being downloaded. */
export interface Download {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** The addresses that were asked, the first and those that it led to. */
  readonly addresses: readonly URL[];
}

const MOST_REDIRECTS = 5;

/** Redirects that say where else to ask the same; 300 and 304 to 306 do not. */
const REDIRECTS = [301, 302, 303, 307, 308];

/**
 * Begins a download, following redirects. Each address is checked when its name has been looked up, and the connection is made to what
 * was checked: a name that changes its meaning in between gains nothing.
 */
export async function startDownload(url: URL, options: DownloadOptions): Promise<Download> {
  const addresses = [url];
  for (let asked = url; ;) {
    const response = await ask(asked, options);
    const { statusCode = 0 } = response;
    const location = response.headers.location;
    if (REDIRECTS.includes(statusCode) && location !== undefined) {
      response.destroy();
      const next = redirectedTo(location, asked);
      if (addresses.length > MOST_REDIRECTS) throw failed(url, `it leads on more than ${MOST_REDIRECTS} times`);
      addresses.push(next);
      asked = next;
      continue;
    }
    if (statusCode !== 200) {
      response.destroy();
      throw failed(url, `${asked.host} answered with the status ${statusCode}`);
    }
    if (Number(response.headers['content-length'] ?? 0) > options.limits.archiveBytes) {
      response.destroy();
      throw tooLarge(options.limits.archiveBytes);
    }
    return { chunks: chunksOf(response, url, options.signal), addresses };
  }
}

function redirectedTo(location: string, from: URL): URL {
  if (!URL.canParse(location, from.href)) throw failed(from, 'it redirects to something that is not an address');
  const next = new URL(location, from);
  if (from.protocol === 'https:' && next.protocol !== 'https:') throw failed(from, `it leads on from https: to ${next.protocol}`);
  return next;
}

function ask(url: URL, { policy, reach, signal }: DownloadOptions): Promise<IncomingMessage> {
  // Brackets are of the address, not of the number.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!policy.protocols.includes(url.protocol) || (isIP(host) !== 0 && !policy.allows(host))) {
    return Promise.reject(refused(shownUrl(url), reach));
  }
  const lookup: LookupFunction = (name, lookupOptions, callback) => {
    lookUp(name, { ...lookupOptions, all: true }, (error, found: LookupAddress[]) => {
      const hidden = error === null && !found.every(({ address }) => policy.allows(address));
      const problem = hidden ? refused(`${shownUrl(url)}, which is not on the public internet`, reach) : error;
      if (lookupOptions.all === true) callback(problem, found);
      else callback(problem, found[0]?.address ?? '', found[0]?.family);
    });
  };
  const options: RequestOptions = {
    lookup,
    signal,
    headers: { 'user-agent': 'sigma-kql', accept: '*/*', 'accept-encoding': 'identity' },
    ...(url.username !== '' && { auth: `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}` }),
  };
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? requestHttps(url, options) : requestHttp(url, options);
    request.on('response', resolve);
    request.on('error', (error) => {
      reject(error instanceof RuleSourceError ? error : asDownloadError(error, url, signal));
    });
    request.end();
  });
}

async function* chunksOf(response: IncomingMessage, url: URL, signal: AbortSignal): AsyncIterable<Uint8Array> {
  try {
    for await (const chunk of response) yield chunk as Buffer;
  } catch (error) {
    throw asDownloadError(error, url, signal);
  }
}

function asDownloadError(error: unknown, url: URL, signal: AbortSignal): Error {
  if (!signal.aborted) return failed(url, reasonOf(error), error);
  return isTimeout(signal.reason) ? failed(url, 'it took too long', error) : (signal.reason as Error);
}

function failed(url: URL, reason: string, cause?: unknown): RuleSourceError {
  return new RuleSourceError(
    'DOWNLOAD_FAILED',
    `${shownUrl(url)} cannot be downloaded: ${reason}.`,
    'See whether the address is right and can be reached from here, or download the archive and give the file.',
    { cause },
  );
}

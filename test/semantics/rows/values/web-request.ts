import type { LogEvent } from '../../log-event.js';
import { firstTextOf, textOf } from './event-fields.js';

/** A request to a web server, taken from the fields that describe it. */
export interface WebRequest {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  /** What follows the `?`. */
  readonly query: string | undefined;
  readonly method: string | undefined;
  readonly userAgent: string | undefined;
  readonly referrer: string | undefined;
  readonly cookie: string | undefined;
  readonly user: string | undefined;
  readonly status: string | undefined;
  readonly clientAddress: string | undefined;
  readonly serverAddress: string | undefined;
}

/** The host of a request whose event does not name it. */
export const ANY_HOST = 'shop.vendor.example';

/**
 * The request of an event. Undefined where two fields describe different ones, or a field has something else than a part of a URL.
 *
 * Source: https://learn.microsoft.com/windows/win32/http/w3c-logging for the fields. Rules have the path, with or without a query,
 * in cs-uri-query and c-uri-query: so do the events.
 */
export function requestOf(event: LogEvent): WebRequest | undefined {
  const whole = firstTextOf(event, 'c-uri', 'cs-uri');
  const fromPath = firstTextOf(event, 'cs-uri-query', 'c-uri-query');
  const stem = firstTextOf(event, 'cs-uri-stem', 'c-uri-stem');
  const extension = textOf(event, 'c-uri-extension');
  const header = firstTextOf(event, 'cs-host', 'r-dns');
  const [, scheme = 'http', host = header ?? ANY_HOST, rest = ''] = /^(https?):\/\/([^/?#]+)(.*)$/is.exec(whole ?? '') ?? [];
  const target = whole === undefined ? fromPath : whole.startsWith('/') ? whole : rest;
  const [, path = '', query] =
    /^(\/[^?#]*)(?:\?(.*))?$/s.exec(target ?? stem ?? (extension === undefined ? '/' : `/get/it.${extension}`)) ?? [];
  const agree =
    path !== '' &&
    (header === undefined || header.toLowerCase() === host.toLowerCase()) &&
    (fromPath === undefined || fromPath === target) &&
    (stem === undefined || stem === path) &&
    (extension === undefined || path.endsWith(`.${extension}`));
  if (!agree) return undefined;
  return {
    scheme,
    host,
    path,
    query,
    method: textOf(event, 'cs-method'),
    userAgent: firstTextOf(event, 'c-useragent', 'cs-user-agent'),
    referrer: firstTextOf(event, 'cs-referrer', 'cs-referer'),
    cookie: textOf(event, 'cs-cookie'),
    user: textOf(event, 'cs-username'),
    status: textOf(event, 'sc-status'),
    clientAddress: firstTextOf(event, 'src_ip', 'c-ip'),
    serverAddress: textOf(event, 'dst_ip'),
  };
}

export const fromPathOf = ({ path, query }: WebRequest): string => (query === undefined ? path : `${path}?${query}`);

export const urlOf = (request: WebRequest): string => `${request.scheme}://${request.host}${fromPathOf(request)}`;

import type { TableModel, TableRow } from '../row.js';
import { fromPathOf, requestOf, urlOf, type WebRequest } from '../values/web-request.js';
import { rowOf, type Cells } from './sources.js';

/**
 * Requests to web servers.
 *
 * Source: https://learn.microsoft.com/azure/sentinel/normalization-schema-web; vimWebSessionIIS, vimWebSessionApacheHTTPServer,
 * vimWebSessionSquidProxy.
 */
export const imWebSession: TableModel = {
  table: 'imWebSession',
  rowsFor(event) {
    const request = requestOf(event);
    if (request === undefined) return [];
    const { category } = event.logsource;
    if (category === 'webserver') return [iis(request), apache(request)];
    return category === 'proxy' ? [...squid(request), normalized(request)] : [];
  },
};

const common = ({ method, status, clientAddress, serverAddress }: WebRequest): Cells => ({
  EventResultDetails: status,
  HttpStatusCode: status,
  HttpRequestMethod: method,
  SrcIpAddr: clientAddress,
  DstIpAddr: serverAddress,
});

/** IIS writes `+` for a blank and `-` for nothing; the parser takes the `-` off the query and the user. It makes the URL whole. */
function iis(request: WebRequest): TableRow {
  const { host, path, query } = request;
  return rowOf('iis', {
    ...common(request),
    EventType: 'WebServerSession',
    EventProduct: 'IIS',
    EventVendor: 'Microsoft',
    HttpHost: host,
    HttpReferrer: logged(request.referrer),
    HttpUserAgent: logged(request.userAgent),
    SrcUsername: request.user?.replaceAll(' ', '+'),
    Url: `http://${host}${query === undefined || query === '' ? path : `${path}?${query}`}`,
  });
}

const logged = (text: string | undefined): string => (text === undefined || text === '' ? '-' : text.replaceAll(' ', '+'));

/** Apache has the URL as it is in the request. The parser leaves its `-` for nothing, and gives the user under another name. */
const apache = (request: WebRequest): TableRow =>
  rowOf('apache', {
    ...common(request),
    EventType: 'WebServerSession',
    EventProduct: 'HTTP Server',
    EventVendor: 'Apache',
    HttpReferrer: request.referrer || '-',
    HttpUserAgent: request.userAgent || '-',
    Url: fromPathOf(request),
  });

/** The native log of Squid has no user agent, referrer or cookie: what has one is from a proxy that logs them. */
const squid = (request: WebRequest): readonly TableRow[] =>
  [request.userAgent, request.referrer, request.cookie].some((text) => text !== undefined)
    ? []
    : [
        rowOf('squid', {
          ...common(request),
          DstFQDN: request.host,
          EventType: 'HTTPsession',
          EventProduct: 'Squid Proxy',
          EventVendor: 'Apache',
          SrcUsername: request.user,
          Url: urlOf(request),
        }),
      ];

/** A proxy whose events are normalized when they are taken in (ASimWebSessionLogs), with all that the schema has. */
const normalized = (request: WebRequest): TableRow =>
  rowOf('normalized', {
    ...common(request),
    EventType: 'HTTPsession',
    HttpCookie: request.cookie,
    HttpHost: request.host,
    HttpReferrer: request.referrer,
    HttpUserAgent: request.userAgent,
    SrcUsername: request.user,
    Url: urlOf(request),
  });

import type { LogEvent } from '../../log-event.js';
import type { TableModel, TableRow } from '../row.js';
import { textOf } from '../values/event-fields.js';
import { fromPathOf, requestOf, urlOf, type WebRequest } from '../values/web-request.js';
import { intOf, wholeNumber } from '../values/whole-numbers.js';
import { isOfOneMind, zeekField, zeekLists, zeekLogOf } from '../values/zeek-log.js';
import { rowOf, type Cells } from './sources.js';

/**
 * Requests to web servers, through proxies, and those that a sensor sees which logs as Zeek does.
 *
 * Source: https://learn.microsoft.com/azure/sentinel/normalization-schema-web; vimWebSessionIIS, vimWebSessionApacheHTTPServer,
 * vimWebSessionSquidProxy, ASimWebSessionVectraAI.
 */
export const imWebSession: TableModel = {
  table: 'imWebSession',
  rowsFor(event) {
    if (zeekLogOf(event) === 'http') return isOfOneMind(event) ? vectra(event) : [];
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

/** The parser leaves the text of the list of types as it is, and makes the URL of the host and what the log has from the path on. */
const vectra = (event: LogEvent): readonly TableRow[] => {
  const type = textOf(event, 'resp_mime_types');
  const types =
    type === undefined || type === '' ? [undefined] : [type, ...zeekLists('resp_mime_types', type).map((list) => JSON.stringify(list))];
  return types.map((HttpContentType, index) =>
    rowOf(`vectra-${index}`, {
      EventType: 'HTTPsession',
      EventProduct: 'Vectra Stream',
      EventVendor: 'Vectra AI',
      DstIpAddr: textOf(event, 'id.resp_h'),
      DstPortNumber: intOf(textOf(event, 'id.resp_p') ?? ''),
      EventResultDetails: textOf(event, 'status_code'),
      HttpContentType,
      HttpReferrer: zeekField(event, 'referrer'),
      HttpRequestBodyBytes: wholeNumber(textOf(event, 'request_body_len')),
      HttpRequestMethod: textOf(event, 'method'),
      HttpUserAgent: zeekField(event, 'user_agent'),
      SrcIpAddr: textOf(event, 'id.orig_h'),
      SrcPortNumber: intOf(textOf(event, 'id.orig_p') ?? ''),
      Url: `http://${textOf(event, 'host') ?? ''}${zeekField(event, 'uri') ?? ''}`,
    }),
  );
};

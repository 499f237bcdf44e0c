import { defineMapping, type ColumnExpression, type FieldMappings, type LogsourceMapping } from '../../target.js';
import { sentinelAsimTables } from '../tables.js';

const FROM_PATH = { urlPart: 'fromPath', url: 'Url' } as const;
const PATH = { urlPart: 'path', url: 'Url' } as const;
const PATH_AND_QUERY = { pathAndQuery: FROM_PATH, query: { urlPart: 'query', url: 'Url' } } as const;
// The parser for Squid leaves the scheme out where a tunnel is asked for, that for Apache has the URL from the path on.
const URI = { uri: 'Url', fromPath: FROM_PATH, withoutScheme: true } as const;
const HOST = { expression: { firstOf: [{ host: 'Url' }, 'HttpHost', 'DstFQDN'] }, note: 'the name is without the port' } as const;

/** A request, in the fields of the W3C format. */
const REQUEST = {
  'c-ip': 'SrcIpAddr',
  'c-uri': URI,
  'c-uri-extension': { urlPart: 'extension', url: 'Url' },
  'c-uri-query': PATH_AND_QUERY,
  'c-uri-stem': PATH,
  'cs-bytes': { column: 'SrcBytes', unverified: true },
  'cs-content-type': { column: 'HttpContentType', matchesLess: 'few parsers have it' },
  'cs-cookie': { column: 'HttpCookie', matchesLess: 'few parsers have it' },
  'cs-host': HOST,
  'cs-method': 'HttpRequestMethod',
  'cs-uri': URI,
  'cs-uri-query': PATH_AND_QUERY,
  'cs-uri-stem': PATH,
  'cs-version': { unsupported: 'HttpVersion has the number of the version alone' },
  dst_ip: 'DstIpAddr',
  dst_port: 'DstPortNumber',
  'r-dns': HOST,
  'sc-bytes': { column: 'DstBytes', unverified: true },
  'sc-status': 'EventResultDetails',
  src_ip: 'SrcIpAddr',
  src_port: 'SrcPortNumber',
} as const satisfies FieldMappings;

const TEXT = ['Url', 'HttpUserAgent', 'HttpReferrer', 'HttpCookie'] as const satisfies readonly ColumnExpression[];
const TEXT_NARROWS = 'it is looked for in the URL, the user agent, the referrer and the cookies';

// The parsers for IIS and Apache leave these texts as they are in the log.
const LOGGED_REFERRER = { webLogText: 'HttpReferrer', blanks: 'either' } as const;
const LOGGED_USER_AGENT = { webLogText: 'HttpUserAgent', blanks: 'either' } as const;

/** Requests that web servers and proxies log. */
export const webMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { category: 'webserver' },
    table: sentinelAsimTables.imWebSession,
    priority: 1,
    where: [{ expression: 'EventType', is: 'WebServerSession' }],
    fields: {
      ...REQUEST,
      'c-useragent': LOGGED_USER_AGENT,
      'cs-referer': LOGGED_REFERRER,
      'cs-referrer': LOGGED_REFERRER,
      'cs-user-agent': LOGGED_USER_AGENT,
      'cs-username': { webLogText: 'SrcUsername', blanks: 'either' },
    },
    keywords: TEXT,
    keywordsMatchLess: TEXT_NARROWS,
    basis:
      'The ASIM web session schema and the ASIM parsers vimWebSessionIIS and vimWebSessionApacheHTTPServer. Rules have the path in ' +
      'cs-uri-query, which is that of the W3C format for the query alone: it is read from the path on. Judgement: cs-bytes, sc-bytes.',
  }),
  defineMapping({
    logsource: { category: 'proxy' },
    table: sentinelAsimTables.imWebSession,
    priority: 1,
    where: [{ expression: 'EventType', is: 'HTTPsession' }],
    fields: {
      ...REQUEST,
      'c-useragent': 'HttpUserAgent',
      'cs-referer': 'HttpReferrer',
      'cs-referrer': 'HttpReferrer',
      'cs-user-agent': 'HttpUserAgent',
      'cs-username': { column: 'SrcUsername', matchesLess: 'depending on the source the column has DOMAIN\\user, the user alone or a UPN' },
    },
    keywords: TEXT,
    keywordsMatchLess: TEXT_NARROWS,
    notes: [
      'What a proxy does not log cannot be found: the native log of Squid has no user agent. The parser for Zscaler decodes the escapes of URLs.',
    ],
    basis:
      'The ASIM web session schema and the ASIM parsers vimWebSessionSquidProxy and vimWebSessionzScalerZIA. c-uri-query is the path ' +
      'component in the taxonomy of Sigma. Judgement: cs-bytes, sc-bytes.',
  }),
  defineMapping({
    logsource: { product: 'zeek', service: 'http' },
    table: sentinelAsimTables.imWebSession,
    priority: 2,
    partial: 'of sensors based on Zeek only Vectra Stream has an ASIM parser for requests',
    where: [{ expression: 'EventProduct', is: 'Vectra Stream' }],
    fields: {
      'c-uri': FROM_PATH,
      'c-useragent': 'HttpUserAgent',
      client_header_names: { unsupported: 'the schema does not have the names of the headers' },
      host: { host: 'Url' },
      'id.orig_h': 'SrcIpAddr',
      'id.orig_p': 'SrcPortNumber',
      'id.resp_h': 'DstIpAddr',
      'id.resp_p': 'DstPortNumber',
      method: 'HttpRequestMethod',
      referrer: 'HttpReferrer',
      request_body_len: 'HttpRequestBodyBytes',
      resp_mime_types: { containedIn: ['HttpContentType'] },
      status_code: 'EventResultDetails',
      uri: FROM_PATH,
      user_agent: 'HttpUserAgent',
    },
    basis: 'The ASIM parser vimWebSessionVectraAI; Zeek has the URI from the path on, https://docs.zeek.org/en/master/logs/http.html.',
  }),
];

import { defineMapping, type ColumnExpression, type LogsourceMapping } from '../../target.js';
import { sentinelTables } from '../tables.js';

// IIS writes `-` where a request has no query.
const IIS_URI = { join: ['csUriStem', 'csUriQuery'], separator: '?', none: '-', name: 'csUri' } as const satisfies ColumnExpression;
const IIS_PATH_AND_QUERY = { pathAndQuery: IIS_URI, query: { urlPart: 'query', url: IIS_URI } } as const;
const BLANKS = { blanks: 'plus', unverified: true } as const;
const IIS_REFERER = { webLogText: 'csReferer', ...BLANKS } as const;
const IIS_USER_AGENT = { webLogText: 'csUserAgent', ...BLANKS } as const;

const CEF_FROM_PATH = { urlPart: 'fromPath', url: 'RequestURL' } as const;
const CEF_PATH = { urlPart: 'path', url: 'RequestURL' } as const;
const CEF_PATH_AND_QUERY = { pathAndQuery: CEF_FROM_PATH, query: { urlPart: 'query', url: 'RequestURL' } } as const;
const CEF_URI = { uri: 'RequestURL', fromPath: CEF_FROM_PATH, withoutScheme: true } as const;
const CEF_HOST = {
  expression: { firstOf: [{ host: 'RequestURL' }, 'DestinationHostName'] },
  note: 'the name is without the port',
} as const;
const CEF_REFERRER = { column: 'RequestContext', matchesLess: 'some products leave the referrer out or write it elsewhere' } as const;

/** Requests that web servers and proxies log. */
export const webMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { category: 'webserver' },
    table: sentinelTables.W3CIISLog,
    priority: 1,
    partial: 'the table has requests to Internet Information Services, and to no other web server',
    where: [],
    fields: {
      'c-ip': 'cIP',
      'c-uri': { uri: IIS_URI, fromPath: IIS_URI },
      'c-uri-extension': { urlPart: 'extension', url: 'csUriStem' },
      'c-uri-query': IIS_PATH_AND_QUERY,
      'c-uri-stem': 'csUriStem',
      'c-useragent': IIS_USER_AGENT,
      'cs-bytes': 'csBytes',
      'cs-content-type': { unsupported: 'IIS does not log the type of the content' },
      'cs-cookie': { webLogText: 'csCookie', ...BLANKS },
      'cs-host': { webLogText: 'csHost', ...BLANKS },
      'cs-method': 'csMethod',
      'cs-referer': IIS_REFERER,
      'cs-referrer': IIS_REFERER,
      'cs-uri': { uri: IIS_URI, fromPath: IIS_URI },
      'cs-uri-query': IIS_PATH_AND_QUERY,
      'cs-uri-stem': 'csUriStem',
      'cs-user-agent': IIS_USER_AGENT,
      'cs-username': { webLogText: 'csUserName', ...BLANKS },
      'cs-version': 'csVersion',
      dst_ip: 'sIP',
      dst_port: 'sPort',
      's-computername': 'sComputerName',
      's-ip': 'sIP',
      's-port': 'sPort',
      's-sitename': 'sSiteName',
      'sc-bytes': 'scBytes',
      'sc-status': 'scStatus',
      'sc-substatus': 'scSubStatus',
      'sc-win32-status': 'scWin32Status',
      src_ip: 'cIP',
      'time-taken': 'TimeTaken',
    },
    keywords: [IIS_URI, 'csUserAgent', 'csReferer', 'csCookie'],
    keywordsMatchLess: 'it is looked for in the URL, the user agent, the referrer and the cookies',
    notes: [
      'IIS writes the path of a URL decoded, and its query as it was sent; the site has to be set to log the cookies, the referrer and the host.',
    ],
    basis:
      'The columns are named after the fields of the W3C format, https://learn.microsoft.com/windows/win32/http/w3c-logging. That rows ' +
      'have - for nothing is read from the ASIM parser vimWebSessionIIS. Rules have the path in cs-uri-query: it is read from the path ' +
      'on, for the query alone where a value begins otherwise. Judgement: that blanks are + in every text.',
  }),
  defineMapping({
    logsource: { category: 'proxy' },
    table: sentinelTables.CommonSecurityLog,
    priority: 1,
    where: [],
    fields: {
      'c-ip': 'SourceIP',
      'c-uri': CEF_URI,
      'c-uri-extension': { urlPart: 'extension', url: 'RequestURL' },
      'c-uri-query': CEF_PATH_AND_QUERY,
      'c-uri-stem': CEF_PATH,
      'c-useragent': 'RequestClientApplication',
      'cs-bytes': 'SentBytes',
      'cs-content-type': { unsupported: 'the Common Event Format has no field for the type of the content' },
      'cs-cookie': 'RequestCookies',
      'cs-host': CEF_HOST,
      'cs-method': 'RequestMethod',
      'cs-referer': CEF_REFERRER,
      'cs-referrer': CEF_REFERRER,
      'cs-uri': CEF_URI,
      'cs-uri-query': CEF_PATH_AND_QUERY,
      'cs-uri-stem': CEF_PATH,
      'cs-user-agent': 'RequestClientApplication',
      'cs-username': {
        column: 'SourceUserName',
        matchesLess: 'depending on the product the column has DOMAIN\\user, the user alone or a UPN',
      },
      'cs-version': { unsupported: 'the Common Event Format has no field for the version of HTTP' },
      dst_ip: 'DestinationIP',
      dst_port: 'DestinationPort',
      'r-dns': CEF_HOST,
      'sc-bytes': 'ReceivedBytes',
      'sc-status': { column: 'EventOutcome', matchesLess: 'some products write the status elsewhere' },
      src_ip: 'SourceIP',
      src_port: 'SourcePort',
    },
    keywords: ['RequestURL', 'RequestClientApplication', 'RequestContext', 'Message'],
    keywordsMatchLess: 'it is looked for in the URL, the user agent, the referrer and the message',
    notes: ['The table has messages of all products; DeviceVendor and DeviceProduct tell which are of the proxy.'],
    unverified: 'fields',
    basis:
      'The meaning of the fields of the Common Event Format, https://learn.microsoft.com/azure/sentinel/cef-name-mapping. Which of them ' +
      'a proxy fills is judgement; that EventOutcome has the status is read from the ASIM parser vimWebSessionzScalerZIA.',
  }),
];

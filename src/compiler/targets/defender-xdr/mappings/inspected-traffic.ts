import { defineMapping, type ColumnExpression, type LogsourceMapping, type RowVariant } from '../../target.js';
import { defenderXdrTables } from '../tables.js';

const HOST = { column: 'AdditionalFields', json: 'host' } as const;
const URI = { column: 'AdditionalFields', json: 'uri' } as const;
const QUERY = { column: 'AdditionalFields', json: 'query' } as const;
const USER_AGENT = {
  expression: { column: 'AdditionalFields', json: 'user_agent' },
  matchesLess: 'in the one record that is known the text ends before its first semicolon',
} as const;
const METHOD = { column: 'AdditionalFields', json: 'method' } as const;
const STATUS = { column: 'AdditionalFields', json: 'status_code' } as const;
const REFERRER = { expression: { column: 'AdditionalFields', json: 'referrer' }, unverified: true } as const;
// The text of the member is a list in JSON: `["203.0.113.9"]`.
const ANSWERS = { anyElement: { column: 'AdditionalFields', json: 'answers' } } as const;
const RECORD_TYPE = { column: 'AdditionalFields', json: 'qtype_name' } as const;
const DIRECTION = { column: 'AdditionalFields', json: 'direction' } as const satisfies ColumnExpression;

const PATH = { urlPart: 'path', url: URI } as const;
const PATH_AND_QUERY = { pathAndQuery: URI, query: { urlPart: 'query', url: URI } } as const;
const WHOLE_URI = { uri: { join: [HOST, URI], separator: '', name: 'HostAndUri' }, fromPath: URI, withoutScheme: true } as const;

const ALL_FIELDS = [{ jsonText: 'AdditionalFields' }] as const satisfies readonly ColumnExpression[];

const NOT_RECORDED = { unsupported: 'it is not recorded' } as const;

const SENT = [{ expression: DIRECTION, is: 'Out' }] as const;
const RECEIVED = [{ expression: DIRECTION, is: 'In' }] as const;

/** The device is the client of what it sends out, and the server of what comes in. */
const CLIENT_AND_SERVER = [
  {
    where: SENT,
    fields: { 'c-ip': 'LocalIP', dst_ip: 'RemoteIP', dst_port: 'RemotePort', src_ip: 'LocalIP', src_port: 'LocalPort' },
  },
  {
    where: RECEIVED,
    fields: { 'c-ip': 'RemoteIP', dst_ip: 'LocalIP', dst_port: 'LocalPort', src_ip: 'RemoteIP', src_port: 'RemotePort' },
  },
] as const satisfies readonly RowVariant[];

/** The same under the names of Zeek. */
const ORIGINATOR_AND_RESPONDER = [
  {
    where: SENT,
    fields: { 'id.orig_h': 'LocalIP', 'id.orig_p': 'LocalPort', 'id.resp_h': 'RemoteIP', 'id.resp_p': 'RemotePort' },
  },
  {
    where: RECEIVED,
    fields: { 'id.orig_h': 'RemoteIP', 'id.orig_p': 'RemotePort', 'id.resp_h': 'LocalIP', 'id.resp_p': 'LocalPort' },
  },
] as const satisfies readonly RowVariant[];

const ON_HTTP = {
  table: defenderXdrTables.DeviceNetworkEvents,
  where: [{ expression: 'ActionType', is: 'HttpConnectionInspected' }],
  partial: 'only requests in clear text are there that the sensor of a device saw',
  keywords: ALL_FIELDS,
} as const;

const ON_DNS = {
  table: defenderXdrTables.DeviceNetworkEvents,
  priority: 1,
  where: [{ expression: 'ActionType', is: 'DnsConnectionInspected' }],
  partial: 'only queries in clear text are there that the sensor of a device saw',
  keywords: ALL_FIELDS,
} as const;

const BASIS =
  'Records of the streaming API in elastic/integrations, packages/m365_defender, test-device.log: the members are named as in the logs of ' +
  'Zeek, which the sensor is made with. Judgement: members that are not in those records; which side the direction makes the client.';

/** Requests and queries that the sensor reads from the traffic of a device. */
export const inspectedTrafficMappings: readonly LogsourceMapping[] = [
  defineMapping({
    ...ON_HTTP,
    logsource: { category: 'proxy' },
    priority: 2,
    fields: {
      'c-uri': WHOLE_URI,
      'c-uri-extension': { urlPart: 'extension', url: URI },
      'c-uri-query': PATH_AND_QUERY,
      'c-uri-stem': PATH,
      'c-useragent': USER_AGENT,
      'cs-bytes': NOT_RECORDED,
      'cs-content-type': NOT_RECORDED,
      'cs-cookie': NOT_RECORDED,
      'cs-host': HOST,
      'cs-method': METHOD,
      'cs-referer': REFERRER,
      'cs-referrer': REFERRER,
      'cs-uri': WHOLE_URI,
      'cs-uri-query': PATH_AND_QUERY,
      'cs-uri-stem': PATH,
      'cs-user-agent': USER_AGENT,
      'cs-username': NOT_RECORDED,
      'r-dns': HOST,
      'sc-bytes': NOT_RECORDED,
      'sc-status': STATUS,
    },
    variants: CLIENT_AND_SERVER,
    unverified: ['c-ip', 'dst_ip', 'dst_port', 'src_ip', 'src_port'],
    basis: BASIS,
  }),
  defineMapping({
    ...ON_HTTP,
    logsource: { product: 'zeek', service: 'http' },
    priority: 2,
    fields: {
      // Zeek has the URI from the path on.
      'c-uri': URI,
      'c-useragent': USER_AGENT,
      client_header_names: { anyElement: { column: 'AdditionalFields', json: 'client_header_names' }, unverified: true },
      host: HOST,
      method: METHOD,
      referrer: REFERRER,
      request_body_len: { column: 'AdditionalFields', json: 'request_body_len' },
      resp_mime_types: { anyElement: { column: 'AdditionalFields', json: 'resp_mime_types' }, unverified: true },
      response_body_len: { column: 'AdditionalFields', json: 'response_body_len' },
      status_code: STATUS,
      status_msg: { column: 'AdditionalFields', json: 'status_msg' },
      uri: URI,
      user_agent: USER_AGENT,
    },
    variants: ORIGINATOR_AND_RESPONDER,
    unverified: ['id.orig_h', 'id.orig_p', 'id.resp_h', 'id.resp_p'],
    basis: BASIS,
  }),
  defineMapping({
    ...ON_DNS,
    logsource: { category: 'dns' },
    fields: {
      answer: ANSWERS,
      parent_domain: {
        expression: QUERY,
        matchesLess: 'the whole name is compared with it, as the table does not tell what of it is the domain',
        unverified: true,
      },
      query: QUERY,
      record_type: RECORD_TYPE,
    },
    basis: BASIS,
  }),
  defineMapping({
    ...ON_DNS,
    logsource: { product: 'zeek', service: 'dns' },
    priority: 2,
    fields: {
      AA: { column: 'AdditionalFields', json: 'AA' },
      answers: ANSWERS,
      qclass: { column: 'AdditionalFields', json: 'qclass' },
      qclass_name: { column: 'AdditionalFields', json: 'qclass_name' },
      qtype: { column: 'AdditionalFields', json: 'qtype' },
      qtype_name: RECORD_TYPE,
      query: QUERY,
      RA: { column: 'AdditionalFields', json: 'RA' },
      rcode: { column: 'AdditionalFields', json: 'rcode' },
      rcode_name: { column: 'AdditionalFields', json: 'rcode_name' },
      RD: { column: 'AdditionalFields', json: 'RD' },
      rejected: { column: 'AdditionalFields', json: 'rejected' },
      TC: { column: 'AdditionalFields', json: 'TC' },
      uid: { column: 'AdditionalFields', json: 'uid' },
      Z: { unsupported: 'the records that are known do not have it' },
    },
    variants: ORIGINATOR_AND_RESPONDER,
    unverified: ['id.orig_h', 'id.orig_p', 'id.resp_h', 'id.resp_p'],
    basis: BASIS,
  }),
];

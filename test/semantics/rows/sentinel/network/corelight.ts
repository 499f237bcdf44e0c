import type { LogEvent } from '../../../log-event.js';
import type { Cell, TableModel, TableRow } from '../../row.js';
import { present } from '../../values/event-fields.js';
import { isOfOneMind, isZeekList, zeekField, zeekLists, zeekLogOf } from '../../values/zeek-log.js';

/**
 * The fields of each log that its table has, by the types of Zeek.
 *
 * Source: https://docs.zeek.org/en/master/script-reference/log-files.html for the fields and their types.
 */
const CONNECTION = { uid: 'string', 'id.orig_h': 'string', 'id.orig_p': 'number', 'id.resp_h': 'string', 'id.resp_p': 'number' } as const;

const LOGS: Readonly<Record<string, Readonly<Record<string, 'string' | 'number' | 'bool'>>>> = {
  dce_rpc: { ...CONNECTION, endpoint: 'string', named_pipe: 'string', operation: 'string' },
  dns: {
    ...CONNECTION,
    AA: 'bool',
    answers: 'string',
    proto: 'string',
    qclass: 'number',
    qclass_name: 'string',
    qtype: 'number',
    qtype_name: 'string',
    query: 'string',
    RA: 'bool',
    rcode: 'number',
    rcode_name: 'string',
    RD: 'bool',
    rejected: 'bool',
    TC: 'bool',
    Z: 'number',
  },
  http: {
    ...CONNECTION,
    host: 'string',
    method: 'string',
    orig_mime_types: 'string',
    post_body: 'string',
    referrer: 'string',
    request_body_len: 'number',
    resp_mime_types: 'string',
    response_body_len: 'number',
    status_code: 'number',
    status_msg: 'string',
    uri: 'string',
    user_agent: 'string',
    username: 'string',
  },
  kerberos: {
    ...CONNECTION,
    cipher: 'string',
    client: 'string',
    error_msg: 'string',
    request_type: 'string',
    service: 'string',
    success: 'bool',
  },
  rdp: {
    ...CONNECTION,
    client_build: 'string',
    client_name: 'string',
    cookie: 'string',
    keyboard_layout: 'string',
    result: 'string',
    security_protocol: 'string',
  },
  smb_files: { ...CONNECTION, action: 'string', name: 'string', path: 'string', prev_name: 'string', size: 'number' },
  x509: {
    'certificate.issuer': 'string',
    'certificate.key_length': 'number',
    'certificate.serial': 'string',
    'certificate.subject': 'string',
    fingerprint: 'string',
    'san.dns': 'string',
  },
};

const SUFFIXES = { string: 's', number: 'd', bool: 'b' } as const;

/**
 * The logs of Corelight sensors. A custom log has a column for each member of what is sent, with the letter of its type behind the
 * name. A list is sent as such, and is JSON in a column of text, with or without line breaks.
 *
 * Source: Sample Data/Corelight in Azure/Azure-Sentinel, and its parsers (corelight_dns counts the answers with `todynamic`);
 * https://learn.microsoft.com/azure/azure-monitor/logs/data-collector-api for the names of the columns.
 */
export const corelightTables: readonly TableModel[] = Object.keys(LOGS).map((log) => ({
  table: `Corelight_v2_${log}_CL`,
  rowsFor: (event) => (zeekLogOf(event) === log && isOfOneMind(event) ? rowsOf(event, log) : []),
}));

function rowsOf(event: LogEvent, log: string): readonly TableRow[] {
  const row = (writtenBy: string, list: (name: string, element: string) => string): TableRow => ({
    writtenBy,
    row: present(
      Object.fromEntries(
        Object.entries(LOGS[log]!).map(([name, type]) => {
          const text = zeekField(event, name);
          const column = `${name.replaceAll('.', '_')}_${SUFFIXES[type]}`;
          return [column, text === undefined || text === '' ? undefined : isZeekList(name) ? list(name, text) : cellOf(text, type)];
        }),
      ),
    ),
  });
  return [
    row('corelight', (name, element) => JSON.stringify(zeekLists(name, element)[0])),
    row('corelight-others', (name, element) => JSON.stringify(zeekLists(name, element)[1], null, 2)),
  ];
}

const cellOf = (text: string, type: keyof typeof SUFFIXES): Cell =>
  type === 'number' ? Number(text) : type === 'bool' ? text.toLowerCase() === 'true' : text;

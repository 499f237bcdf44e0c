import type { LogEvent } from '../../log-event.js';
import type { Json, TableRow } from '../row.js';
import { dnsLookupOf } from '../values/dns-lookup.js';
import { present, textOf } from '../values/event-fields.js';
import { fromPathOf, requestOf } from '../values/web-request.js';
import { wholeNumber } from '../values/whole-numbers.js';
import { isOfOneMind, isZeekList, zeekField, zeekLists, zeekLogOf } from '../values/zeek-log.js';
import { recordsOf, type Cells } from './records.js';

/**
 * What the sensor reads from the traffic of a device: requests in clear text, and queries. No process is known. A device is the
 * client of what it sends out, and the server of what comes in. Every member is text, `"rejected": "false"`, and so is a list,
 * `"answers": "[\"203.0.113.9\"]"`. In the one record of a request the user agent ends before its first semicolon.
 *
 * Source: records of the streaming API in elastic/integrations, packages/m365_defender, test-device.log. That the member for the
 * referrer is named as in Zeek is judgement.
 */
export function inspectedTraffic(event: LogEvent): readonly TableRow[] {
  switch (event.logsource.category ?? zeekLogOf(event)) {
    case 'proxy':
      return requests(event);
    case 'http':
      return loggedByZeek(event, 'HttpConnectionInspected', HTTP_MEMBERS);
    case 'dns':
      return zeekLogOf(event) === 'dns' ? loggedByZeek(event, 'DnsConnectionInspected', DNS_MEMBERS) : queries(event);
    default:
      return [];
  }
}

function requests(event: LogEvent): readonly TableRow[] {
  const request = requestOf(event);
  if (request === undefined || request.scheme.toLowerCase() === 'https') return [];
  const { host, method, userAgent, referrer, status, clientAddress, serverAddress } = request;
  const members = { host, method, referrer, status_code: status, uri: fromPathOf(request) };
  const inspected = (direction: string, agent: string | undefined): Cells => ({
    ActionType: 'HttpConnectionInspected',
    AdditionalFields: present<Json>({ direction, ...members, user_agent: agent }),
  });
  return recordsOf(
    event,
    {},
    { ...inspected('Out', userAgent), LocalIP: clientAddress, RemoteIP: serverAddress },
    {
      received: { ...inspected('In', userAgent), LocalIP: serverAddress, RemoteIP: clientAddress },
      ...(userAgent?.includes(';') && { 'cut-agent': inspected('Out', cutAgent(userAgent)) }),
    },
  );
}

const cutAgent = (agent: string): string => agent.slice(0, agent.indexOf(';'));

function queries(event: LogEvent): readonly TableRow[] {
  const { name, type, answer } = dnsLookupOf(event);
  const asked = (answers: readonly string[] | undefined): Cells => ({
    ActionType: 'DnsConnectionInspected',
    AdditionalFields: present<Json>({
      direction: 'Out',
      query: name,
      qtype_name: type,
      answers: answers === undefined ? undefined : JSON.stringify(answers),
    }),
  });
  const [alone, among] = answer === undefined ? [] : zeekLists('answers', answer);
  return recordsOf(event, {}, asked(alone), among === undefined ? {} : { 'other-answers': asked(among) });
}

const DNS_MEMBERS = [
  'AA',
  'answers',
  'qclass',
  'qclass_name',
  'qtype',
  'qtype_name',
  'query',
  'RA',
  'rcode',
  'rcode_name',
  'RD',
  'rejected',
  'TC',
  'uid',
];

const HTTP_MEMBERS = [
  'client_header_names',
  'host',
  'method',
  'referrer',
  'request_body_len',
  'resp_mime_types',
  'response_body_len',
  'status_code',
  'status_msg',
  'uri',
  'user_agent',
];

/** What is logged under the names of Zeek. The side that opens the connection is the device or the other. */
function loggedByZeek(event: LogEvent, ActionType: string, names: readonly string[]): readonly TableRow[] {
  if (!isOfOneMind(event)) return [];
  const members = (which: 0 | 1): Readonly<Record<string, string | undefined>> =>
    Object.fromEntries(
      names.map((name) => {
        const text = zeekField(event, name);
        return [name, text !== undefined && text !== '' && isZeekList(name) ? JSON.stringify(zeekLists(name, text)[which]) : text];
      }),
    );
  const originator = [textOf(event, 'id.orig_h'), wholeNumber(textOf(event, 'id.orig_p'))] as const;
  const responder = [textOf(event, 'id.resp_h'), wholeNumber(textOf(event, 'id.resp_p'))] as const;
  const inspected = (direction: 'Out' | 'In', all: Readonly<Record<string, string | undefined>>): Cells => {
    const [local, remote] = direction === 'Out' ? [originator, responder] : [responder, originator];
    return {
      ActionType,
      AdditionalFields: present<Json>({ direction, ...all }),
      LocalIP: local[0],
      LocalPort: local[1],
      RemoteIP: remote[0],
      RemotePort: remote[1],
    };
  };
  const own = members(0);
  const agent = own['user_agent'];
  return recordsOf(event, {}, inspected('Out', own), {
    'other-elements': inspected('Out', members(1)),
    received: inspected('In', own),
    ...(agent?.includes(';') && { 'cut-agent': inspected('Out', { ...own, user_agent: cutAgent(agent) }) }),
  });
}

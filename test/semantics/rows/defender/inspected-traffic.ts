import type { LogEvent } from '../../log-event.js';
import type { Json, TableRow } from '../row.js';
import { dnsLookupOf } from '../values/dns-lookup.js';
import { present } from '../values/event-fields.js';
import { fromPathOf, requestOf } from '../values/web-request.js';
import { recordsOf, type Cells } from './records.js';

/**
 * What the sensor reads from the traffic of a device: requests in clear text, and queries. No process is known. A device is the
 * client of what it sends out, and the server of what comes in.
 *
 * Source: records of the streaming API in elastic/integrations, packages/m365_defender, test-device.log. That the member for the
 * referrer is named as in Zeek is judgement.
 */
export function inspectedTraffic(event: LogEvent): readonly TableRow[] {
  switch (event.logsource.category) {
    case 'proxy':
      return requests(event);
    case 'dns':
      return queries(event);
    default:
      return [];
  }
}

function requests(event: LogEvent): readonly TableRow[] {
  const request = requestOf(event);
  if (request === undefined || request.scheme.toLowerCase() === 'https') return [];
  const { host, method, userAgent, referrer, status, clientAddress, serverAddress } = request;
  const members = { host, method, referrer, status_code: status, uri: fromPathOf(request), user_agent: userAgent };
  const inspected = (direction: string): Cells => ({
    ActionType: 'HttpConnectionInspected',
    AdditionalFields: present<Json>({ direction, ...members }),
  });
  return recordsOf(
    event,
    {},
    { ...inspected('Out'), LocalIP: clientAddress, RemoteIP: serverAddress },
    { received: { ...inspected('In'), LocalIP: serverAddress, RemoteIP: clientAddress } },
  );
}

function queries(event: LogEvent): readonly TableRow[] {
  const { name, type, answer } = dnsLookupOf(event);
  const AdditionalFields = present<Json>({
    direction: 'Out',
    query: name,
    qtype_name: type,
    answers: answer === undefined ? undefined : [answer],
  });
  return recordsOf(event, {}, { ActionType: 'DnsConnectionInspected', AdditionalFields });
}

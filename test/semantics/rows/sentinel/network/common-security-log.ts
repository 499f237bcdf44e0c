import type { LogEvent } from '../../../log-event.js';
import type { Cell, TableModel, TableRow } from '../../row.js';
import { firewallSessionOf } from '../../values/firewall-session.js';
import { intOf } from '../../values/whole-numbers.js';
import { fortigateRows, fortiosRows } from './fortigate.js';
import { present } from '../../values/event-fields.js';
import { fromPathOf, requestOf, urlOf } from '../../values/web-request.js';

/**
 * Requests, sessions and messages in the Common Event Format. Zscaler leaves the scheme of a URL out.
 *
 * Source: https://learn.microsoft.com/azure/sentinel/cef-name-mapping; the ASIM parser vimWebSessionzScalerZIA, which puts the
 * scheme before RequestURL and reads the status from EventOutcome.
 */
export const commonSecurityLog: TableModel = {
  table: 'CommonSecurityLog',
  rowsFor(event) {
    if (event.logsource.product === 'fortigate') return fortigateRows(event);
    if (event.logsource.product === 'fortios') return fortiosRows(event);
    if (event.logsource.category === 'firewall') return sessionRows(event);
    const request = event.logsource.category === 'proxy' ? requestOf(event) : undefined;
    if (request === undefined) return [];
    const row = present({
      DestinationHostName: request.host,
      DestinationIP: request.serverAddress,
      EventOutcome: request.status,
      RequestClientApplication: request.userAgent,
      RequestContext: request.referrer,
      RequestCookies: request.cookie,
      RequestMethod: request.method,
      RequestURL: urlOf(request),
      SourceIP: request.clientAddress,
      SourceUserName: request.user,
    });
    return [
      { writtenBy: 'proxy', row },
      { writtenBy: 'proxy-without-scheme', row: { ...row, RequestURL: `${request.host}${fromPathOf(request)}` } },
    ];
  },
};

function sessionRows(event: LogEvent): readonly TableRow[] {
  const session = firewallSessionOf(event);
  if (session === undefined) return [];
  const row = present<Cell>({
    DestinationIP: session.destinationAddress,
    DestinationPort: intOf(session.destinationPort ?? ''),
    DeviceAction: session.action,
    SourceIP: session.sourceAddress,
    SourcePort: intOf(session.sourcePort ?? ''),
    SourceUserName: session.user,
  });
  return [{ writtenBy: 'firewall', row }];
}

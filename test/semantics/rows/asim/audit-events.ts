import type { TableModel } from '../row.js';
import { partOfRecord } from '../values/cloudtrail-record.js';
import { present, textOf } from '../values/event-fields.js';
import { jsonText } from '../values/json-record.js';
import { microsoftCloudAudit } from './microsoft-cloud-audit.js';

/**
 * What Microsoft's clouds record, and records of CloudTrail as their parser has them: addresses of IPv4 only, the request as text within a bag.
 *
 * Source: ASimAuditEventAWSCloudTrail 0.1
 */
export const imAuditEvent: TableModel = {
  table: 'imAuditEvent',
  rowsFor(event) {
    if (event.logsource.service !== 'cloudtrail') return microsoftCloudAudit(event);
    const address = textOf(event, 'sourceIPAddress') ?? textOf(event, 'src_ip') ?? '';
    const request = jsonText(partOfRecord(event, 'requestParameters'));
    const row = present({
      ActorUsername: textOf(event, 'userIdentity.userName'),
      AdditionalFields: request === undefined ? undefined : { RequestParameters: request },
      EventMessage: textOf(event, 'errorMessage'),
      EventProduct: 'CloudTrail',
      HttpUserAgent: textOf(event, 'userAgent'),
      Operation: textOf(event, 'eventName'),
      SrcIpAddr: /^[0-9]+(?:\.[0-9]+){3}$/.test(address) ? address : undefined,
    });
    return [{ writtenBy: 'cloudtrail', row }];
  },
};

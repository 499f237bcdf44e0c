import type { TableModel } from '../../row.js';
import { partOfRecord } from '../../values/cloudtrail-record.js';
import { present, textOf } from '../../values/event-fields.js';
import { jsonText } from '../../values/json-record.js';

/**
 * Records of AWS CloudTrail: plain members have columns, parts that differ with each operation are JSON text.
 *
 * Source: https://learn.microsoft.com/azure/azure-monitor/reference/tables/awscloudtrail and
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export const awsCloudTrail: TableModel = {
  table: 'AWSCloudTrail',
  rowsFor(event) {
    if (event.logsource.service !== 'cloudtrail') return [];
    const row = present({
      AdditionalEventData: jsonText(partOfRecord(event, 'additionalEventData')),
      AWSRegion: textOf(event, 'awsRegion'),
      ErrorCode: textOf(event, 'errorCode'),
      ErrorMessage: textOf(event, 'errorMessage'),
      EventName: textOf(event, 'eventName'),
      EventSource: textOf(event, 'eventSource'),
      EventTypeName: textOf(event, 'eventType'),
      RequestParameters: jsonText(partOfRecord(event, 'requestParameters')),
      ResponseElements: jsonText(partOfRecord(event, 'responseElements')),
      SessionIssuerType: textOf(event, 'userIdentity.sessionContext.sessionIssuer.type'),
      SourceIpAddress: textOf(event, 'sourceIPAddress') ?? textOf(event, 'src_ip'),
      UserAgent: textOf(event, 'userAgent'),
      UserIdentityArn: textOf(event, 'userIdentity.arn'),
      UserIdentityInvokedBy: textOf(event, 'userIdentity.invokedBy'),
      UserIdentityType: textOf(event, 'userIdentity.type'),
      UserIdentityUserName: textOf(event, 'userIdentity.userName'),
    });
    return [{ writtenBy: 'cloudtrail', row }];
  },
};

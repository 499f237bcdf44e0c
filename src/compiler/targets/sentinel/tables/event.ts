import { defineTable } from '../../target.js';

/** Any other channel of Windows, as the Azure Monitor Agent writes it; EventData is XML text. */
export const event = defineTable({
  name: 'Event',
  docsUrl: 'https://learn.microsoft.com/azure/azure-monitor/reference/tables/event',
  columns: {
    _BilledSize: 'real',
    _IsBillable: 'string',
    _ResourceId: 'string',
    _SubscriptionId: 'string',
    AzureDeploymentID: 'string',
    Computer: 'string',
    EventCategory: 'int',
    EventData: 'string',
    EventID: 'int',
    EventLevel: 'int',
    EventLevelName: 'string',
    EventLog: 'string',
    ManagementGroupName: 'string',
    Message: 'string',
    MG: 'guid',
    ParameterXml: 'string',
    RenderedDescription: 'string',
    Role: 'string',
    Source: 'string',
    SourceSystem: 'string',
    TenantId: 'guid',
    TimeCollected: 'datetime',
    TimeGenerated: 'datetime',
    Type: 'string',
    UserName: 'string',
  },
  eventData: {
    column: 'EventData',
    format: 'xml',
    around:
      '<DataItem Type="System.XmlData" time="" sourceHealthServiceId="">' +
      '<EventData xmlns="http://schemas.microsoft.com/win/2004/08/events/event"></EventData></DataItem>',
    timeAndIdAround: true,
  },
});

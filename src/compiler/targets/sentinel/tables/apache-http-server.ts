import { defineTable } from '../../target.js';

/** The logs of Apache HTTP Server, a line in each row. */
export const apacheHttpServer = defineTable({
  name: 'ApacheHTTPServer_CL',
  docsUrl: 'https://learn.microsoft.com/azure/sentinel/unified-connector-custom-device',
  columns: {
    _ItemId: 'string',
    _ResourceId: 'string',
    Computer: 'string',
    ItemId: 'string',
    RawData: 'string',
    ResourceId: 'string',
    TimeGenerated: 'datetime',
    Type: 'string',
  },
});

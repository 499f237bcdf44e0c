import { defineTable } from '../../target.js';

/** The logs of NGINX, a line in each row. */
export const nginx = defineTable({
  name: 'NGINX_CL',
  docsUrl: 'https://learn.microsoft.com/azure/sentinel/unified-connector-custom-device',
  columns: {
    RawData: 'string',
    TimeGenerated: 'datetime',
  },
});

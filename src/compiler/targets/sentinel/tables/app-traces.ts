import { defineTable } from '../../target.js';
import { APPLICATION_INSIGHTS_COLUMNS } from './application-insights-columns.js';

/** Log messages of applications, reported to Application Insights. */
export const appTraces = defineTable({
  name: 'AppTraces',
  docsUrl: 'https://learn.microsoft.com/azure/azure-monitor/reference/tables/apptraces',
  columns: {
    ...APPLICATION_INSIGHTS_COLUMNS,
    ReferencedItemId: 'string',
    ReferencedType: 'string',
  },
});

import { defineTable } from '../../target.js';
import { APPLICATION_INSIGHTS_COLUMNS } from './application-insights-columns.js';

/** Exceptions of applications, reported to Application Insights. */
export const appExceptions = defineTable({
  name: 'AppExceptions',
  docsUrl: 'https://learn.microsoft.com/azure/azure-monitor/reference/tables/appexceptions',
  columns: {
    ...APPLICATION_INSIGHTS_COLUMNS,
    Assembly: 'string',
    Details: 'dynamic',
    ExceptionType: 'string',
    HandledAt: 'string',
    InnermostAssembly: 'string',
    InnermostMessage: 'string',
    InnermostMethod: 'string',
    InnermostType: 'string',
    Method: 'string',
    OuterAssembly: 'string',
    OuterMessage: 'string',
    OuterMethod: 'string',
    OuterType: 'string',
    ProblemId: 'string',
  },
});

import { APPLICATIONS } from '../../../events/application-events.js';
import type { LogEvent } from '../../../log-event.js';
import type { Json, TableModel, TableRow } from '../../row.js';
import { textOf } from '../../values/event-fields.js';

const loggedBy = ({ logsource: { category, product } }: LogEvent): boolean =>
  category === 'application' && APPLICATIONS.some((known) => known === product);

/**
 * Exceptions that an application reports. What a log has as `type: message` stands in two columns; the frames of the stack are in
 * the details alone, with the type and the message of each of the exceptions that caused one another.
 *
 * Source: https://learn.microsoft.com/azure/azure-monitor/reference/tables/appexceptions and
 * https://learn.microsoft.com/azure/azure-monitor/app/data-model-complete#exception-telemetry.
 */
export const appExceptions: TableModel = {
  table: 'AppExceptions',
  rowsFor(event) {
    const text = textOf(event, 'Message');
    if (!loggedBy(event) || text === undefined) return [];
    const [, type, message] = /^([\w.:$]*[\w$]): (.*)$/s.exec(text) ?? [];
    return [
      exception('message', 'VendorError', text),
      exception('stack', 'VendorError', 'the agent is closed', text),
      ...(type === undefined || message === undefined ? [] : [exception('type-and-message', type, message)]),
    ];
  },
};

function exception(writtenBy: string, type: string, message: string, method = 'Vendor.Agent.run'): TableRow {
  const details: Json = [{ severityLevel: 'Error', outerId: '0', message, type, id: '812', parsedStack: [{ level: 0, line: 42, method }] }];
  return {
    writtenBy,
    row: {
      Details: details,
      ExceptionType: type,
      InnermostMessage: message,
      InnermostType: type,
      OuterMessage: message,
      OuterType: type,
      ProblemId: `${type} at ${method}`,
    },
  };
}

/** Source: https://learn.microsoft.com/azure/azure-monitor/reference/tables/apptraces. */
export const appTraces: TableModel = {
  table: 'AppTraces',
  rowsFor(event) {
    const text = textOf(event, 'Message');
    if (!loggedBy(event) || text === undefined) return [];
    return [
      { writtenBy: 'message', row: { Message: text, Properties: { Category: 'Vendor' } } },
      { writtenBy: 'property', row: { Message: 'failed', Properties: { Category: 'Vendor', error: text } } },
    ];
  },
};

import type { LogEvent } from '../../../log-event.js';
import type { TableModel } from '../../row.js';
import { present, textOf } from '../../values/event-fields.js';

const isGithub = ({ logsource }: LogEvent): boolean => logsource.product === 'github';

/** A table in which the action, who did it, where and to what visibility have these columns. */
const tableOf = (table: string, action: string, actor: string, visibility: string): TableModel => ({
  table,
  rowsFor: (event) =>
    isGithub(event)
      ? [
          {
            writtenBy: 'github',
            row: present({
              [action]: textOf(event, 'action'),
              [actor]: textOf(event, 'actor'),
              [visibility]: textOf(event, 'visibility'),
            }),
          },
        ]
      : [],
});

/**
 * The audit log of GitHub, whose fields all have columns.
 *
 * Source: https://github.com/Azure/Azure-Sentinel/tree/master/Solutions/GitHub
 */
export const githubTables: readonly TableModel[] = [
  tableOf('GitHubAuditLogsV2_CL', 'Action', 'Actor', 'Visibility'),
  tableOf('GitHubAuditLogPolling_CL', 'action_s', 'actor_s', 'visibility_s'),
  tableOf('GitHubAuditData', 'Action', 'Actor', 'Visibility'),
];

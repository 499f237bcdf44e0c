import type { LogEvent } from '../../log-event.js';
import type { Json } from '../row.js';
import { firstTextOf, textOf } from './event-fields.js';
import { recordOf } from './json-record.js';

/** An entry of the audit logs of Google Cloud. */
export interface GoogleEntry {
  readonly methodName?: string;
  readonly serviceName?: string;
  /** With the project before it, which rules leave out. */
  readonly logName?: string;
  readonly resourceType?: string;
  readonly authorizationInfo?: Json;
  readonly request?: Json;
}

/** Source: https://cloud.google.com/logging/docs/reference/audit/auditlog/rest/Shared.Types/AuditLog */
export function googleEntryOf(event: LogEvent): GoogleEntry {
  const methodName = firstTextOf(event, 'gcp.audit.method_name', 'data.protoPayload.methodName');
  const serviceName = textOf(event, 'data.protoPayload.serviceName');
  const logName = textOf(event, 'data.protoPayload.logName');
  const resourceType = textOf(event, 'data.protoPayload.resource.type');
  const authorizationInfo = recordOf(event, 'data.protoPayload.authorizationInfo');
  const request = recordOf(event, 'data.protoPayload.request') as Readonly<Record<string, Json>> | undefined;
  const within = textOf(event, 'Data');
  return {
    ...(methodName !== undefined && { methodName }),
    ...(serviceName !== undefined && { serviceName }),
    ...(logName !== undefined && { logName: `projects/vendor-prod/logs/${logName}` }),
    ...(resourceType !== undefined && { resourceType }),
    ...(authorizationInfo !== undefined && { authorizationInfo: [authorizationInfo] }),
    ...((request !== undefined || within !== undefined) && { request: { ...request, ...(within !== undefined && { note: within }) } }),
  };
}

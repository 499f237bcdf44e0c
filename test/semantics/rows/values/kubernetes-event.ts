import type { LogEvent } from '../../log-event.js';
import type { Json } from '../row.js';
import { present, textOf } from './event-fields.js';
import { recordOf } from './json-record.js';

export const isKubernetes = ({ logsource }: LogEvent): boolean => logsource.product === 'kubernetes';

/**
 * An audit event of Kubernetes. Some rules name the group of an object without the object.
 *
 * Source: https://kubernetes.io/docs/reference/config-api/apiserver-audit.v1
 */
export interface KubernetesEvent {
  readonly objectRef?: Json;
  readonly requestURI?: string;
  readonly responseStatus?: Json;
  readonly user?: Json;
  readonly userAgent?: string;
  readonly verb?: string;
}

export function kubernetesEventOf(event: LogEvent): KubernetesEvent {
  const group = textOf(event, 'apiGroup');
  const objectRef = recordOf(event, 'objectRef') as Readonly<Record<string, Json>> | undefined;
  return present<Json>({
    objectRef: group === undefined ? objectRef : { ...objectRef, apiGroup: group },
    requestURI: textOf(event, 'requestURI'),
    responseStatus: recordOf(event, 'responseStatus'),
    user: recordOf(event, 'user'),
    userAgent: textOf(event, 'userAgent'),
    verb: textOf(event, 'verb'),
  });
}

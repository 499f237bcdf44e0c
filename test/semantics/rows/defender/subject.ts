import type { LogEvent } from '../../log-event.js';
import { valueOf } from '../values/event-fields.js';
import type { Cells } from './records.js';

/** The subject of an event of the Security log: the account that caused it. */
export const subjectOf = (event: LogEvent): Cells => ({
  InitiatingProcessAccountDomain: valueOf(event, 'SubjectDomainName')?.toLowerCase(),
  InitiatingProcessAccountName: valueOf(event, 'SubjectUserName')?.toLowerCase(),
  InitiatingProcessAccountSid: valueOf(event, 'SubjectUserSid'),
});

import type { LogEvent } from '../../log-event.js';
import { valueOf } from '../values/event-fields.js';
import type { Cells } from './records.js';
import { lowerCased } from '../values/lower-cased.js';

/** The subject of an event of the Security log: the account that caused it. */
export const subjectOf = (event: LogEvent): Cells => ({
  InitiatingProcessAccountDomain: lowerCased(valueOf(event, 'SubjectDomainName')),
  InitiatingProcessAccountName: lowerCased(valueOf(event, 'SubjectUserName')),
  InitiatingProcessAccountSid: valueOf(event, 'SubjectUserSid'),
});

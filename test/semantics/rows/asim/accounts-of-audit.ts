import type { LogEvent } from '../../log-event.js';
import { textOf } from '../values/event-fields.js';

export interface AuditedAccount {
  readonly domain: string;
  readonly name: string;
}

/**
 * The account of an audit event that has its parts as `<role>DomainName` and `<role>UserName`. Windows writes a domain with every
 * name, or `-` for both: a name whose domain the event does not have is of this one (judgement).
 */
export function auditedAccount(event: LogEvent, role: 'Subject' | 'Target'): AuditedAccount | undefined {
  const name = textOf(event, `${role}UserName`);
  if (name === undefined) return undefined;
  return { domain: textOf(event, `${role}DomainName`) ?? (name === '-' || name === '' ? name : 'CONTOSO'), name };
}

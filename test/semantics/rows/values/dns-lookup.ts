import type { LogEvent } from '../../log-event.js';
import { textOf } from './event-fields.js';

/** A query to a DNS server, and what it answered. */
export interface DnsLookup {
  readonly name: string | undefined;
  readonly type: string | undefined;
  readonly answer: string | undefined;
}

export const dnsLookupOf = (event: LogEvent): DnsLookup => ({
  name: textOf(event, 'query'),
  type: textOf(event, 'record_type'),
  answer: textOf(event, 'answer'),
});

/** What a server records that keeps only the addresses of an answer. */
export const addressIn = (answer: string | undefined): string | undefined =>
  answer !== undefined && /^[0-9a-f.:]+$/i.test(answer) ? answer : undefined;

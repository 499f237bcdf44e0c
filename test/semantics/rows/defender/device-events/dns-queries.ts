import type { Json } from '../../row.js';
import { present, textOf } from '../../values/event-fields.js';
import { initiatingProcessOf, recordsOf } from '../records.js';
import type { RowsByActivity } from '../activity.js';

/**
 * DNS queries (Sysmon 22).
 *
 * Source: public hunting queries for AdditionalFields, and their description of DnsQueryResult as a list of DnsQueryType and
 * Result. The status of the answer is not recorded.
 */
export const dnsQueries: RowsByActivity = {
  'sysmon/22': (event) => {
    const results = textOf(event, 'QueryResults');
    return recordsOf(event, initiatingProcessOf(event), {
      ActionType: 'DnsQueryResponse',
      AdditionalFields: present<Json>({
        DnsQueryString: textOf(event, 'QueryName'),
        DnsQueryResult: results === undefined ? undefined : answers(results),
      }),
    });
  },
};

/** Sysmon writes `type:  5 name;::ffff:1.2.3.4;`: records of a type by number, addresses bare. The words for the types are judgement. */
const answers = (results: string): Json =>
  results
    .split(';')
    .filter((result) => result !== '')
    .map((result) => {
      const [, type, name] = /^type:\s*(\d+)\s+(.*)$/is.exec(result) ?? [];
      return type === undefined
        ? { DnsQueryType: 'A', Result: result.replace(/^::ffff:/i, '') }
        : { DnsQueryType: type === '5' ? 'CNAME' : type, Result: name! };
    });

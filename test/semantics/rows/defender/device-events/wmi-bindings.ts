import { present, textOf } from '../../values/event-fields.js';
import { initiatingProcessOf, recordsOf } from '../records.js';
import type { RowsByActivity } from '../activity.js';

/**
 * The binding of a WMI filter to a consumer (Sysmon 21; Windows event 5861). The two themselves (19, 20) are not reported, but
 * the text of the binding describes both.
 *
 * The members are judgement, after those of event 5861: the documentation says only that AdditionalFields has, for one, the word
 * ActiveScriptEventConsumer.
 */
export const wmiBindings: RowsByActivity = {
  'sysmon/21': (event) =>
    recordsOf(event, initiatingProcessOf(event), {
      ActionType: 'WmiBindEventFilterToConsumer',
      AdditionalFields: present({
        Consumer: textOf(event, 'Consumer'),
        Destination: textOf(event, 'Destination'),
        ESS: textOf(event, 'Filter'),
        Query: textOf(event, 'Query'),
      }),
    }),
};

import type { Cell, TableModel } from '../../row.js';
import { present, textOf } from '../../values/event-fields.js';

/** The fields of an event of OneLogin. Ids are numbers. */
const ONELOGIN_FIELDS = [
  'account_id',
  'actor_user_id',
  'actor_user_name',
  'app_name',
  'custom_message',
  'event_type_id',
  'ipaddr',
  'notes',
  'role_name',
  'user_id',
  'user_name',
];

const isId = (field: string): boolean => field.endsWith('_id');

const tableOf = (table: string, columnOf: (field: string) => string): TableModel => ({
  table,
  rowsFor(event) {
    if (event.logsource.service !== 'onelogin.events') return [];
    const cells = ONELOGIN_FIELDS.map((field): readonly [string, Cell | undefined] => {
      const text = textOf(event, field);
      return [columnOf(field), text === undefined || text === '' ? undefined : isId(field) ? Number(text) : text];
    });
    return [{ writtenBy: 'onelogin', row: present(Object.fromEntries(cells)) }];
  },
});

/** `actor_user_name` as `ActorUserName`. */
const inCapitals = (field: string): string => field.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());

/**
 * Source: Sample Data/Custom/OneLogin_CL.json in Azure/Azure-Sentinel, and the table and the rule of the current connector in
 * Solutions/OneLoginIAM; https://developers.onelogin.com/api-docs/2/events/event-resource.
 */
export const oneloginTables: readonly TableModel[] = [
  tableOf('OneLoginEventsV2_CL', inCapitals),
  tableOf('OneLogin_CL', (field) => `${field}_${isId(field) ? 'd' : 's'}`),
];

/**
 * The logs of Duo: a member of a member has a column of both names.
 *
 * Source: Sample Data/Custom/CiscoDuo_CL.json in Azure/Azure-Sentinel; https://duo.com/docs/adminapi#logs.
 */
export const ciscoDuo: TableModel = {
  table: 'CiscoDuo_CL',
  rowsFor(event) {
    const { product, service } = event.logsource;
    if (product !== 'cisco' || service !== 'duo') return [];
    const cells = DUO_FIELDS.map((field) => [`${field.replaceAll('.', '_')}_s`, textOf(event, field)] as const);
    return [{ writtenBy: 'duo', row: present(Object.fromEntries(cells)) }];
  },
};

const DUO_FIELDS = [
  'access_device.ip',
  'access_device.location.country',
  'action',
  'description',
  'email',
  'event_type',
  'factor',
  'object',
  'reason',
  'result',
  'user.name',
  'username',
];

import { defineMapping, type LogsourceMapping } from '../../target.js';
import { ciscoDuo } from '../tables/cisco-duo.js';
import { oneloginEventsV2 } from '../tables/onelogin-events-v2.js';
import { onelogin } from '../tables/onelogin.js';

/** Events of OneLogin and of Cisco Duo, under the names of their own interfaces. */
export const oneloginAndDuoMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { product: 'onelogin', service: 'onelogin.events' },
    table: oneloginEventsV2,
    priority: 1,
    where: [],
    fields: {
      account_id: 'AccountId',
      actor_user_id: 'ActorUserId',
      actor_user_name: 'ActorUserName',
      app_name: 'AppName',
      custom_message: 'CustomMessage',
      event_type_id: 'EventTypeId',
      ipaddr: 'Ipaddr',
      notes: 'Notes',
      role_name: 'RoleName',
      user_id: 'UserId',
      user_name: 'UserName',
    },
    basis: "The columns that the connector writes, which are named after the fields of OneLogin's events.",
  }),
  defineMapping({
    logsource: { product: 'onelogin', service: 'onelogin.events' },
    table: onelogin,
    priority: 2,
    where: [],
    fields: {
      account_id: 'account_id_d',
      actor_user_id: 'actor_user_id_d',
      actor_user_name: 'actor_user_name_s',
      app_name: 'app_name_s',
      custom_message: 'custom_message_s',
      event_type_id: 'event_type_id_d',
      ipaddr: 'ipaddr_s',
      notes: 'notes_s',
      role_name: 'role_name_s',
      user_id: 'user_id_d',
      user_name: 'user_name_s',
    },
    basis: "The columns that the connector writes, which are named after the fields of OneLogin's events.",
  }),
  defineMapping({
    logsource: { product: 'cisco', service: 'duo' },
    table: ciscoDuo,
    priority: 1,
    where: [],
    fields: {
      action: 'action_s',
      'access_device.ip': 'access_device_ip_s',
      'access_device.location.country': 'access_device_location_country_s',
      description: 'description_s',
      email: 'email_s',
      event_type: 'event_type_s',
      factor: 'factor_s',
      object: 'object_s',
      reason: 'reason_s',
      result: 'result_s',
      'user.name': 'user_name_s',
      username: 'username_s',
    },
    basis: "The columns that the connector writes, which are named after the fields of Duo's Admin API.",
  }),
];

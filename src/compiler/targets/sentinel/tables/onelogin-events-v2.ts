import { defineTable } from '../../target.js';

/** Events of OneLogin. */
export const oneloginEventsV2 = defineTable({
  name: 'OneLoginEventsV2_CL',
  docsUrl: 'https://github.com/Azure/Azure-Sentinel/tree/master/Solutions/OneLoginIAM',
  columns: {
    AccountId: 'real',
    ActorSystem: 'string',
    ActorUserId: 'real',
    ActorUserName: 'string',
    AppId: 'real',
    AppName: 'string',
    CustomMessage: 'string',
    EventId: 'real',
    EventTypeId: 'real',
    Ipaddr: 'string',
    Notes: 'string',
    PolicyId: 'real',
    PolicyName: 'string',
    PolicyType: 'string',
    RoleId: 'real',
    RoleName: 'string',
    TimeGenerated: 'datetime',
    UserId: 'real',
    UserName: 'string',
  },
});

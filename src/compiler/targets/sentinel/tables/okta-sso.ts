import { defineTable } from '../../target.js';
import { OKTA_COLUMNS } from './okta-columns.js';

/** The function of the Okta solution, which gives the rows of Okta_CL and OktaV2_CL one form. */
export const oktaSso = defineTable({
  name: 'OktaSSO',
  docsUrl: 'https://github.com/Azure/Azure-Sentinel/tree/master/Solutions/Okta%20Single%20Sign-On/Parsers',
  columns: {
    ...OKTA_COLUMNS,
    actor_detailEntry_s: 'string',
    authenticationContext_interface_s: 'string',
    authenticationContext_issuerId_s: 'string',
    authenticationContext_issuerType_s: 'string',
    client_id_s: 'string',
    debugContext_debugData_s: 'string',
    transaction_details_s: 'string',
  },
});

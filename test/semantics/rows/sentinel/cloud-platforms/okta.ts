import type { LogEvent } from '../../../log-event.js';
import type { Json, Row, TableModel } from '../../row.js';
import { present, textOf } from '../../values/event-fields.js';
import { jsonText, recordOf } from '../../values/json-record.js';

/** The columns of the deprecated connector, as the function of the solution has them too. */
const columnsOf = (event: LogEvent): Row =>
  present({
    actor_alternateId_s: textOf(event, 'actor.alternateId'),
    client_geographicalContext_country_s: textOf(event, 'client.geographicalContext.country'),
    client_ipAddress_s: textOf(event, 'client.ipAddress'),
    displayMessage_s: textOf(event, 'displayMessage'),
    eventType_s: textOf(event, 'eventType'),
    legacyEventType_s: textOf(event, 'legacyEventType'),
    outcome_reason_s: textOf(event, 'outcome.reason'),
    outcome_result_s: textOf(event, 'outcome.result'),
    securityContext_isProxy_b: truthOf(textOf(event, 'securityContext.isProxy')),
    target_s: jsonText(targetsOf(event)),
  });

const truthOf = (text: string | undefined): boolean | undefined => (text === undefined ? undefined : text === 'true');

/** What was acted upon: a list, of which rules know one. */
function targetsOf(event: LogEvent): Json | undefined {
  const target = recordOf(event, 'target');
  return target === undefined ? undefined : [target];
}

const isOkta = ({ logsource }: LogEvent): boolean => logsource.service === 'okta';

/**
 * The System Log of Okta in the columns of the deprecated connector, one for each member.
 *
 * Source: https://github.com/Azure/Azure-Sentinel/tree/master/Solutions/Okta%20Single%20Sign-On
 */
export const okta: TableModel = {
  table: 'Okta_CL',
  rowsFor(event) {
    if (!isOkta(event)) return [];
    const row = present({
      debugContext_debugData_logOnlySecurityData_s: textOf(event, 'debugContext.debugData.logOnlySecurityData'),
      debugContext_debugData_requestUri_s: textOf(event, 'debugContext.debugData.requestUri'),
    });
    return [{ writtenBy: 'okta', row: { ...columnsOf(event), ...row } }];
  },
};

/** The function of the solution, which has the debug data as JSON text. */
export const oktaSso: TableModel = {
  table: 'OktaSSO',
  rowsFor(event) {
    if (!isOkta(event)) return [];
    const row = present({ debugContext_debugData_s: jsonText(recordOf(event, 'debugContext.debugData')) });
    return [{ writtenBy: 'okta', row: { ...columnsOf(event), ...row } }];
  },
};

/** The table of the current connector, in names of ASIM. */
export const oktaV2: TableModel = {
  table: 'OktaV2_CL',
  rowsFor(event) {
    if (!isOkta(event)) return [];
    const row = present({
      DebugData: recordOf(event, 'debugContext.debugData'),
      EventMessage: textOf(event, 'displayMessage'),
      EventOriginalResultDetails: textOf(event, 'outcome.reason'),
      EventOriginalType: textOf(event, 'eventType'),
      LegacyEventType: textOf(event, 'legacyEventType'),
      OriginalActorAlternateId: textOf(event, 'actor.alternateId'),
      OriginalOutcomeResult: textOf(event, 'outcome.result'),
      OriginalTarget: targetsOf(event),
      SecurityContextIsProxy: truthOf(textOf(event, 'securityContext.isProxy')),
      SrcGeoCountry: textOf(event, 'client.geographicalContext.country'),
      SrcIpAddr: textOf(event, 'client.ipAddress'),
    });
    return [{ writtenBy: 'okta', row }];
  },
};

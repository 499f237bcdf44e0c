import { describe, expect, it } from '@jest/globals';
import { describeTargets } from '../../../../../src/compiler/index.js';
import { CLOUD_EVENTS } from '../../../events/cloud-events.js';
import type { LogEvent } from '../../../log-event.js';
import { imAuditEvent } from '../../asim/audit-events.js';
import { imAuthentication } from '../../asim/authentication.js';
import { cloudAuditEvents } from '../../defender/cloud-audit-events.js';
import { cloudPlatformTables } from './index.js';

const eventOf = (product: string, service: string, fields: LogEvent['fields']): LogEvent => ({ logsource: { product, service }, fields });
const rowsOf = (table: string, event: LogEvent) =>
  [...cloudPlatformTables, cloudAuditEvents, imAuditEvent, imAuthentication]
    .find((model) => model.table === table)!
    .rowsFor(event)
    .map(({ row }) => row);

describe('what the tables hold of cloud platforms', () => {
  it('CloudTrail: the request as JSON text, its lists as lists, truth values without quotes', () => {
    const event = eventOf('aws', 'cloudtrail', {
      'requestParameters.enable': 'false',
      'requestParameters.containerDefinitions.command': 'curl $X',
    });
    expect(rowsOf('AWSCloudTrail', event)).toEqual([
      { RequestParameters: '{"enable":false,"containerDefinitions":[{"command":["curl $X"]}]}' },
    ]);
    expect(rowsOf('CloudAuditEvents', event)).toEqual([
      { DataSource: 'AWS', RawEventData: { requestParameters: { enable: false, containerDefinitions: [{ command: ['curl $X'] }] } } },
    ]);
  });

  it('CloudTrail: a text within the request has the escapes of JSON', () => {
    expect(rowsOf('AWSCloudTrail', eventOf('aws', 'cloudtrail', { requestParameters: '"Allow"' }))).toEqual([
      { RequestParameters: String.raw`{"policyDocument":"\"Allow\""}` },
    ]);
  });

  it('the parser of CloudTrail keeps no address that is a name', () => {
    const address = (sourceIPAddress: string) => rowsOf('imAuditEvent', eventOf('aws', 'cloudtrail', { sourceIPAddress }))[0]!['SrcIpAddr'];
    expect(['192.0.2.7', 'ssm.amazonaws.com', '2001:db8::7'].map(address)).toEqual(['192.0.2.7', undefined, undefined]);
  });

  it('Google Cloud: the name of a log has the project before it', () => {
    const event = eventOf('gcp', 'gcp.audit', { 'data.protoPayload.logName': 'cloudaudit.googleapis.com%2Factivity' });
    expect(rowsOf('GCPAuditLogs', event)).toEqual([{ LogName: 'projects/vendor-prod/logs/cloudaudit.googleapis.com%2Factivity' }]);
  });

  it('Okta: the targets are a list, and of all events the parsers have the sessions', () => {
    const event = eventOf('okta', 'okta', {
      eventType: 'user.session.start',
      'target.displayName': 'Mail',
      'securityContext.isProxy': 'true',
    });
    expect(rowsOf('OktaV2_CL', event)).toEqual([
      { EventOriginalType: 'user.session.start', OriginalTarget: [{ displayName: 'Mail' }], SecurityContextIsProxy: true },
    ]);
    expect(rowsOf('imAuthentication', event)).toHaveLength(2);
    expect(rowsOf('imAuthentication', eventOf('okta', 'okta', { eventType: 'user.lifecycle.create' }))).toEqual([]);
  });

  it('Kubernetes: an object in a column, in a text, in a bag with capitals, and in the name of a method', () => {
    const event = eventOf('kubernetes', 'audit', { verb: 'create', 'objectRef.resource': 'pods', 'objectRef.subresource': 'exec' });
    const objectRef = { resource: 'pods', subresource: 'exec' };
    expect(rowsOf('AKSAudit', event)).toEqual([{ ObjectRef: objectRef, Verb: 'create' }]);
    expect(rowsOf('AzureDiagnostics', event)[0]).toMatchObject({ log_s: JSON.stringify({ objectRef, verb: 'create' }) });
    expect(rowsOf('CloudAuditEvents', event)[0]).toMatchObject({ OperationName: 'create', RawEventData: { ObjectRef: objectRef } });
    expect(rowsOf('GKEAudit', event)[0]).toMatchObject({ ProtoPayload: { methodName: 'io.k8s.core.v1.pods.exec.create' } });
  });
});

describe('what the tables hold of identity providers and of Google Workspace', () => {
  it('Google Workspace: a setting is among the parameters, a new value has a column', () => {
    const event = eventOf('gcp', 'google_workspace.admin', { eventName: 'CHANGE_X', setting_name: 'S', new_value: 'v' });
    expect(rowsOf('GoogleWorkspaceReports', event)).toMatchObject([
      {
        EventName: 'CHANGE_X',
        IdApplicationName: 'admin',
        NewValue: 'v',
        EventParameters: expect.arrayContaining([{ name: 'SETTING_NAME', value: 'S' }]),
      },
    ]);
    expect(rowsOf('GWorkspace_ReportsAPI_admin_CL', event)).toMatchObject([
      { event_name_s: 'CHANGE_X', NEW_VALUE_s: 'v', SETTING_NAME_s: 'S' },
    ]);
    expect(rowsOf('GWorkspace_ReportsAPI_login_CL', event)).toEqual([]);
  });

  it('Google Workspace: of user accounts, and not of sign-ins, are mails that go elsewhere', () => {
    const event = eventOf('gcp', 'google_workspace.login', { 'protoPayload.metadata.event.eventName': 'email_forwarding_out_of_domain' });
    expect(rowsOf('GoogleWorkspaceReports', event)).toMatchObject([{ IdApplicationName: 'user_accounts' }]);
    expect(rowsOf('GWorkspace_ReportsAPI_login_CL', event)).toEqual([]);
  });

  it('OneLogin: ids are numbers', () => {
    const event = eventOf('onelogin', 'onelogin.events', { event_type_id: '3', user_name: 'a' });
    expect(rowsOf('OneLogin_CL', event)).toEqual([{ event_type_id_d: 3, user_name_s: 'a' }]);
    expect(rowsOf('OneLoginEventsV2_CL', event)).toEqual([{ EventTypeId: 3, UserName: 'a' }]);
  });

  it('Duo: a member of a member has both names', () => {
    expect(rowsOf('CiscoDuo_CL', eventOf('cisco', 'duo', { 'access_device.ip': '192.0.2.7' }))).toEqual([
      { access_device_ip_s: '192.0.2.7' },
    ]);
  });
});

describe('columns of the tables of cloud platforms', () => {
  const target = describeTargets().find(({ id }) => id === 'sentinel')!;
  const events = Object.entries(CLOUD_EVENTS).map(([name, fields]) => {
    const [product = '', service = ''] = name.split('/');
    return eventOf(product, service, fields);
  });

  it.each([...cloudPlatformTables, cloudAuditEvents].map((model) => [model.table, model] as const))('exist in %s', (table, model) => {
    const columns = target.tables.find(({ name }) => name === table)!.columns.map(({ name }) => name);
    const rows = events.flatMap((event) => model.rowsFor(event)).map(({ row }) => row);
    expect(rows).not.toEqual([]);
    expect(rows.flatMap(Object.keys).filter((column) => !columns.includes(column))).toEqual([]);
  });
});

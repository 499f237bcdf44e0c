import { describe, expect, it } from '@jest/globals';
import { databaseFor } from '../../semantics/judge.js';
import { compileKql } from '../../semantics/kql/evaluate.js';
import type { Json } from '../../semantics/rows/row.js';
import { conversion, problemsOf, queryOf } from '../../support/convert-rule.js';

const rule = (product: string, service: string, detection: string): string =>
  `title: A rule\nlogsource:\n  product: ${product}\n  service: ${service}\ndetection:\n  selection:\n    ${detection}\n  condition: selection\n`;

const cloudtrail = (detection: string): string => rule('aws', 'cloudtrail', detection);

describe('a field whose name goes on from that of a column with JSON', () => {
  it('is the member of that name, read from text', () => {
    expect(queryOf(cloudtrail('requestParameters.roleName: Admin'), 'AWSCloudTrail')).toBe(
      [
        'AWSCloudTrail',
        '| extend requestParameters_roleName = tostring(parse_json(RequestParameters).roleName)',
        '| where requestParameters_roleName =~ "Admin"',
      ].join('\n'),
    );
  });

  it('is the member of that name, read from a dynamic value', () => {
    expect(queryOf(rule('kubernetes', 'audit', 'user.extra.origin: outside'), 'AKSAudit')).toBe(
      ['AKSAudit', '| extend user_extra_origin = tostring(User.extra.origin)', '| where user_extra_origin =~ "outside"'].join('\n'),
    );
  });

  it('is read at the place that the column has for the beginning of the name', () => {
    expect(queryOf(rule('kubernetes', 'audit', 'requestObject.reason: Test'), 'CloudAuditEvents')).toContain(
      'tostring(RawEventData.RequestObject.reason)',
    );
  });

  it('is read from all of the event where nothing nearer is known', () => {
    expect(queryOf(rule('kubernetes', 'audit', 'impersonatedUser.username: root'), 'AzureDiagnostics')).toContain(
      'tostring(parse_json(log_s).impersonatedUser.username)',
    );
  });

  it('has a warning that it is assumed, with what is not found', () => {
    expect(conversion(cloudtrail('responseElements.role.arn: x'), 'AWSCloudTrail').warnings).toMatchObject([
      { code: 'FIELD_ASSUMED', field: 'responseElements.role.arn', message: expect.stringContaining('elements of a list') },
    ]);
  });

  it('is not assumed where it is known', () => {
    expect(conversion(cloudtrail('responseElements.ConsoleLogin: Success'), 'AWSCloudTrail').warnings).toEqual([]);
  });

  it('is found whatever case the beginning of the name is written in, and keeps the case of the rest', () => {
    expect(queryOf(cloudtrail('RequestParameters.RoleName: x'), 'AWSCloudTrail')).toContain('parse_json(RequestParameters).RoleName');
  });

  it('can be compared with another field', () => {
    expect(queryOf(cloudtrail('userIdentity.userName|fieldref: requestParameters.userName'), 'AWSCloudTrail')).toContain(
      'UserIdentityUserName =~ requestParameters_userName',
    );
  });

  it.each(['requestParametersX.a', 'requestParameters.', 'userIdentity.other'])('is not what only looks so: %s', (field) => {
    expect(problemsOf(cloudtrail(`${field}: x`), 'AWSCloudTrail')).toEqual(['UNMAPPED_FIELD']);
  });
});

describe('a list within JSON', () => {
  const command = (value: string): string => cloudtrail(`requestParameters.containerDefinitions.command|contains: ${value}`);

  it('is asked for any of its elements, and for nothing beside it', () => {
    const program = compileKql(queryOf(command('$URI'), 'AWSCloudTrail'), databaseFor('sentinel'));
    const found = (definition: Json): boolean =>
      program.selects({ RequestParameters: JSON.stringify({ containerDefinitions: [{ name: 'other', command: [] }, definition] }) });
    expect(found({ command: ['sh', '-c', 'curl $URI'] })).toBe(true);
    expect(found({ command: ['sh'], environment: ['$URI'], name: '$URI' })).toBe(false);
  });

  it('has a warning that it is found at another depth as well', () => {
    expect(conversion(command('$URI'), 'AWSCloudTrail').warnings).toMatchObject([{ code: 'FIELD_APPROXIMATED' }]);
  });
});

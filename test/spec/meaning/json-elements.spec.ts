import { describe, expect, it } from '@jest/globals';
import { compileKql } from '../../semantics/kql/evaluate.js';
import { databaseFor } from '../../semantics/judge.js';
import type { Json } from '../../semantics/rows/row.js';
import { conversion, problemsOf, queryOf } from '../../support/convert-rule.js';

const rule = (service: string, tests: string, condition = 'selection'): string =>
  [
    'title: Example',
    'logsource:',
    '  product: azure',
    `  service: ${service}`,
    'detection:',
    '  selection:',
    ...tests.split('\n').map((line) => `    ${line}`),
    `  condition: ${condition}`,
  ].join('\n');

/** Whether the query for a rule on AuditLogs selects a record with these changed properties. */
function finds(text: string, modifiedProperties: readonly Json[]): boolean {
  const row = {
    OperationName: 'Update user',
    TargetResources: [{ displayName: 'a', type: 'User', modifiedProperties }, { displayName: 'b' }],
  };
  return compileKql(queryOf(text, 'AuditLogs'), databaseFor('sentinel')).selects(row);
}

const change = (newValue: Json): Json => ({ displayName: 'P', oldValue: 'before', newValue });
const newValue = (test: string): string => rule('auditlogs', `TargetResources.ModifiedProperties.NewValue${test}`);

describe('a member of the elements of a JSON array', () => {
  it.each<{ test: string; properties: readonly Json[]; found: boolean; title: string }>([
    { title: 'is found in any of them', test: ': b', properties: [change('a'), change('b')], found: true },
    { title: 'is compared without case', test: ': B', properties: [change('b')], found: true },
    { title: 'is compared with case where the rule says so', test: '|cased: B', properties: [change('b')], found: false },
    { title: 'is compared as a whole', test: ': b', properties: [change('ab'), change('bc')], found: false },
    { title: 'may begin with a text', test: '|startswith: b', properties: [change('bc')], found: true },
    { title: 'may end with a text', test: '|endswith: b', properties: [change('ab')], found: true },
    { title: 'does not end with a text that goes on', test: '|endswith: b', properties: [change('abc')], found: false },
    { title: 'may have a text within it', test: '|contains: b', properties: [change('abc')], found: true },
    { title: 'is not read beyond its end', test: '|contains: before', properties: [change('a'), { oldValue: 'before' }], found: false },
    { title: 'is not another member', test: ': before', properties: [change('a')], found: false },
    { title: 'may have wildcards', test: ': a?c*e', properties: [change('abcde')], found: true },
    { title: 'takes no more than a character for ?', test: ': a?c', properties: [change('abbc')], found: false },
    { title: 'takes a quote for a character', test: ': a?c', properties: [change('a"c')], found: true },
    { title: 'may have quotes', test: `: '"b"'`, properties: [change('"b"')], found: true },
    { title: 'may have backslashes', test: `: 'C:\\b'`, properties: [change('C:\\b')], found: true },
    { title: 'is not taken out of a text that looks like it', test: ': b', properties: [change('"newValue":"b"')], found: false },
    { title: 'may be a truth value', test: ': true', properties: [change(true)], found: true },
    { title: 'may be a number', test: ': 4', properties: [change(4)], found: true },
    { title: 'is not the start of a longer number', test: ': 4', properties: [change(44)], found: false },
    { title: 'is there', test: '|exists: true', properties: [change('a')], found: true },
    { title: 'is not there where it is null', test: '|exists: true', properties: [change(null)], found: false },
    { title: 'is missing', test: ': null', properties: [change(null)], found: true },
    { title: 'is missing where there are no elements', test: ': null', properties: [], found: true },
    { title: 'is not missing where one element has it', test: ': null', properties: [change(null), change('a')], found: false },
    { title: 'is not empty', test: `: '*'`, properties: [change('')], found: false },
  ])('$title: newValue$test', ({ test, properties, found }) => {
    expect(finds(newValue(test), properties)).toBe(found);
    const opposite = newValue(test).replace('condition: selection', 'condition: not selection');
    expect(finds(opposite, properties)).toBe(!found);
  });

  it.each([
    {
      title: 'before the value',
      element: { displayName: 'ConsentContext.IsAdminConsent', oldValue: null, newValue: '"False"' },
      found: true,
    },
    {
      title: 'behind the value',
      element: { newValue: '"False"', oldValue: '[]', displayName: 'ConsentContext.IsAdminConsent' },
      found: true,
    },
    { title: 'of another element', element: { displayName: 'ConsentContext.IsAdminConsent', newValue: '"True"' }, found: false },
  ])('is that of the element with the other member, $title', ({ element, found }) => {
    const consent = rule('auditlogs', 'ConsentContext.IsAdminConsent: false');
    expect(finds(consent, [change('"False"'), element, change('"False"')])).toBe(found);
  });

  it('is read out of a column of text as well, however it is laid out', () => {
    const text = rule('audit', "RequestType: 'Cmsi:Cmsi'").replace('product: azure', 'product: m365');
    const properties = [
      { Name: 'A', Value: 'Cmsi:Cmsi' },
      { Name: 'RequestType', Value: 'Cmsi:Cmsi' },
    ];
    const program = compileKql(queryOf(text, 'OfficeActivity'), databaseFor('sentinel'));
    expect(program.selects({ ExtendedProperties: JSON.stringify(properties, null, 2) })).toBe(true);
    expect(program.selects({ ExtendedProperties: JSON.stringify(properties.slice(0, 1)) })).toBe(false);
  });

  it.each(["|re: '^a'", '|cidr: 192.0.2.0/24', '|gt: 4'])('is refused where only the value alone could be asked: %s', (test) => {
    expect(problemsOf(newValue(test), 'AuditLogs')).toEqual(['UNMAPPED_VALUE']);
  });

  it('has a warning where members of the same name are found at another depth', () => {
    const { warnings } = conversion(rule('auditlogs', 'TargetResources.ModifiedProperties.DisplayName: a'), 'AuditLogs');
    expect(warnings.map(({ message }) => message)).toEqual([expect.stringContaining('matches more events than the rule')]);
  });
});

describe('words of a product', () => {
  const lastLine = (text: string, table: string): string => queryOf(text, table).split('\n').at(-1)!.trim();

  it('are those of the elements of a list as well', () => {
    expect(lastLine(rule('auditlogs', 'targetResources.type: Service Principal'), 'AuditLogs')).toContain('""type"":""ServicePrincipal""');
    expect(problemsOf(rule('auditlogs', 'targetResources.type: Teapot'), 'AuditLogs')).toEqual(['UNMAPPED_VALUE']);
  });

  it('stand for everything but a value', () => {
    expect(queryOf(rule('signinlogs', 'Status: Failure'), 'SigninLogs')).toBe(
      'SigninLogs\n| where isnotempty(ResultType)\n    and not(ResultType =~ "0")',
    );
    expect(queryOf(rule('signinlogs', 'Status: Failure'), 'EntraIdSignInEvents')).toContain('isnotnull(ErrorCode)');
  });

  it('leave other words to where they stand', () => {
    expect(lastLine(rule('auditlogs', 'Status: Admin did it'), 'AuditLogs')).toBe('| where ResultReason =~ "Admin did it"');
  });
});

describe('the name of an activity in Microsoft Entra ID', () => {
  it('is compared without the full stop that Office 365 puts behind it', () => {
    const program = compileKql(queryOf(rule('auditlogs', 'OperationName: Add user'), 'CloudAppEvents'), databaseFor('sentinel'));
    const record = (Operation: string): { RawEventData: Json } => ({ RawEventData: { Workload: 'AzureActiveDirectory', Operation } });
    expect(['Add user.', 'Add user', 'Add users.'].map((name) => program.selects(record(name)))).toEqual([true, true, false]);
  });
});

describe('a message that is a piece of JSON', () => {
  const message = (value: string): string => rule('auditlogs', `properties.message: '${value}'`);
  const guest = { displayName: 'UserType', oldValue: '["Guest"]', newValue: '["Member"]' };
  const PIECE = String.raw`"displayName":"UserType","oldValue":"[\"Guest\"]","newValue":"[\"Member\"]"`;

  it('is looked for in the JSON of the targets, with old and new value apart', () => {
    expect(finds(message(PIECE), [guest])).toBe(true);
    expect(finds(message(PIECE), [{ ...guest, oldValue: guest.newValue, newValue: guest.oldValue }])).toBe(false);
  });

  it('may leave its ends open', () => {
    expect(finds(message('*"displayName":"UserType"*'), [guest])).toBe(true);
  });

  it('has a warning that it is looked for anywhere, in one order', () => {
    const { warnings, fields } = conversion(message(PIECE), 'AuditLogs');
    expect(warnings.map(({ code, field }) => [code, field])).toEqual([
      ['VALUE_APPROXIMATED', 'properties.message'],
      ['VALUE_APPROXIMATED', 'properties.message'],
    ]);
    expect(fields).toEqual([
      { field: 'properties.message', columns: ['TargetResources'], fidelity: 'approximate', matchesMore: true, matchesLess: true },
    ]);
  });

  it('is the name of the activity where it is none', () => {
    expect(queryOf(message('Update user'), 'AuditLogs')).toBe('AuditLogs\n| where OperationName =~ "Update user"');
  });
});

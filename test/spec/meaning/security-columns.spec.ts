import { describe, expect, it } from '@jest/globals';
import { conversion, problemsOf, queryOf, windowsRule } from '../../support/convert-rule.js';

const lastLineOf = (query: string): string => query.split('\n').at(-1)!;
const rule = (test: string): string => windowsRule('service: security', `selection:\n  EventID: 4719\n  ${test}`);

describe('a GUID of an audit event', () => {
  const GUID = '0CCE9210-69AE-11D9-BED3-505054503030';

  it.each(['SubcategoryGuid', 'LogonGuid', 'TargetLogonGuid', 'InterfaceUuid'])(
    'stands in the column %s without the braces that Windows and rules write',
    (field) => {
      const query = queryOf(rule(`${field}: '{${GUID}}'`), 'SecurityEvent');
      expect(lastLineOf(query)).toBe(`    and ${field} =~ "${GUID}"`);
    },
  );

  it.each([
    { test: `SubcategoryGuid|startswith: '{0CCE92'`, asked: 'SubcategoryGuid startswith "0CCE92"' },
    { test: `SubcategoryGuid|endswith: '3030}'`, asked: 'SubcategoryGuid endswith "3030"' },
    { test: `SubcategoryGuid|contains: '{0CCE92'`, asked: 'SubcategoryGuid startswith "0CCE92"' },
    { test: `SubcategoryGuid|contains: '-11D9-'`, asked: 'SubcategoryGuid contains "-11D9-"' },
    { test: `SubcategoryGuid: '${GUID}'`, asked: `SubcategoryGuid =~ "${GUID}"` },
    { test: `SubcategoryGuid: null`, asked: 'isempty(SubcategoryGuid)' },
    { test: `SubcategoryGuid: '*'`, asked: 'isnotempty(SubcategoryGuid)' },
  ])('is found by a part of it: $test', ({ test, asked }) => {
    expect(lastLineOf(queryOf(rule(test), 'SecurityEvent'))).toBe(`    and ${asked}`);
  });

  it('is a list where the rule has one', () => {
    const query = queryOf(rule(`SubcategoryGuid: ['{${GUID}}', '{0CCE9211-69AE-11D9-BED3-505054503030}']`), 'SecurityEvent');
    expect(query.split('\n').slice(2)).toEqual([
      '    and SubcategoryGuid in~ (',
      `        "${GUID}",`,
      '        "0CCE9211-69AE-11D9-BED3-505054503030"',
      '    )',
    ]);
  });

  it.each([`SubcategoryGuid|contains: 'a{b'`, `SubcategoryGuid|re: '^\\{0CCE'`])(
    'is refused where the column cannot be asked for its braces: %s',
    (test) => {
      expect(problemsOf(rule(test), 'SecurityEvent')).toEqual(['UNMAPPED_VALUE']);
    },
  );

  it('keeps its braces where the table has the member as Windows wrote it', () => {
    expect(lastLineOf(queryOf(rule(`SubcategoryGuid: '{${GUID}}'`), 'WindowsEvent'))).toBe(`| where SubcategoryGuid =~ "{${GUID}}"`);
  });
});

describe('the level of an audit event', () => {
  it('is refused where the column has the kind of audit instead', () => {
    expect(problemsOf(rule('Level: 4'), 'SecurityEvent')).toEqual(['UNMAPPED_FIELD']);
  });

  it.each(['Event', 'WindowsEvent'])('of verbose events has a name in %s, as the others have', (table) => {
    const query = queryOf(windowsRule('service: application', 'selection:\n  Level: 5'), table);
    expect(query).toContain('EventLevelName =~ "Verbose"');
  });
});

describe('the keywords of an audit event', () => {
  it('have a warning that they are missing in rows of one of the agents', () => {
    const { notes } = conversion(rule("Keywords: '0x8010000000000000'"), 'SecurityEvent');
    expect(notes).toContainEqual({ code: 'FIELD_NOTE', message: expect.stringContaining('Azure Monitor Agent') });
  });
});

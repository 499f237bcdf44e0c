import { describe, expect, it } from '@jest/globals';
import { conversion, windowsRule } from '../../support/convert-rule.js';

describe('an alternative that a table cannot be asked for', () => {
  const rule = windowsRule(
    'process_creation',
    `
      by_path:
        Image|endswith: '\\a.exe'
      by_version:
        Product: Tool
        CommandLine|contains: run
    `,
    'by_path or by_version',
  );

  it('is named by its selection, points at the key of the test, and says what the loss does', () => {
    expect(conversion(rule, 'SecurityEvent').warnings).toMatchObject([
      {
        code: 'ALTERNATIVE_DROPPED',
        message:
          'SecurityEvent has no column for "Product": Windows event 4688 has no version information of the file. ' +
          'The selection "by_version" was dropped. The query matches fewer events than the rule.',
        field: 'Product',
        locations: [{ line: 9 }],
      },
    ]);
  });

  it('is in the ledger with all of its fields, those that could have been asked among them', () => {
    expect(conversion(rule, 'SecurityEvent').fields.map(({ field, fidelity }) => `${field} ${fidelity}`)).toEqual([
      'Image exact',
      'CommandLine dropped',
      'Product dropped',
    ]);
  });

  it('matches more events where it stands in a filter', () => {
    const filter = windowsRule(
      'process_creation',
      "selection:\n  Image|endswith: '\\a.exe'\nby_path:\n  CommandLine|contains: x\nby_version:\n  Product: Tool",
      'selection and not 1 of by_*',
    );
    expect(conversion(filter, 'SecurityEvent').warnings.map(({ message }) => message.split('. ').at(-1))).toEqual([
      'The query matches more events than the rule.',
    ]);
  });
});

describe('an alternative that no row of a table can pass', () => {
  it('is left out with the reason', () => {
    const rule = windowsRule('wmi_event', 'other:\n  EventID: 99\nbinding:\n  Consumer: x\n  EventID: 21', 'other or binding');
    expect(conversion(rule, 'DeviceEvents').warnings).toMatchObject([
      { code: 'PARTIAL_SUPPORT' },
      { code: 'VALUE_APPROXIMATED', field: 'Consumer' },
      {
        code: 'ALTERNATIVE_DROPPED',
        field: 'EventID',
        locations: [{ line: 7 }],
        message: expect.stringContaining('"EventID" is "21" there'),
      },
    ]);
  });

  it('does not count as a loss in a filter, whose rows are not there', () => {
    const rule = windowsRule('wmi_event', 'selection:\n  EventID: 21\nfilter:\n  EventID: 99', 'selection and not filter');
    expect(conversion(rule, 'DeviceEvents').warnings.map(({ code }) => code)).not.toContain('ALTERNATIVE_DROPPED');
  });

  it('is why there is no query, where it is all of the rule', () => {
    expect(conversion(windowsRule('image_load', 'selection:\n  EventID: 99'), 'Event').problems).toMatchObject([
      {
        code: 'RULE_CANNOT_MATCH',
        message: 'No event that Event holds passes this test: "EventID" is "7" there.',
        field: 'EventID',
        locations: [{ line: 7 }],
      },
    ]);
  });
});

describe('a field that no one knows', () => {
  it('is named once, at its key, with the names that are near', () => {
    const rule = windowsRule('process_creation', 'selection:\n  ComandLine|contains:\n    - a\n    - b');
    expect(conversion(rule, 'DeviceProcessEvents').problems).toMatchObject([
      { code: 'UNMAPPED_FIELD', field: 'ComandLine', locations: [{ line: 7, column: 5 }], hint: 'did you mean "CommandLine"?' },
    ]);
  });
});

describe('a mapping', () => {
  it('with something to know says so in the notes, when its field is used', () => {
    const notes = (field: string): string =>
      conversion(windowsRule('dns_query', `selection:\n  ${field}: x`), 'DeviceEvents')
        .notes.map(({ message }) => message)
        .join('\n');
    expect(notes('User')).toContain('"User": where the DNS client service asks');
    expect(notes('QueryName')).not.toContain('User');
  });

  it('that is not quite the field says it for the field on the other side of a comparison too', () => {
    const rule = windowsRule('process_creation', 'selection:\n  CommandLine|fieldref|endswith: Company');
    expect(conversion(rule, 'imProcessCreate').warnings).toMatchObject([{ code: 'FIELD_APPROXIMATED', field: 'Company' }]);
  });
});

describe('what is the same of several values of a test', () => {
  const hashes = (...digests: readonly string[]): string =>
    windowsRule('driver_load', `selection:\n  Hashes|contains:\n${digests.map((digest) => `    - '${digest}'`).join('\n')}`);
  const digest = (last: string): string => `IMPHASH=${'0'.repeat(31)}${last}`;

  it('is one warning with all their places', () => {
    const { warnings } = conversion(hashes('MD5=0123456789abcdef0123456789abcdef', digest('1'), digest('2'), digest('3')), 'DeviceEvents');
    expect(warnings.map(({ code, locations, message }) => [code, locations.map(({ line }) => line), message.split('. ').at(-1)])).toEqual([
      ['ALTERNATIVE_DROPPED', [9, 10, 11], 'The query matches fewer events than the rule.'],
    ]);
  });

  it('is one problem with all their places where nothing can be queried', () => {
    const { problems } = conversion(hashes(digest('1'), digest('2')), 'DeviceEvents');
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'UNMAPPED_VALUE', locations: [{ line: 8 }, { line: 9 }] });
  });
});

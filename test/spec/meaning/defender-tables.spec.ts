import { describe, expect, it } from '@jest/globals';
import { conversion, problemsOf, queryOf, windowsRule } from '../../support/convert-rule.js';

/** The codes of the warnings about the one rule in a text on one table. */
const codes = (rule: string, table: string): readonly string[] => conversion(rule, table).warnings.map(({ code }) => code);

describe('a column that the product writes in lower case', () => {
  it.each([
    { test: "Image|startswith|cased: 'C:\\Users\\'", asked: String.raw`InitiatingProcessFolderPath startswith @"C:\Users\"` },
    { test: "Image|re: '^C:.*Temp'", asked: 'InitiatingProcessFolderPath matches regex "(?i)^C:.*Temp"' },
    { test: "User|contains|cased: 'AUTHORI'", asked: 'User contains "AUTHORI"' },
  ])('is asked without case for $test, and the warning says so', ({ test, asked }) => {
    const rule = windowsRule('file_event', `selection:\n  ${test}`);
    const { query, fields, warnings } = conversion(rule, 'DeviceFileEvents');
    expect(query).toContain(asked);
    expect(warnings).toMatchObject([{ code: 'VALUE_APPROXIMATED' }]);
    expect(warnings[0]?.message).toContain('finds more than the rule');
    expect(fields.map(({ fidelity }) => fidelity)).toEqual(['widened']);
  });

  it('in a filter makes the query find less', () => {
    const rule = windowsRule('file_event', "selection:\n  TargetFilename: a\nfilter:\n  Image|cased: 'C:\\A'", 'selection and not filter');
    expect(conversion(rule, 'DeviceFileEvents').fields).toContainEqual({
      sigma: 'Image',
      columns: ['InitiatingProcessFolderPath'],
      fidelity: 'narrowed',
    });
  });

  it('is asked as ever where no letter or no case is asked for', () => {
    for (const test of ["Image|re|i: '^C:'", "Image|re: '(?i)^C:'", String.raw`Image|re: '^\d+$'`, "Image|cased: '1'"]) {
      expect(codes(windowsRule('file_event', `selection:\n  ${test}`), 'DeviceFileEvents')).toEqual([]);
    }
  });

  it('cannot be asked to exclude letters by their case', () => {
    expect(problemsOf(windowsRule('file_event', "selection:\n  Image|re: '[^a-z]exe'"), 'DeviceFileEvents')).toEqual(['UNMAPPED_VALUE']);
  });

  it('is not the name of the file, nor the path of the file that an event is about', () => {
    const rule = windowsRule('file_event', "selection:\n  Image|endswith|cased: '\\Cmd.exe'\n  TargetFilename|re: 'Temp'");
    const query = queryOf(rule, 'DeviceFileEvents');
    expect(query).toContain('InitiatingProcessFileName == "Cmd.exe"');
    expect(query).toContain('FolderPath matches regex "Temp"');
    expect(codes(rule, 'DeviceFileEvents')).toEqual([]);
  });

  it('is compared without case with the field that a rule refers to', () => {
    const rule = windowsRule('process_creation', 'selection:\n  Image|fieldref|cased: ParentImage');
    expect(codes(rule, 'DeviceProcessEvents')).toEqual(['VALUE_APPROXIMATED']);
  });
});

import { describe, expect, it } from '@jest/globals';
import { conversion, problemsOf, queryOf, windowsRule } from '../../support/convert-rule.js';

describe('a file event', () => {
  it.each([
    { category: 'file_event', xdr: 'ActionType in ("FileCreated", "FileModified")', asim: 'EventType in ("FileCreated", "FileModified")' },
    { category: 'file_delete', xdr: 'ActionType == "FileDeleted"', asim: 'EventType == "FileDeleted"' },
    { category: 'file_rename', xdr: 'ActionType == "FileRenamed"', asim: 'EventType == "FileRenamed"' },
  ])('of $category is known by what was done', ({ category, xdr, asim }) => {
    const rule = windowsRule(category, "selection:\n  TargetFilename|endswith: '.bak'");
    expect(queryOf(rule, 'DeviceFileEvents')).toBe(['DeviceFileEvents', `| where ${xdr}`, '    and FolderPath endswith ".bak"'].join('\n'));
    expect(queryOf(rule, 'imFileEvent')).toBe(['imFileEvent', `| where ${asim}`, '    and TargetFilePath endswith ".bak"'].join('\n'));
  });

  it.each([
    { category: 'file_access', table: 'DeviceEvents', selector: 'ActionType == "SensitiveFileRead"', field: 'FileName' },
    { category: 'file_change', table: 'DeviceEvents', selector: 'ActionType == "FileTimestampModificationEvent"', field: 'TargetFilename' },
  ])('of $category is none of those', ({ category, table, selector, field }) => {
    expect(queryOf(windowsRule(category, `selection:\n  ${field}|endswith: '.bak'`), table)).toBe(
      [table, `| where ${selector}`, '    and FolderPath endswith ".bak"'].join('\n'),
    );
  });

  it('has the full path of the file, and the program that acts is another column', () => {
    const rule = windowsRule('file_event', "selection:\n  Image|endswith: '\\cmd.exe'\n  TargetFilename|startswith: 'C:\\Windows\\'");
    expect(queryOf(rule, 'imFileEvent')).toBe(
      [
        'imFileEvent',
        '| where EventType in ("FileCreated", "FileModified")',
        String.raw`    and ActingProcessName endswith @"\cmd.exe"`,
        String.raw`    and TargetFilePath startswith @"C:\Windows\"`,
      ].join('\n'),
    );
    expect(queryOf(rule, 'DeviceFileEvents')).toBe(
      [
        'DeviceFileEvents',
        '| where ActionType in ("FileCreated", "FileModified")',
        '    and InitiatingProcessFileName =~ "cmd.exe"',
        String.raw`    and FolderPath startswith @"C:\Windows\"`,
      ].join('\n'),
    );
  });

  it('has the user of the acting process, with the domain, not the one of a remote request', () => {
    const query = queryOf(windowsRule('file_delete', 'selection:\n  User|contains: AUTHORI'), 'DeviceFileEvents');
    expect(query).toContain('InitiatingProcessAccountDomain');
    expect(query).not.toContain('RequestAccount');
    expect(query.split('\n').at(-1)).toBe('| where User contains "AUTHORI"');
  });

  it('is not asked for the folder of the parent process, of which there is only the name', () => {
    expect(problemsOf(windowsRule('file_event', "selection:\n  ParentImage|contains: '\\Temp\\'"), 'DeviceFileEvents')).toEqual([
      'UNMAPPED_VALUE',
    ]);
  });
});

describe('a process', () => {
  it('has its parent in the acting process, not in the parent of that', () => {
    expect(queryOf(windowsRule('process_creation', "selection:\n  ParentImage: 'C:\\a.exe'"), 'imProcessCreate')).toBe(
      ['imProcessCreate', String.raw`| where ActingProcessName =~ @"C:\a.exe"`].join('\n'),
    );
  });

  it('of a domain is asked for with the domain', () => {
    const rule = windowsRule('process_creation', "selection:\n  User: 'CONTOSO\\svc'");
    for (const table of ['DeviceProcessEvents', 'SecurityEvent']) {
      expect(queryOf(rule, table).split('\n').at(-1)).toBe(String.raw`| where User =~ @"CONTOSO\svc"`);
    }
  });

  it('is known by the event that starts one in the Security log', () => {
    expect(queryOf(windowsRule('process_creation', 'selection:\n  CommandLine: a'), 'SecurityEvent')).toBe(
      ['SecurityEvent', '| where EventID == 4688', '    and CommandLine =~ "a"'].join('\n'),
    );
  });

  it('may be asked for by either of its event ids', () => {
    expect(queryOf(windowsRule('process_creation', 'selection:\n  EventID: [1, 4688]\n  CommandLine: a'), 'DeviceProcessEvents')).toBe(
      ['DeviceProcessEvents', '| where ActionType == "ProcessCreated"', '    and ProcessCommandLine =~ "a"'].join('\n'),
    );
  });
});

describe('version information', () => {
  it('of a library is not that of the process that loads it', () => {
    expect(problemsOf(windowsRule('image_load', 'selection:\n  OriginalFileName: a.dll'), 'DeviceImageLoadEvents')).toEqual([
      'UNMAPPED_FIELD',
    ]);
  });
});

describe('digests', () => {
  const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  const list = `selection:\n  Hashes|contains:\n    - 'SHA256=${sha256}'\n    - 'IMPHASH=bcca3c247b619dcd13c8cdff5f123932'`;

  it('that the table does not record are left out of a list with a warning at their place', () => {
    const { query, warnings, fields } = conversion(windowsRule('process_creation', list), 'DeviceProcessEvents');
    expect(query).toBe(['DeviceProcessEvents', '| where ActionType == "ProcessCreated"', `    and SHA256 =~ "${sha256}"`].join('\n'));
    expect(warnings).toMatchObject([{ code: 'ALTERNATIVE_DROPPED', field: 'Hashes', locations: [{ line: 9, column: 9 }] }]);
    expect(fields).toEqual([{ field: 'Hashes', columns: ['SHA256'], fidelity: 'approximate', matchesMore: false, matchesLess: true }]);
  });

  it('that the table records are all asked for', () => {
    const { query } = conversion(windowsRule('process_creation', list), 'imProcessCreate');
    expect(query).toBe(
      [
        'imProcessCreate',
        `| where TargetProcessSHA256 =~ "${sha256}"`,
        '    or TargetProcessIMPHASH =~ "bcca3c247b619dcd13c8cdff5f123932"',
      ].join('\n'),
    );
  });

  it('that the table does not record are an error where nothing else is asked for', () => {
    expect(
      problemsOf(
        windowsRule('process_creation', "selection:\n  Hashes|contains: 'IMPHASH=bcca3c247b619dcd13c8cdff5f123932'"),
        'DeviceProcessEvents',
      ),
    ).toEqual(['UNMAPPED_VALUE']);
  });

  it('left out of a filter widen the query, and the warning says so', () => {
    const rule = windowsRule(
      'process_creation',
      `selection:\n  CommandLine: a\nfilter:\n${list.replace('selection:\n', '')}`,
      'selection and not filter',
    );
    const { warnings, fields } = conversion(rule, 'DeviceProcessEvents');
    expect(warnings.map(({ message }) => message).join()).toContain('The query matches more events than the rule.');
    expect(fields).toContainEqual({ field: 'Hashes', columns: ['SHA256'], fidelity: 'approximate', matchesMore: true, matchesLess: false });
  });
});

describe('a list of digests that a table keeps apart', () => {
  const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

  it.each([
    { test: `Hashes|startswith: 'SHA256=${sha256}'`, message: 'where in the list this one stands' },
    { test: `Hashes: 'SHA256=${sha256}'`, message: 'or that it is the only one' },
    { test: `Hashes|contains|cased: 'SHA256=${sha256}'`, message: 'compared without case' },
  ])('is not tested for all of $test, and the warning says so', ({ test, message }) => {
    const rule = windowsRule('process_creation', `selection:\n  ${test}`);
    const { query, warnings, fields } = conversion(rule, 'DeviceProcessEvents');
    expect(query).toContain(`SHA256 =~ "${sha256}"`);
    expect(warnings).toMatchObject([{ code: 'VALUE_APPROXIMATED', field: 'Hashes' }]);
    expect(warnings[0]?.message).toContain(message);
    expect(fields).toMatchObject([{ matchesMore: true, matchesLess: false }]);
  });

  it('says nothing of a digest anywhere in it', () => {
    const rule = windowsRule('process_creation', `selection:\n  Hashes|contains: 'SHA256=${sha256}'`);
    expect(conversion(rule, 'DeviceProcessEvents').warnings).toEqual([]);
  });
});

describe('a file that is deleted', () => {
  it.each(['Event', 'WindowsEvent'])('is found in %s whether Sysmon kept a copy of it or not, with a warning', (table) => {
    const { query, notes } = conversion(windowsRule('file_delete', "selection:\n  TargetFilename|endswith: '.bak'"), table);
    expect(query).toContain('and EventID in (23, 26)');
    expect(notes).toContainEqual({ code: 'TABLE_REQUIREMENT', message: expect.stringContaining('both are found') });
  });
});

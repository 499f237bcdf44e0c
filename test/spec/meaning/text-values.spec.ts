import { describe, expect, it } from '@jest/globals';
import { problemsOf, queryOf, windowsRule } from '../../support/convert-rule.js';

/** The query of a rule of process_creation on DeviceProcessEvents, without the lines that all of them begin with. */
function processQuery(detection: string, condition?: string): string {
  const query = queryOf(windowsRule('process_creation', detection, condition), 'DeviceProcessEvents');
  const [source, first, ...rest] = query.split('\n');
  expect([source, first]).toEqual(['DeviceProcessEvents', '| where ActionType == "ProcessCreated"']);
  return rest.join('\n');
}

describe('a missing or empty value', () => {
  it('is tested with isempty on text, because text is never null', () => {
    expect(processQuery('selection:\n  CommandLine: null')).toBe('    and isempty(ProcessCommandLine)');
  });

  it('is the same test as the empty text', () => {
    expect(processQuery("selection:\n  CommandLine: ''")).toBe('    and isempty(ProcessCommandLine)');
  });

  it('is tested with isnull on a number', () => {
    expect(processQuery('selection:\n  ProcessId: null')).toBe('    and isnull(ProcessId)');
  });

  it('works in a filter, where it stands beside values', () => {
    const query = queryOf(
      windowsRule(
        'image_load',
        "selection:\n  ImageLoaded|endswith: '\\vss.dll'\nfilter:\n  Image:\n    - null\n    - 'C:\\a.exe'",
        'selection and not filter',
      ),
      'DeviceImageLoadEvents',
    );
    expect(query).toBe(
      [
        'DeviceImageLoadEvents',
        '| where ActionType == "ImageLoaded"',
        '    and FileName =~ "vss.dll"',
        '    and not(isempty(InitiatingProcessFolderPath) or InitiatingProcessFolderPath =~ @"C:\\a.exe")',
      ].join('\n'),
    );
  });
});

describe('a wildcard inside a value', () => {
  it('keeps the order of the parts and both ends of a whole value', () => {
    expect(processQuery("selection:\n  CommandLine: 'copy *.pst \\\\\\\\*\\c$'")).toBe(
      String.raw`    and ProcessCommandLine matches regex @"(?is)^copy .*\.pst \\\\.*\\c\$$"`,
    );
  });

  it('keeps its order in a list of values too', () => {
    expect(processQuery("selection:\n  CommandLine|contains:\n    - 'a*b'\n    - 'c*d'")).toBe(
      [
        '    and (',
        '        ProcessCommandLine matches regex "(?is)a.*b"',
        '        or ProcessCommandLine matches regex "(?is)c.*d"',
        '    )',
      ].join('\n'),
    );
  });

  it('is one character, and not any number of them, where it is a question mark', () => {
    expect(processQuery("selection:\n  CommandLine|endswith: ' 8???'")).toBe('    and ProcessCommandLine matches regex "(?is) 8...$"');
  });

  it('ignores case and goes over line breaks', () => {
    expect(processQuery("selection:\n  CommandLine|contains: 'Library*Update'")).toBe(
      '    and ProcessCommandLine matches regex "(?is)Library.*Update"',
    );
  });
});

describe('a backslash', () => {
  it('at the end of a value stays what it is', () => {
    expect(processQuery("selection:\n  CommandLine|contains: '\\Temp\\'")).toBe(String.raw`    and ProcessCommandLine contains @"\Temp\"`);
  });

  it('before a wildcard sign makes it a character', () => {
    expect(processQuery("selection:\n  CommandLine|contains: 'del \\*.log'")).toBe('    and ProcessCommandLine contains "del *.log"');
  });
});

describe('a literal', () => {
  it('is never left by a quote', () => {
    expect(processQuery(`selection:\n  CommandLine|contains: 'a" or true or "\\'`)).toBe(
      String.raw`    and ProcessCommandLine contains @"a"" or true or ""\"`,
    );
  });

  it('is never left by a line break', () => {
    expect(processQuery('selection:\n  CommandLine|contains: "a\\nb\\tc"')).toBe(String.raw`    and ProcessCommandLine contains "a\nb\tc"`);
  });

  it('keeps comment signs and pipes', () => {
    expect(processQuery("selection:\n  CommandLine|contains: '| take 1 // x'")).toBe('    and ProcessCommandLine contains "| take 1 // x"');
  });
});

describe('all', () => {
  it('asks for every part of a value', () => {
    expect(processQuery('selection:\n  CommandLine|contains|all:\n    - one\n    - two')).toBe(
      ['    and ProcessCommandLine contains "one"', '    and ProcessCommandLine contains "two"'].join('\n'),
    );
  });

  it('tests whole values, not terms, by default', () => {
    expect(processQuery("selection:\n  CommandLine|all:\n    - '*one'\n    - 'two*'")).toBe(
      ['    and ProcessCommandLine endswith "one"', '    and ProcessCommandLine startswith "two"'].join('\n'),
    );
  });
});

describe('cased', () => {
  it.each([
    { key: 'CommandLine|cased', value: 'Ab', condition: 'ProcessCommandLine == "Ab"' },
    { key: 'CommandLine|contains|cased', value: 'Ab', condition: 'ProcessCommandLine contains_cs "Ab"' },
    { key: 'CommandLine|startswith|cased', value: 'Ab', condition: 'ProcessCommandLine startswith_cs "Ab"' },
    { key: 'CommandLine|endswith|cased', value: 'Ab', condition: 'ProcessCommandLine endswith_cs "Ab"' },
    { key: 'CommandLine|cased', value: 'A*b', condition: 'ProcessCommandLine matches regex "(?s)^A.*b$"' },
    { key: 'CommandLine|cased', value: '[Ab, aB]', condition: 'ProcessCommandLine in ("Ab", "aB")' },
    { key: 'Image|endswith|cased', value: '\\Ab.exe', condition: 'FileName == "Ab.exe"' },
  ])('compares $key: $value with regard to case', ({ key, value, condition }) => {
    expect(processQuery(`selection:\n  ${key}: ${value}`)).toBe(`    and ${condition}`);
  });
});

describe('fieldref', () => {
  it('compares two columns without regard to case, unless there is nothing to compare', () => {
    expect(processQuery('selection:\n  CommandLine|fieldref: ParentCommandLine')).toBe(
      '    and isnotempty(InitiatingProcessCommandLine)\n    and ProcessCommandLine =~ InitiatingProcessCommandLine',
    );
  });

  it.each(['contains', 'startswith', 'endswith'])(
    '%s looks for one column in another, unless that one is empty, which is part of every text',
    (way) => {
      expect(processQuery(`selection:\n  CommandLine|fieldref|${way}: OriginalFileName`).split('\n').sort()).toEqual([
        `    and ProcessCommandLine ${way} ProcessVersionInfoOriginalFileName`,
        '    and isnotempty(ProcessVersionInfoOriginalFileName)',
      ]);
    },
  );
});

describe('a regular expression', () => {
  it('keeps its case without the flag i', () => {
    expect(processQuery("selection:\n  CommandLine|re: 'A[0-9]+b'")).toBe('    and ProcessCommandLine matches regex "A[0-9]+b"');
  });

  it('has its flags in front', () => {
    expect(processQuery("selection:\n  CommandLine|re|i|m|s: '^a.b$'")).toBe('    and ProcessCommandLine matches regex "(?ims)^a.b$"');
  });

  it.each([
    { what: 'look-ahead', source: 'a(?=b)' },
    { what: 'negative look-ahead', source: 'a(?!b)' },
    { what: 'look-behind', source: '(?<=a)b' },
    { what: 'a back-reference', source: '(a)\\1' },
  ])('is refused for $what, which Kusto does not have', ({ source }) => {
    expect(problemsOf(windowsRule('process_creation', `selection:\n  CommandLine|re: '${source}'`), 'DeviceProcessEvents')).toEqual([
      'UNSUPPORTED_REGEX',
    ]);
  });
});

describe('a value without a field', () => {
  it('is looked for in the text of the event, and is never a condition by itself', () => {
    expect(queryOf(windowsRule('service: application', "selection:\n  - 'xp_cmdshell'"), 'Event')).toBe(
      [
        'Event',
        '| where EventLog =~ "Application"',
        '| extend EventDataText = replace_strings(',
        '    EventData,',
        String.raw`    dynamic(["&lt;", "&gt;", "&quot;", "&apos;", "&#xD;", "&amp;"]),`,
        String.raw`    dynamic(["<", ">", "\"", "'", "\r", "&"])`,
        ')',
        '| where EventDataText contains "xp_cmdshell"',
        '    or RenderedDescription contains "xp_cmdshell"',
      ].join('\n'),
    );
  });

  it('is asked for with every other one under all', () => {
    const query = queryOf(windowsRule('service: application', "selection:\n  '|all':\n    - 'one'\n    - 'two'"), 'Event');
    expect(query.split('\n| where ').at(-1)).toBe(
      [
        '(EventDataText contains "one" or RenderedDescription contains "one")',
        '    and (EventDataText contains "two" or RenderedDescription contains "two")',
      ].join('\n'),
    );
  });

  it('is refused where the table has no text of the whole event', () => {
    expect(problemsOf(windowsRule('process_creation', "selection:\n  - 'mimikatz'"), 'DeviceProcessEvents')).toEqual(['UNMAPPED_FIELD']);
  });
});

describe('what any text matches', () => {
  it.each(["CommandLine: '*'", "CommandLine: '**'", "CommandLine|contains: '***'", "CommandLine|startswith: ''"])(
    'still needs a text: %s',
    (test) => {
      expect(queryOf(windowsRule('process_creation', `selection:\n  ${test}`), 'Event')).toContain('isnotempty(CommandLine)');
    },
  );
  it('is one star, however many there are', () => {
    expect(queryOf(windowsRule('process_creation', "selection:\n  CommandLine: 'a**b***'"), 'DeviceProcessEvents')).toContain(
      '"(?is)^a.*b"',
    );
  });
});

describe('a regular expression that matches nothing at all', () => {
  const query = (test: string): string => queryOf(windowsRule('process_creation', `selection:\n  ${test}`), 'DeviceProcessEvents');
  it('does not match a field that is not there', () => {
    expect(query("CommandLine|re: '^[^x]*$'")).toContain(
      'isnotempty(ProcessCommandLine)\n    and ProcessCommandLine matches regex "^[^x]*$"',
    );
  });
  it('is asked alone where it needs a character', () => {
    expect(query("CommandLine|re: 'x+'")).not.toContain('isnotempty');
  });
});

describe('letters beyond ASCII', () => {
  const query = (test: string): string => queryOf(windowsRule('process_creation', `selection:\n  ${test}`), 'DeviceProcessEvents');
  it.each([
    { test: "CommandLine|contains: 'à distance'", asks: 'ProcessCommandLine matches regex "(?is)à distance"' },
    { test: "CommandLine|endswith: 'СИСТЕМА'", asks: 'ProcessCommandLine matches regex "(?is)СИСТЕМА$"' },
    { test: "CommandLine: ['a', 'é']", asks: '(ProcessCommandLine =~ "a" or ProcessCommandLine matches regex "(?is)^é$")' },
    { test: "CommandLine|contains|cased: 'à'", asks: 'ProcessCommandLine contains_cs "à"' },
    { test: "CommandLine|contains: '😀'", asks: 'ProcessCommandLine contains "😀"' },
  ])('match in either case, which only regular expressions of Kusto do: $test', ({ test, asks }) => {
    expect(query(test)).toContain(asks);
  });
});

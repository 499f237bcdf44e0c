import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FACETS, RULE_ORDERS, RuleFilter, RulePage, type Facet, type RuleOrder } from '../../src/rules/rule-query.js';
import { writeCursor } from '../../src/rules/rule-cursor.js';
import { DATABASES, type TestDatabase } from '../support/databases.js';
import { idOf, ruleText, sourceOf, TestCatalog } from '../support/test-catalog.js';

/** The rules that are searched, by number. Everything else is as `ruleText` has it. */
const RULES: Readonly<Record<number, Readonly<Record<string, string | undefined>>>> = {
  1: {
    title: 'SMTP Exfiltration Over Unencrypted Protocol',
    tags: '[attack.exfiltration, attack.t1048.003]',
    level: 'high',
    author: '"Nasreddine Bencherchali (Nextron), 100%_sure\\\\"',
    references: '["https://github.com/redcanaryco/atomic_red-team", "https://example.org/100%25/A_b"]',
    modified: '2024-05-01',
  },
  2: {
    title: 'Exfiltration Anywhere',
    tags: '[attack.exfiltration, attack.t1048]',
    level: 'low',
    author: 'Florian Roth',
    date: '2023/01/31',
  },
  3: {
    title: 'Defender Disabled',
    tags: '[attack.defense-evasion, attack.t1562.001]',
    level: 'high',
    status: 'stable',
    modified: '2024-05-01',
  },
  4: { title: 'Defender Impaired', tags: '[attack.defense-impairment, attack.t1685]', level: 'critical' },
  5: { title: 'Hidden Files', tags: '[attack.stealth, attack.t1564.001, detection.emerging-threats]', level: 'medium' },
  6: { title: 'Outlook Elevation', tags: '[cve.2023-23397, attack.t1203]', logsource: '{ product: windows, service: security }' },
  7: { title: 'Old Spelling', tags: '[cve.2023.23397, CVE-2021-44228]', status: 'deprecated' },
  8: {
    title: 'Cron Jobs',
    description: 'Detects users running scheduled jobs, and 100% of "all" C:\\temp paths',
    logsource: '{ product: Linux, service: cron }',
    detection: "{ keywords: ['crontab -e', 'it''s \\windows\\100%_of it'], condition: keywords }",
  },
  9: { title: 'Windows Update', detection: "{ selection: { CommandLine: '*running updates*' }, condition: selection }" },
  10: {
    title: 'Rundll32 Export',
    detection: "{ selection: { CommandLine: 'rundll32.exe C:\\Users\\Public\\evil.dll,Start' }, condition: selection }",
  },
};

const ALL = Object.keys(RULES).map(Number);

describe.each(DATABASES)('a list of rules in $kind', ({ open }) => {
  let opened: TestDatabase;
  let test: TestCatalog;
  beforeAll(async () => {
    opened = await open();
    test = new TestCatalog(opened.database);
    await test.import(Object.fromEntries(ALL.map((number) => [`${number}.yml`, ruleText(number, RULES[number])])), { name: 'test' });
    await test.tableIndex().refresh();
  });
  afterAll(() => opened.drop());

  const numbers = async (filter: RuleFilter): Promise<readonly number[]> => {
    const list = test.catalog.rules(RuleFilter.parse(filter));
    const { edges } = await list.page({ first: 100, orderBy: 'ID' });
    expect(await list.total()).toBe(edges.length);
    return edges.map(({ node }) => Number(node.id.slice(-12)));
  };

  describe('filtered by', () => {
    it.each<[what: string, filter: RuleFilter, expected: readonly number[]]>([
      ['nothing', {}, ALL],
      ['a technique with its sub-techniques', { technique: ['T1048'] }, [1, 2]],
      ['a technique as tags have it', { technique: ['attack.t1048.003'] }, [1]],
      ['a technique alone', { technique: ['t1048'], includeSubtechniques: false }, [2]],
      ['a technique under the id it had', { technique: ['T1562.001'] }, [3, 4]],
      ['a technique under the id it has', { technique: ['T1685'] }, [3, 4]],
      ['a technique that there may be', { technique: ['T9999'] }, []],
      ['one of two techniques', { technique: ['T1048.003', 'T1203'] }, [1, 6]],
      ['a tactic by its name', { tactic: ['Exfiltration'] }, [1, 2]],
      ['a tactic by its id', { tactic: ['TA0010'] }, [1, 2]],
      ['a tactic of version 18', { tactic: ['defense-evasion'] }, [3, 4, 5]],
      ['a tactic of version 19', { tactic: ['stealth'] }, [3, 5]],
      ['a tag in any case', { tag: ['Detection.Emerging-Threats'] }, [5]],
      ['part of a tag, which is none', { tag: ['detection'] }, []],
      ['levels', { level: ['high', 'critical'] }, [1, 3, 4]],
      ['a status', { status: ['stable'] }, [3]],
      ['a product in any case', { product: ['LINUX'] }, [8]],
      ['a category', { category: ['Process_Creation'] }, [1, 2, 3, 4, 5, 7, 9, 10]],
      ['services', { service: ['security', 'cron'] }, [6, 8]],
      ['part of an author in any case', { author: ['NEXTRON'] }, [1]],
      ['one of two authors', { author: ['florian', 'nextron'] }, [1, 2]],
      ['letters of an author that LIKE reads otherwise', { author: ['100%_sure\\'] }, [1]],
      ['a wildcard that is none', { author: ['nas%bench'] }, []],
      ['another that is none', { author: ['_lorian'] }, []],
      ['a CVE', { cve: ['CVE-2023-23397'] }, [6, 7]],
      ['a CVE as tags have it', { cve: ['cve.2023.23397'] }, [6, 7]],
      ['a CVE as older tags have it', { cve: ['cve-2021-44228'] }, [7]],
      ['anything but a CVE', { cve: ['23397'] }, []],
      ['part of a reference', { reference: ['GitHub.com/RedCanaryCo'] }, [1]],
      ['letters of a reference that LIKE reads otherwise', { reference: ['100%25/a_b'] }, [1]],
      ['a wildcard of a reference that is none', { reference: ['atomic_red_team'] }, []],
      ['a source', { source: ['test'] }, ALL],
      ['another source', { source: ['local'] }, []],
      ['a day of change, with the day itself', { modifiedSince: '2024-05-01' }, [1, 3]],
      ['a day of change, or of writing', { modifiedSince: '2023-01-31' }, [1, 2, 3]],
      ['two filters, which all hold', { level: ['high', 'low'], tactic: ['exfiltration'], author: ['florian'] }, [2]],
    ])('%s', async (_what, filter, expected) => {
      expect(await numbers(filter)).toEqual(expected);
    });

    it('techniques and tactics that are none, with a code', () => {
      expect(() => test.catalog.rules({ technique: ['T10'] })).toThrow(expect.objectContaining({ code: 'MALFORMED_TECHNIQUE' }));
      expect(() => test.catalog.rules({ tactic: ['?'] })).toThrow(expect.objectContaining({ code: 'UNKNOWN_TACTIC' }));
      expect(() => test.catalog.rules({ target: ['nowhere'] })).toThrow(expect.objectContaining({ code: 'UNKNOWN_TARGET' }));
      expect(() => test.catalog.rules({ table: ['NoTable'] })).toThrow(expect.objectContaining({ code: 'UNKNOWN_TABLE' }));
    });

    it.each<{ readonly filter: RuleFilter; readonly code: string; readonly nearest: string }>([
      { filter: { level: ['hgih'] }, code: 'UNKNOWN_LEVEL', nearest: 'Unknown level "hgih". Did you mean "high"? Use informational, low,' },
      { filter: { status: ['expermental'] }, code: 'UNKNOWN_STATUS', nearest: 'Did you mean "experimental"?' },
      { filter: { tactic: ['exfil'] }, code: 'UNKNOWN_TACTIC', nearest: 'Unknown tactic "exfil". Did you mean "exfiltration"?' },
      { filter: { tactic: ['?'] }, code: 'UNKNOWN_TACTIC', nearest: 'Unknown tactic "?". Use ' },
      { filter: { technique: ['T1O48'] }, code: 'MALFORMED_TECHNIQUE', nearest: '"T1048"' },
      { filter: { technique: ['OS Credential Dumping'] }, code: 'MALFORMED_TECHNIQUE', nearest: '"T1003 OS Credential Dumping"' },
      { filter: { table: ['DeviceProcesEvents'] }, code: 'UNKNOWN_TABLE', nearest: '' },
    ])('a closed list refuses $filter with $code and the nearest names', ({ filter, code, nearest }) => {
      expect(() => test.catalog.rules(filter)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(nearest) }));
    });

    it('a technique that was revoked, and says so', async () => {
      expect(await test.catalog.rules({ technique: ['T1562.001'] }).notes()).toContainEqual({
        code: 'TECHNIQUE_REPLACED',
        message: expect.stringContaining('T1685'),
      });
      expect((await test.catalog.rules({ tactic: ['stealth'] }).notes()).map(({ code }) => code)).toEqual(['TACTIC_REPLACED']);
    });

    it.each<{ readonly filter: RuleFilter; readonly message: string }>([
      { filter: { product: ['window'] }, message: 'No rule has the product "window". Did you mean "windows"?' },
      { filter: { category: ['process_create'] }, message: 'No rule has the category "process_create". Did you mean "process_creation"?' },
      { filter: { service: ['security', 'corn'] }, message: 'No rule has the service "corn". Did you mean "cron"?' },
      { filter: { author: ['Florian Rothh'] }, message: 'No rule has the author "Florian Rothh". Did you mean "Florian Roth"?' },
      { filter: { author: ['100%_sure\\x'] }, message: 'No rule has the author "100%_sure\\x". Did you mean "100%_sure\\"?' },
      { filter: { tag: ['attack.t1042'] }, message: 'No rule has the tag "attack.t1042". Did you mean "attack.t1048", "attack.t1203" or' },
      { filter: { cve: ['CVE-2021-44229'] }, message: 'No rule has the CVE "CVE-2021-44229". Did you mean "CVE-2021-44228"' },
      { filter: { source: ['tst'] }, message: 'The catalog has no source "tst". Did you mean "test"?' },
      { filter: { technique: ['T9999'] }, message: 'ATT&CK and the rules have no technique "T9999".' },
      {
        filter: { connector: ['Windows Securty Events via AMA'] },
        message:
          'No rule runs on a table of the data connector "Windows Securty Events via AMA". Did you mean "Windows Security Events via AMA"',
      },
    ])('an open list notes $filter', async ({ filter, message }) => {
      const list = test.catalog.rules(filter);
      const notes = await list.notes();
      expect(notes).toEqual([{ code: 'UNKNOWN_VALUE', message: expect.stringContaining(message) }]);
      expect(await numbers(filter)).toEqual(filter.service ? [6] : []);
    });

    it('values that rules have get no note', async () => {
      const filter = { product: ['Windows'], tag: ['attack.T1048'], author: ['100%_sure\\'], source: ['test'], technique: ['T1557'] };
      expect(await test.catalog.rules(filter).notes()).toEqual([]);
    });

    it('data connectors, in any case', async () => {
      const [first] = await test.catalog.rules().facet('connectors');
      expect(first?.count).toBeGreaterThan(1);
      expect(await numbers({ connector: [first?.value.toUpperCase() ?? ''] })).toHaveLength(first?.count ?? 0);
      expect(await numbers({ connector: [first?.value ?? ''], table: ['imProcessCreate'] })).not.toEqual([]);
    });

    it('days on which rules came into the catalog', async () => {
      const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
      expect(await numbers({ createdSince: day(0) })).toEqual(ALL);
      expect(await numbers({ createdSince: day(2) })).toEqual([]);
    });

    it('tables and targets that the rules run on', async () => {
      const processes = [1, 2, 3, 4, 5, 7, 9, 10];
      expect(await numbers({ table: ['imProcessCreate'] })).toEqual(processes);
      expect(await numbers({ target: ['defender-xdr'] })).toEqual(processes);
      expect(await numbers({ target: ['defender-xdr'], table: ['DeviceProcessEvents'] })).toEqual(processes);
      expect(await numbers({ table: ['Syslog'] })).toEqual([8]);
      expect(await numbers({ table: ['Syslog', 'imProcessCreate'] })).toEqual([...processes, 8].sort((a, b) => a - b));
    });
  });

  describe('searched for', () => {
    it.each<[what: string, search: string, expected: readonly number[]]>([
      ['a word of the title', 'smtp', [1]],
      ['another form of a word', 'exfiltrate', [1, 2]],
      ['two words, which are both there', 'exfiltration protocol', [1]],
      ['one of two words', 'smtp or cron', [1, 8]],
      ['words beside each other', '"scheduled jobs"', [8]],
      ['words that are not beside each other', '"jobs scheduled"', []],
      ['a word without another', 'exfiltration -smtp', [2]],
      ['a word without another that stands in no sentence', 'update -running', []],
      ['a word without another, whatever its form', 'jobs -running', []],
      ['a word without words beside each other', 'exfiltration -"unencrypted protocol"', [2]],
      ['a word that no rule lacks', 'the jobs', [8]],
      ['part of a word', 'undll3', [10]],
      ['a path', 'C:\\Users\\Public\\evil.dll', [10]],
      ['a file of a path', 'evil.dll', [10]],
      ['a tag', 'attack.t1203', [6]],
      ['part of an author', 'nasreddine bench', [1]],
      ['letters that LIKE reads otherwise', '100%_of', [8]],
      ['a wildcard that is none', 'run%32', []],
      ['a quote', "it's", [8]],
      ['letters that a pattern begins with', 'all" c:\\temp', [8]],
      ['what no rule has', 'zzqqxxyy', []],
    ])('%s', async (_what, search, expected) => {
      expect(await numbers({ search })).toEqual(expected);
    });

    it('hostile texts, which are texts like others', async () => {
      const hostile = [
        '\0',
        'a\0b',
        '\ud800',
        "'; DROP TABLE rule; --",
        '"',
        '-',
        '-"',
        '\\',
        '%',
        '_',
        ':*',
        '!',
        '&',
        '(',
        '()',
        'a & | b',
        '<->',
        '$1',
        '${x}',
        'or',
        'or or',
        '-or',
        '👩‍💻',
        'ß',
      ];
      const long = ['x'.repeat(256), '"'.repeat(256), '-'.repeat(256), '\\'.repeat(256), 'é '.repeat(128).trim(), 'a or '.repeat(51)];
      const withPart = (property: string, part: string): readonly number[] =>
        ALL.filter((number) => {
          const value = RULES[number]?.[property] ?? '';
          const read: unknown = /^["[]/.test(value) ? JSON.parse(value) : value;
          return [read].flat().some((text) => String(text).toLowerCase().includes(part.toLowerCase()));
        });
      for (const text of [...hostile, ...long]) {
        // The list and the number of its rules are compared.
        await numbers({ search: text });
        expect(await numbers({ author: [text] })).toEqual(withPart('author', text));
        expect(await numbers({ reference: [text] })).toEqual(withPart('references', text));
        const whole: readonly RuleFilter[] = [
          { tag: [text] },
          { product: [text] },
          { category: [text] },
          { service: [text] },
          { cve: [text] },
          { source: [text] },
        ];
        for (const filter of whole) expect(await numbers(filter)).toEqual([]);
        await expect(test.catalog.rule(text)).rejects.toMatchObject({ code: 'RULE_NOT_FOUND' });
      }
      expect(await numbers({})).toEqual(ALL);
    });

    it('a name, the rules with it in the title first', async () => {
      const { edges } = await test.catalog.rules({ search: 'windows' }).page({ first: 10 });
      expect(edges.map(({ node }) => node.title)[0]).toBe('Windows Update');
      expect(edges.length).toBeGreaterThan(1);
    });
  });

  describe('counted', () => {
    /** The values of each facet of a rule, as the texts above say them. */
    const counted: Readonly<Record<Facet, Readonly<Record<string, number>>>> = {
      levels: { high: 2, low: 1, critical: 1, medium: 1 },
      statuses: { test: 8, stable: 1, deprecated: 1 },
      tactics: { exfiltration: 2, 'defense-impairment': 2, stealth: 1 },
      techniques: { T1048: 1, 'T1048.003': 1, T1685: 2, 'T1564.001': 1, T1203: 1 },
      products: { windows: 9, linux: 1 },
      categories: { process_creation: 8 },
      services: { security: 1, cron: 1 },
      targets: { 'defender-xdr': 8, 'sentinel-asim': 8, sentinel: 10 },
      tables: {},
      connectors: {},
      authors: {},
      tags: {},
      sources: { test: 10 },
    };

    it.each(FACETS.filter((facet) => Object.keys(counted[facet]).length > 0))('by %s', async (facet) => {
      const values = await test.catalog.rules().facet(facet);
      expect(Object.fromEntries(values.map(({ value, count }) => [value, count]))).toEqual(counted[facet]);
      expect(values.map(({ count }) => count)).toEqual(values.map(({ count }) => count).sort((a, b) => b - a));
    });

    it.each([
      { facet: 'tables', filter: 'table' },
      { facet: 'connectors', filter: 'connector' },
      { facet: 'authors', filter: 'author' },
      { facet: 'tags', filter: 'tag' },
    ] as const)('by $facet, as the filter finds them', async ({ facet, filter }) => {
      const values = await test.catalog.rules().facet(facet);
      expect(values.length).toBeGreaterThan(2);
      for (const { value, count } of values) expect(await numbers({ [filter]: [value] })).toHaveLength(count);
    });

    it('together as one by one, whatever is filtered', async () => {
      for (const filter of [{}, { level: ['high'] }, { product: ['windows'], tactic: ['exfiltration'] }] satisfies RuleFilter[]) {
        const list = test.catalog.rules(filter);
        const together = await Promise.all(FACETS.map((facet) => list.facet(facet)));
        for (const [index, facet] of FACETS.entries()) expect(together[index]).toEqual(await test.catalog.rules(filter).facet(facet));
      }
    });

    it('with the other filters, and without the own one', async () => {
      const list = test.catalog.rules({ level: ['high'], tactic: ['exfiltration'] });
      expect(await list.facet('levels')).toEqual([
        { value: 'high', count: 1 },
        { value: 'low', count: 1 },
      ]);
      expect(await list.facet('tactics')).toEqual(
        expect.arrayContaining([
          { value: 'exfiltration', count: 1 },
          { value: 'defense-impairment', count: 1 },
        ]),
      );
      expect(await list.facet('statuses')).toEqual([{ value: 'test', count: 1 }]);
      expect(await test.catalog.rules({ search: 'exfiltration' }).facet('levels')).toHaveLength(2);
      expect(await test.catalog.rules({ search: 'zzqqxxyy' }).facet('levels')).toEqual([]);
    });
  });
});

describe.each(DATABASES)('pages of rules in $kind', ({ open }) => {
  let opened: TestDatabase;
  let test: TestCatalog;
  const COUNT = 23;
  beforeAll(async () => {
    opened = await open();
    test = new TestCatalog(opened.database);
    // Few days and few titles, so that most rules have the value of another; one rule has no day.
    const file = (number: number): [string, string] => [
      `${number}.yml`,
      ruleText(number, { title: `Same ${number % 4}`, modified: number === 7 ? undefined : `2024-01-0${(number % 3) + 1}` }),
    ];
    await test.import(Object.fromEntries(Array.from({ length: COUNT }, (_, number) => file(number))));
    // The same ids in another source.
    await test.import(Object.fromEntries(Array.from({ length: 5 }, (_, number) => file(number))), { name: 'twin' });
  });
  afterAll(() => opened.drop());

  const walk = async (filter: RuleFilter, orderBy: RuleOrder, size: number, backward: boolean): Promise<readonly number[]> => {
    const keys: number[] = [];
    for (let cursor: string | undefined; ;) {
      const at = backward ? { last: size, ...(cursor && { before: cursor }) } : { first: size, ...(cursor && { after: cursor }) };
      const { edges, hasNextPage, hasPreviousPage } = await test.catalog.rules(filter).page({ ...at, orderBy });
      const found = edges.map(({ node }) => node.key);
      keys[backward ? 'unshift' : 'push'](...found);
      expect(backward ? hasNextPage : hasPreviousPage).toBe(cursor !== undefined);
      if (!(backward ? hasPreviousPage : hasNextPage)) return keys;
      cursor = edges.at(backward ? 0 : -1)?.cursor;
      expect(cursor).toBeDefined();
    }
  };

  it.each(RULE_ORDERS)('have every rule once in the order %s, forward and backward', async (orderBy) => {
    for (const filter of [{ distinct: false }, { search: 'same 2', distinct: false }, {}] as RuleFilter[]) {
      const whole = await test.catalog.rules(filter).page({ first: 100, orderBy });
      const keys = whole.edges.map(({ node }) => node.key);
      expect(keys).toHaveLength(filter.search !== undefined ? 7 : filter.distinct === false ? COUNT + 5 : COUNT);
      expect(whole).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
      for (const size of [1, 5]) {
        expect(await walk(filter, orderBy, size, false)).toEqual(keys);
        expect(await walk(filter, orderBy, size, true)).toEqual(keys);
      }
    }
  });

  it('are in the order that is asked for, equal values by id', async () => {
    const by = async (orderBy: RuleOrder): Promise<readonly string[]> => {
      const { edges } = await test.catalog.rules({ source: ['test'] }).page({ first: 100, orderBy });
      return edges.map(
        ({ node }) => `${orderBy.startsWith('TITLE') ? node.title : orderBy === 'ID' ? '' : (node.modified ?? '')} ${node.id}`,
      );
    };
    for (const order of ['ID', 'MODIFIED_ASC', 'TITLE_ASC'] as const) expect(await by(order)).toEqual([...(await by(order))].sort());
    for (const order of ['MODIFIED_DESC', 'TITLE_DESC'] as const) expect(await by(order)).toEqual([...(await by(order))].sort().reverse());
    expect((await by('MODIFIED_DESC')).at(-1)).toBe(` ${idOf(7)}`);
  });

  it('may be empty', async () => {
    expect(await test.catalog.rules().page({ first: 0 })).toMatchObject({ edges: [], hasNextPage: true });
    expect(await test.catalog.rules().page({ last: 0 })).toMatchObject({ edges: [], hasPreviousPage: true });
    expect(await test.catalog.rules({ level: ['low'] }).page({})).toEqual({ edges: [], hasNextPage: false, hasPreviousPage: false });
  });

  it('are of one direction', () => {
    expect(RulePage.safeParse({ first: 1, before: 'x' }).success).toBe(false);
    expect(RulePage.safeParse({ last: 1, after: 'x' }).success).toBe(false);
    expect(RulePage.safeParse({ first: 1, last: 1 }).success).toBe(false);
    expect(RulePage.safeParse({ last: 1, before: 'x' }).success).toBe(true);
  });

  it('are refused for a cursor that is none, or of another order', async () => {
    const { edges } = await test.catalog.rules().page({ first: 1, orderBy: 'ID' });
    const mine = edges[0]?.cursor ?? '';
    const cursor = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const forged: readonly [RuleOrder, string][] = [
      ['ID', ''],
      ['ID', 'nonsense'],
      ['ID', mine.slice(0, -4)],
      ['TITLE_ASC', mine],
      ['ID', cursor(['ID', '', 'x'])],
      ['ID', cursor(['ID', '', 'x', 1.5])],
      ['ID', cursor(['ID', '', 'x', 2 ** 40])],
      ['ID', cursor(['ID', '', 'x', -(2 ** 40)])],
      ['ID', cursor(['ID', '', 'a\0b', 1])],
      ['ID', cursor(['ID', 'value', 'x', 1])],
      ['TITLE_ASC', cursor(['TITLE_ASC', '\0', 'x', 1])],
      ['MODIFIED_DESC', cursor(['MODIFIED_DESC', '2024-13-45', 'x', 1])],
      ['MODIFIED_DESC', cursor(['MODIFIED_DESC', '2023-02-29', 'x', 1])],
      ['MODIFIED_DESC', cursor(['MODIFIED_DESC', '0000-01-01', 'x', 1])],
      ['MODIFIED_DESC', cursor(['MODIFIED_DESC', "'; SELECT 1", 'x', 1])],
      ['CREATED_DESC', cursor(['CREATED_DESC', '2024-01-01', 'x', 1])],
      ['CREATED_DESC', cursor(['CREATED_DESC', '2023-02-29 00:00:00+00', 'x', 1])],
      ['CREATED_DESC', cursor(['CREATED_DESC', '2024-01-01 24:00:00+00', 'x', 1])],
      ['CREATED_DESC', cursor(['CREATED_DESC', '2024-01-01 00:00:00+99', 'x', 1])],
      ['RELEVANCE', cursor(['RELEVANCE', '1e999', 'x', 1])],
      ['RELEVANCE', cursor(['RELEVANCE', '9'.repeat(400), 'x', 1])],
      ['RELEVANCE', cursor(['RELEVANCE', 'NaN', 'x', 1])],
      ['RELEVANCE', cursor(['RELEVANCE', '', 'x', 1])],
    ];
    for (const [orderBy, after] of forged) {
      await expect(test.catalog.rules({ search: 'same' }).page({ first: 1, after, orderBy })).rejects.toMatchObject({
        code: 'INVALID_CURSOR',
      });
    }
  });

  it('go on where the rule of the cursor is gone', async () => {
    const cursor = writeCursor('ID', { value: '', id: idOf(3), sourceId: 2 ** 31 - 1 });
    const { edges } = await test.catalog.rules({ source: ['test'] }).page({ first: 1, after: cursor, orderBy: 'ID' });
    expect(edges[0]?.node.id).toBe(idOf(4));
  });

  it('have every rule once that is there throughout, whatever an import changes meanwhile', async () => {
    const name = 'changing';
    const rule = (number: number, round: number): [string, string] => [
      `${number}.yml`,
      ruleText(number, { title: `Round ${round}`, level: 'critical' }),
    ];
    const even = Array.from({ length: 60 }, (_, index) => 1000 + 2 * index);
    // The even ones stay, with another text each time; an odd one comes and goes.
    const files = (round: number): Record<string, string> =>
      Object.fromEntries(
        [...even, ...even.map((number) => number + 1).filter((number) => number % 3 === round % 3)].map((number) => rule(number, round)),
      );
    await test.import(files(0), { name });
    const read = new AbortController();
    const importing = (async () => {
      for (let round = 1; !read.signal.aborted; round++) await (await test.importer.start(sourceOf(files(round)), { name })).done;
    })();
    try {
      for (let time = 0; time < 3; time++) {
        const seen: string[] = [];
        for (let after: string | undefined; ;) {
          const { edges, hasNextPage } = await test.catalog
            .rules({ source: [name] })
            .page({ first: 3, ...(after && { after }), orderBy: 'ID' });
          seen.push(...edges.map(({ node }) => node.id));
          if (!hasNextPage) break;
          after = edges.at(-1)?.cursor ?? after;
        }
        expect(new Set(seen).size).toBe(seen.length);
        expect(even.map(idOf).filter((id) => !seen.includes(id))).toEqual([]);
      }
    } finally {
      read.abort();
      await importing;
    }
  });
});

describe.each(DATABASES)('rules with one Sigma id in several sources, in $kind', ({ open }) => {
  let opened: TestDatabase;
  let test: TestCatalog;
  beforeAll(async () => {
    opened = await open();
    test = new TestCatalog(opened.database);
    await test.editor.create(ruleText(3, { title: 'local 3' }));
    const files = (name: string, rules: Readonly<Record<number, Readonly<Record<string, string>>>>): Record<string, string> =>
      Object.fromEntries(
        Object.entries(rules).map(([number, attributes]) => [
          `${number}.yml`,
          ruleText(Number(number), { title: `${name} ${number}`, ...attributes }),
        ]),
      );
    await test.import(files('first', { 1: { level: 'low' }, 2: { level: 'low', tags: '[attack.t1048.001]' }, 3: {} }), { name: 'first' });
    await test.import(files('second', { 1: { level: 'high' }, 2: { level: 'high', tags: '[attack.t1048.002]' }, 4: {} }), {
      name: 'second',
    });
    await test.tableIndex().refresh();
  });
  afterAll(() => opened.drop());

  const titles = (filter: RuleFilter): Promise<readonly string[]> => test.titles(filter);
  const total = (filter: RuleFilter): Promise<number> => test.catalog.rules(filter).total();

  it.each<{ readonly filter: RuleFilter; readonly found: readonly string[] }>([
    { filter: {}, found: ['first 1', 'first 2', 'local 3', 'second 4'] },
    { filter: { distinct: false }, found: ['first 1', 'second 1', 'first 2', 'second 2', 'local 3', 'first 3', 'second 4'] },
    { filter: { level: ['high'] }, found: ['second 1', 'second 2'] },
    { filter: { level: ['low', 'high'] }, found: ['first 1', 'first 2'] },
    { filter: { source: ['second'] }, found: ['second 1', 'second 2', 'second 4'] },
    { filter: { source: ['second', 'first'] }, found: ['first 1', 'first 2', 'first 3', 'second 4'] },
    { filter: { technique: ['T1048'] }, found: ['first 2'] },
    { filter: { technique: ['T1048.002'] }, found: ['second 2'] },
    { filter: { search: 'second' }, found: ['second 1', 'second 2', 'second 4'] },
    { filter: { table: ['imProcessCreate'], search: 'second' }, found: ['second 1', 'second 2', 'second 4'] },
  ])('are listed once by $filter: the first that matches', async ({ filter, found }) => {
    expect(await titles(filter)).toEqual(found);
    expect(await total(filter)).toBe(found.length);
    const { ruleCount } = await test.coverage.coverage(filter).total();
    expect(ruleCount).toBe(found.length);
  });

  it('are counted once by facets, with the values of the first; by source each', async () => {
    const facet = async (name: Facet, filter: RuleFilter = {}): Promise<object> =>
      Object.fromEntries((await test.catalog.rules(filter).facet(name)).map(({ value, count }) => [value, count]));
    expect(await facet('levels')).toMatchObject({ low: 2 });
    expect(await facet('levels')).not.toHaveProperty('high');
    expect(await facet('levels', { distinct: false })).toMatchObject({ low: 2, high: 2 });
    expect(await facet('sources')).toEqual({ first: 3, second: 3, local: 1 });
    expect(await facet('products')).toEqual({ windows: 4 });
  });

  it('are counted once by the coverage of a technique, as the list of the technique counts them', async () => {
    const counts = await test.coverage.coverage().techniques();
    expect(counts.length).toBeGreaterThan(1);
    for (const { value, ruleCount } of counts) {
      expect({ value, ruleCount }).toEqual({ value, ruleCount: await total({ technique: [value], includeSubtechniques: false }) });
    }
    const [process] = await test.coverage.coverage().tables();
    expect(process?.ruleCount).toBe(await total({ target: [process?.target ?? ''], table: [process?.table ?? ''] }));
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { convert } from '../../../src/compiler/index.js';
import { TARGETS } from '../../../src/compiler/targets/index.js';
import type { Row } from '../rows/row.js';
import { KqlSyntaxError, RegexRefused, TypeClash, UnknownName, UnsupportedKql, WrongCell } from './errors.js';
import { compileKql, explain, type Database } from './evaluate.js';
import { databaseOf } from './target-database.js';

/** Pages of Microsoft's KQL reference. */
const REFERENCE = 'https://learn.microsoft.com/kusto/query';

const database: Database = {
  tables: {
    T: {
      s: 'string',
      t: 'string',
      i: 'int',
      n: 'long',
      m: 'long',
      r: 'real',
      b: 'bool',
      d: 'datetime',
      dyn: 'dynamic',
      g: 'guid',
      'odd name': 'string',
    },
  },
  watchlists: { hosts: ['Alpha', 'beta'], empty: [] },
};

const selects = (query: string, row: Row): boolean => compileKql(query, database).selects(row);

/** A condition on a row: true, false, or null, which neither the condition nor its negation selects. */
function truth(condition: string, row: Row): boolean | null {
  if (selects(`T | where ${condition}`, row)) return true;
  return selects(`T | where not(${condition})`, row) ? false : null;
}

interface Case {
  readonly condition: string;
  readonly row?: Row;
  readonly is: boolean | null;
}

/** The examples of a page, or what it says in words. */
interface Topic {
  readonly topic: string;
  readonly source: string;
  readonly cases: readonly Case[];
}

const TOPICS: readonly Topic[] = [
  {
    topic: 'nulls',
    source: `${REFERENCE}/scalar-data-types/null-values`,
    cases: [
      { condition: 'n > 3', row: { n: 5n }, is: true },
      { condition: 'n > 3', row: {}, is: null },
      { condition: 'n <= 3', row: {}, is: null },
      { condition: 'n > 3 or isnull(n)', row: {}, is: true },
      { condition: 'n == long(null)', row: { n: 5n }, is: false },
      { condition: 'n == long(null)', row: {}, is: null },
      { condition: 'n != long(null)', row: { n: 5n }, is: true },
      { condition: 'n != long(null)', row: {}, is: null },
      { condition: 'n == 5', row: {}, is: false },
      { condition: 'n != 5', row: {}, is: true },
      { condition: 'n == m', row: {}, is: null },
      { condition: 'b == true', row: {}, is: false },
      { condition: 'not(b)', row: {}, is: null },
      { condition: 'not(n < 5)', row: {}, is: null },
      { condition: 'b and false', row: {}, is: false },
      { condition: 'b and true', row: {}, is: null },
      { condition: 'b or true', row: {}, is: true },
      { condition: 'b or false', row: {}, is: null },
      { condition: 'n in (1, 2)', row: {}, is: false },
      { condition: 'n !in (1, 2)', row: {}, is: true },
      { condition: 's == ""', row: {}, is: true },
      { condition: 's != "a"', row: {}, is: true },
      { condition: 's contains "a"', row: {}, is: false },
    ],
  },
  {
    topic: 'isempty and isnull',
    source: `${REFERENCE}/isempty-function, ${REFERENCE}/isnull-function`,
    cases: [
      { condition: 'isempty("")', is: true },
      { condition: 'isempty("x")', is: false },
      { condition: 'isempty(parse_json(""))', is: true },
      { condition: 'isempty(parse_json("[]"))', is: false },
      { condition: 'isempty(parse_json("{}"))', is: false },
      { condition: 'isnull("")', is: false },
      { condition: 'isnull("x")', is: false },
      { condition: 'isnull(parse_json(""))', is: true },
      { condition: 'isnull(parse_json("[]"))', is: false },
      { condition: 'isnull(parse_json("{}"))', is: false },
      { condition: 'isempty(s)', row: {}, is: true },
      { condition: 'isempty(n)', row: {}, is: true },
      { condition: 'isempty(n)', row: { n: 0 }, is: false },
      { condition: 'isnotempty(s)', row: { s: ' ' }, is: true },
      { condition: 'isnull(s)', row: {}, is: false },
      { condition: 'isnotnull(s)', row: {}, is: true },
      { condition: 'isnull(n)', row: { n: null }, is: true },
      { condition: 'isnotnull(b)', row: { b: false }, is: true },
    ],
  },
  {
    topic: 'the string operators',
    source: `${REFERENCE}/datatypes-string-operators`,
    cases: [
      { condition: '"aBc" == "aBc"', is: true },
      { condition: '"abc" == "ABC"', is: false },
      { condition: '"abc" != "ABC"', is: true },
      { condition: '"abc" =~ "ABC"', is: true },
      { condition: '"aBc" !~ "xyz"', is: true },
      { condition: '"aBc" !~ "ABC"', is: false },
      { condition: '"FabriKam" contains "BRik"', is: true },
      { condition: '"Fabrikam" !contains "xyz"', is: true },
      { condition: '"FabriKam" contains_cs "Kam"', is: true },
      { condition: '"Fabrikam" !contains_cs "Kam"', is: true },
      { condition: '"Fabrikam" startswith "fab"', is: true },
      { condition: '"Fabrikam" !startswith "kam"', is: true },
      { condition: '"Fabrikam" startswith_cs "Fab"', is: true },
      { condition: '"Fabrikam" !startswith_cs "fab"', is: true },
      { condition: '"Fabrikam" endswith "Kam"', is: true },
      { condition: '"Fabrikam" !endswith "brik"', is: true },
      { condition: '"Fabrikam" endswith_cs "kam"', is: true },
      { condition: '"Fabrikam" !endswith_cs "brik"', is: true },
      { condition: '"Fabrikam" matches regex "b.*k"', is: true },
      { condition: '"abc" in ("123", "345", "abc")', is: true },
      { condition: '"bca" !in ("123", "345", "abc")', is: true },
      { condition: '"Abc" in~ ("123", "345", "abc")', is: true },
      { condition: '"bCa" !in~ ("123", "345", "ABC")', is: true },
      { condition: 's contains ""', row: {}, is: true },
      { condition: 's endswith t', row: { s: 'a.EXE', t: '.exe' }, is: true },
      { condition: 's =~ t', row: { s: 'ÄRGER', t: 'Ärger' }, is: true },
      { condition: 's contains "ä"', row: { s: 'ein ä' }, is: true },
    ],
  },
  {
    topic: 'terms',
    source: `${REFERENCE}/datatypes-string-operators#what-is-a-term`,
    cases: [
      { condition: '"North America" has "america"', is: true },
      { condition: '"North America" !has "amer"', is: true },
      { condition: '"North America" has_cs "America"', is: true },
      { condition: '"North America" !has_cs "amer"', is: true },
      { condition: '"North America" has_cs "america"', is: false },
      { condition: '"North America" has_any ("south", "north")', is: true },
      { condition: '"North America" has_any (dynamic(["south", "north"]))', is: true },
      { condition: '"North and South America" has_all ("south", "north")', is: true },
      { condition: '"North America" has_all ("south", "north")', is: false },
      { condition: 's has "c1db"', row: { s: 'Kusto:  ad67d136-c1db-4f9f-88ef-d94f3b6b0b5a;;KustoExplorerQueryRun' }, is: true },
      { condition: 's has "Kusto"', row: { s: 'KustoExplorerQueryRun' }, is: false },
      { condition: 's has "db"', row: { s: 'c1db' }, is: false },
      { condition: 's has "a"', row: { s: 'aa b.a' }, is: true },
    ],
  },
  {
    topic: 'regular expressions',
    source: `${REFERENCE}/regex`,
    cases: [
      { condition: 's matches regex "b"', row: { s: 'abc' }, is: true },
      { condition: 's matches regex "B"', row: { s: 'abc' }, is: false },
      { condition: 's matches regex "(?i)B"', row: { s: 'abc' }, is: true },
      { condition: 's matches regex "^a.c$"', row: { s: 'a\nc' }, is: false },
      { condition: 's matches regex "(?s)^a.c$"', row: { s: 'a\nc' }, is: true },
      { condition: 's matches regex "^a.c$"', row: { s: 'a\rc' }, is: true },
      { condition: 's matches regex "a$"', row: { s: 'a\n' }, is: false },
      { condition: 's matches regex "(?m)a$"', row: { s: 'a\nb' }, is: true },
      { condition: 's matches regex "(?m)^b"', row: { s: 'a\nb' }, is: true },
      { condition: 's matches regex "^.$"', row: { s: '😀' }, is: true },
      { condition: String.raw`s matches regex @"^\d$"`, row: { s: '٣' }, is: true },
      { condition: String.raw`s matches regex @"^[0-9]$"`, row: { s: '٣' }, is: false },
      { condition: String.raw`s matches regex @"^\w+$"`, row: { s: 'Ärger' }, is: true },
      { condition: String.raw`s matches regex @"^[\w-]+$"`, row: { s: 'Ärger-1' }, is: true },
      { condition: String.raw`s matches regex @"\W"`, row: { s: 'Ärger' }, is: false },
      { condition: String.raw`s matches regex @"^\s$"`, row: { s: '\u00a0' }, is: true },
      { condition: String.raw`s matches regex @"^[\s]$"`, row: { s: '\v' }, is: true },
      { condition: String.raw`s matches regex @"^[^\S]$"`, row: { s: '\u2028' }, is: true },
      { condition: String.raw`s matches regex @"\bcmd\b"`, row: { s: 'run cmd.exe' }, is: true },
      { condition: String.raw`s matches regex @"\bcmd\b"`, row: { s: '„cmd“' }, is: true },
      { condition: 's matches regex "(?i)^ÄRGER$"', row: { s: 'ärger' }, is: true },
      { condition: 's matches regex "^[[:alpha:]]+$"', row: { s: 'ä' }, is: false },
      { condition: String.raw`s matches regex @"\p{Greek}"`, row: { s: 'α' }, is: true },
    ],
  },
  {
    topic: 'extract',
    source: `${REFERENCE}/extract-function`,
    cases: [
      { condition: String.raw`extract("User: ([^,]+)", 1, s) == "JohnDoe"`, row: { s: 'User: JohnDoe, Email: a@example.com' }, is: true },
      { condition: String.raw`extract(@"-(\d{2})-", 0, "15-12-2024") == "-12-"`, is: true },
      { condition: String.raw`extract(@"-(\d{2})-", 1, "none") == ""`, is: true },
      { condition: 'extract("(a)|(b)", 2, "a") == ""', is: true },
      { condition: 'extract("(a|ab)(c|bcd)?", 0, "abcd") == "abcd"', is: true },
      { condition: 'extract("(a|ab)(c|bcd)", 1, "abcd") == "a"', is: true },
    ],
  },
  {
    topic: 'IPv4 networks',
    source: `${REFERENCE}/ipv4-is-in-range-function, ${REFERENCE}/ipv4-is-in-any-range-function`,
    cases: [
      { condition: 'ipv4_is_in_range("192.168.1.1", "192.168.1.1")', is: true },
      { condition: 'ipv4_is_in_range("192.168.1.1", "192.168.1.255/24")', is: true },
      { condition: 'ipv4_is_in_range("192.168.2.1", "192.168.1.0/24")', is: false },
      { condition: 'ipv4_is_in_range("255.255.255.255", "128.0.0.0/1")', is: true },
      { condition: 'ipv4_is_in_range("1.2.3.4", "0.0.0.0/0")', is: true },
      { condition: 'ipv4_is_in_range(s, "10.0.0.0/8")', row: {}, is: null },
      { condition: 'ipv4_is_in_range(s, "10.0.0.0/8")', row: { s: 'server' }, is: null },
      { condition: 'ipv4_is_in_range(s, "10.0.0.0/8")', row: { s: '256.0.0.1' }, is: null },
      { condition: 'ipv4_is_in_range(s, "10.0.0.0/8")', row: { s: '::ffff:10.0.0.1' }, is: null },
      { condition: 'ipv4_is_in_range("10.0.0.1", "10.0.0.0/33")', is: null },
      { condition: 'ipv4_is_in_any_range("192.168.1.6", "192.168.1.1/24", "10.0.0.1/8", "127.1.0.1/16")', is: true },
      { condition: 'ipv4_is_in_any_range("127.0.0.1", dynamic(["127.0.0.1", "192.168.1.1"]))', is: true },
      { condition: 'ipv4_is_in_any_range("123.1.11.21", dynamic(["192.168.1.1/16", "127.0.0.1/8", "10.0.0.1/8"]))', is: false },
      { condition: 'ipv4_is_in_any_range(s, "10.0.0.0/8", "127.0.0.0/8")', row: { s: '::1' }, is: null },
      { condition: 'coalesce(ipv4_is_in_range(s, "10.0.0.0/8"), false)', row: { s: '::1' }, is: false },
    ],
  },
  {
    topic: 'IPv6 networks',
    source: `${REFERENCE}/ipv6-is-in-range-function, ${REFERENCE}/ipv6-is-in-any-range-function, ${REFERENCE}/ipv6-is-match-function`,
    cases: [
      { condition: 'ipv6_is_in_range("a5e:f127:8a9d:146d:e102:b5d3:c755:abcd", "a5e:f127:8a9d:146d:e102:b5d3:c755:0000/112")', is: true },
      { condition: 'ipv6_is_in_range("a5e:f127:8a9d:146d:e102:b5d3:c755:abcd", "a5e:f127:8a9d:146d:e102:b5d3:c755:abcd")', is: true },
      { condition: 'ipv6_is_in_range("a5e:f127:8a9d:146d:e102:b5d3:c755:abcd", "0:0:0:0:0:ffff:c0a8:ac/60")', is: false },
      {
        condition:
          'ipv6_is_in_any_range("a5e:f127:8a9d:146d:e102:b5d3:c755:f6cd", "a5e:f127:8a9d:146d:e102:b5d3:c755:f6cd/112", "0:0:0:0:0:ffff:c0a8:ac/60")',
        is: true,
      },
      {
        condition:
          'ipv6_is_in_any_range("a5e:f127:8a9d:146d:e102:b5d3:c756:abd1", dynamic(["a5e:f127:8a9d:146d:e102:b5d3:c755:f6cd/112"]))',
        is: false,
      },
      { condition: 'ipv6_is_in_range("192.168.1.1", "::ffff:c0a8:0101")', is: true },
      { condition: 'ipv6_is_in_range("::ffff:c0a8:0101", "192.168.1.255/24")', is: true },
      { condition: 'ipv6_is_in_range(s, "2001:db8::/32")', row: { s: '10.0.0.1' }, is: false },
      { condition: 'ipv6_is_in_range(s, "2001:DB8::/32")', row: { s: '2001:db8:77::1' }, is: true },
      { condition: 'ipv6_is_in_range("::", "::/128")', is: true },
      { condition: 'ipv6_is_in_range(s, "2001:db8::/32")', row: { s: '2001:db8' }, is: null },
      { condition: 'ipv6_is_in_range(s, "2001:db8::/32")', row: { s: '1::2::3' }, is: null },
      { condition: 'ipv6_is_in_range(s, "2001:db8::/32")', row: { s: '-' }, is: null },
      { condition: 'ipv6_is_in_range(s, "2001:db8::/32")', row: {}, is: null },
    ],
  },
  {
    topic: 'dynamic values',
    source: `${REFERENCE}/scalar-data-types/dynamic, ${REFERENCE}/parse-json-function`,
    cases: [
      { condition: 'tostring(dyn.a) == "hello"', row: { dyn: { a: 'hello' } }, is: true },
      { condition: 'tostring(dyn["a b c"]) == "2"', row: { dyn: { 'a b c': 2 } }, is: true },
      { condition: 'tostring(dyn.a.b) == "x"', row: { dyn: { a: { b: 'x' } } }, is: true },
      { condition: 'tostring(dyn.["where"]) == "x"', row: { dyn: { where: 'x' } }, is: true },
      { condition: 'isnull(dyn.A)', row: { dyn: { a: 1 } }, is: true },
      { condition: 'isnull(dyn.toString)', row: { dyn: {} }, is: true },
      { condition: 'isnull(dyn.a.b)', row: { dyn: { a: 'text' } }, is: true },
      { condition: 'tostring(dyn.a) == ""', row: {}, is: true },
      { condition: 'tostring(dyn) == "true"', row: { dyn: true }, is: true },
      { condition: String.raw`tostring(dyn) == @'{"a":[1,null],"b":"c\\d"}'`, row: { dyn: { a: [1, null], b: 'c\\d' } }, is: true },
      { condition: 'tostring(parse_json(s).duration.min) == "100"', row: { s: '{"duration":{"value":118.0,"min":100.0}}' }, is: true },
      { condition: 'tostring(parse_json("21")) == "21"', is: true },
      { condition: `tostring(parse_json('"21"')) == "21"`, is: true },
      { condition: 'tostring(parse_json("no json {")) == "no json {"', is: true },
      { condition: 'isnull(parse_json("no json {").a)', is: true },
      { condition: 'tostring(parse_json(dyn).a) == "1"', row: { dyn: { a: 1 } }, is: true },
    ],
  },
  {
    topic: 'conversions',
    source: `${REFERENCE}/tolong-function, ${REFERENCE}/toint-function, ${REFERENCE}/tostring-function`,
    cases: [
      { condition: 'tolong("123") == 123', is: true },
      { condition: 'toint("123") == 123', is: true },
      { condition: 'toint(2.3) == 2', is: true },
      { condition: 'isnull(tolong("abc"))', is: true },
      { condition: 'isnull(tolong(""))', is: true },
      { condition: 'tolong("0x1f4") == 500', is: true },
      { condition: 'tolong("-5") == -5', is: true },
      { condition: 'todouble("5.5") > 5.0', is: true },
      { condition: 'todouble("-2") < 0.0', is: true },
      { condition: 'isnull(todouble("abc"))', is: true },
      { condition: 'tolong("9223372036854775807") == 9223372036854775807', is: true },
      { condition: 'isnull(tolong("9223372036854775808"))', is: true },
      { condition: 'isnull(toint("2147483648"))', is: true },
      { condition: 'tolong(dyn.a) == 7', row: { dyn: { a: '7' } }, is: true },
      { condition: 'tolong(dyn.a) == 7', row: { dyn: { a: 7 } }, is: true },
      { condition: 'isnull(tolong(dyn.a))', row: { dyn: {} }, is: true },
      { condition: 'tostring(123) == "123"', is: true },
      { condition: 'tostring(n) == ""', row: {}, is: true },
      { condition: 'tostring(n) == "9007199254740993"', row: { n: 9007199254740993n }, is: true },
    ],
  },
  {
    topic: 'numbers and times',
    source: `${REFERENCE}/numerical-operators, ${REFERENCE}/datetime-part-function`,
    cases: [
      { condition: 'n == 5', row: { n: 5 }, is: true },
      { condition: 'n == 5', row: { n: 5n }, is: true },
      { condition: 'i in (25, 587)', row: { i: 587n }, is: true },
      { condition: 'n == 9007199254740993', row: { n: 9007199254740992n }, is: false },
      { condition: 'r > 1', row: { r: 1.5 }, is: true },
      { condition: 'n >= 1.5', row: { n: 2n }, is: true },
      { condition: 'n == -5', row: { n: -5n }, is: true },
      { condition: 'n < decimal(9223372036854775808)', row: { n: 9223372036854775807n }, is: true },
      { condition: 'b == false', row: { b: false }, is: true },
      { condition: 'datetime_part("year", datetime(2017-10-30 01:02:03.7654321)) == 2017', is: true },
      { condition: 'datetime_part("quarter", datetime(2017-10-30 01:02:03.7654321)) == 4', is: true },
      { condition: 'datetime_part("month", datetime(2017-10-30 01:02:03.7654321)) == 10', is: true },
      { condition: 'datetime_part("week_of_year", datetime(2017-10-30 01:02:03.7654321)) == 44', is: true },
      { condition: 'datetime_part("day", datetime(2017-10-30 01:02:03.7654321)) == 30', is: true },
      { condition: 'datetime_part("dayOfYear", datetime(2017-10-30 01:02:03.7654321)) == 303', is: true },
      { condition: 'datetime_part("Hour", datetime(2017-10-30 01:02:03.7654321)) == 1', is: true },
      { condition: 'datetime_part("minute", datetime(2017-10-30 01:02:03.7654321)) == 2', is: true },
      { condition: 'datetime_part("second", datetime(2017-10-30 01:02:03.7654321)) == 3', is: true },
      { condition: 'datetime_part("millisecond", datetime(2017-10-30 01:02:03.7654321)) == 765', is: true },
      { condition: 'datetime_part("microsecond", datetime(2017-10-30 01:02:03.7654321)) == 765432', is: true },
      { condition: 'datetime_part("nanosecond", datetime(2017-10-30 01:02:03.7654321)) == 765432100', is: true },
      { condition: 'datetime_part("week_of_year", d) == 53', row: { d: '2021-01-03T10:00:00Z' }, is: true },
      { condition: 'datetime_part("Hour", d) == 22', row: { d: '2024-05-01T00:30:00+02:00' }, is: true },
      { condition: 'datetime_part("Hour", d) == 22', row: {}, is: false },
      { condition: 'd > datetime(2024-01-01)', row: { d: '2024-01-01T00:00:00.0000001Z' }, is: true },
    ],
  },
  {
    topic: 'choice and concatenation',
    source: `${REFERENCE}/iff-function, ${REFERENCE}/coalesce-function, ${REFERENCE}/strcat-function`,
    cases: [
      { condition: 'iff(n > 3, "a", "b") == "a"', row: { n: 4n }, is: true },
      { condition: 'iff(n > 3, "a", "b") == "b"', row: {}, is: true },
      { condition: 'coalesce(tolong("not a number"), tolong("42"), 33) == 42', is: true },
      { condition: 'coalesce(s, t) == "x"', row: { s: '', t: 'x' }, is: true },
      { condition: 'coalesce(n > 3, false)', row: {}, is: false },
      { condition: 'isnull(coalesce(n, m))', row: {}, is: true },
      { condition: 'strcat("hello", " ", "world") == "hello world"', is: true },
      { condition: 'strcat(s, n) == "a"', row: { s: 'a' }, is: true },
      { condition: 'tolower(s) == "ärger"', row: { s: 'ÄRGER' }, is: true },
    ],
  },
  {
    topic: 'replacements',
    source: `${REFERENCE}/replace-strings-function, ${REFERENCE}/replace-string-function, ${REFERENCE}/replace-regex-function`,
    cases: [
      {
        condition:
          'replace_strings("A magic trick can turn a cat into a dog", dynamic(["cat", "dog"]), dynamic(["dog", "pigeon"])) == "A magic trick can turn a dog into a pigeon"',
        is: true,
      },
      {
        condition:
          'replace_strings("can turn a cat into a dog", dynamic(["turn", " into a dog"]), dynamic(["disappear", ""])) == "can disappear a cat"',
        is: true,
      },
      { condition: 'replace_strings("This is", dynamic(["This", "is"]), dynamic(["This", "was"])) == "This was"', is: true },
      { condition: 'replace_strings("This is", dynamic(["is", "This"]), dynamic(["was", "This"])) == "Thwas was"', is: true },
      { condition: 'replace_strings(s, dynamic(["&lt;", "&amp;"]), dynamic(["<", "&"])) == "&lt;<"', row: { s: '&amp;lt;&lt;' }, is: true },
      {
        condition: String.raw`replace_strings(s, dynamic(["\\\"", "\\\\"]), dynamic(["\"", "\\"])) == @"C:\a"""`,
        row: { s: 'C:\\\\a\\"' },
        is: true,
      },
      {
        // The escapes of JSON, where the text after an escaped backslash is not an escape.
        condition: String.raw`replace_strings(s, dynamic(["\\\\", "\\\"", "\\n"]), dynamic(["\\", "\"", "\n"])) == "C:\\new\\\"\n"`,
        row: { s: JSON.stringify('C:\\new\\"\n').slice(1, -1) },
        is: true,
      },
      { condition: 'replace_string("Number is 1", "is", "was") == "Number was 1"', is: true },
      { condition: 'replace_string("aaa", "aa", "b") == "ba"', is: true },
      { condition: String.raw`replace_regex(s, @"(?i)^\\device\\", "") == "disk"`, row: { s: '\\Device\\disk' }, is: true },
      { condition: 'replace_regex("Number is 1", "i(s) ", "=") == "Number =1"', is: true },
      { condition: String.raw`replace_regex("2D6C", "(..)", @"%\1") == "%2D%6C"`, is: true },
      { condition: 'url_decode("%2D%6c%C3%A9") == "-lé"', is: true },
      { condition: 'url_decode("") == ""', is: true },
    ],
  },
  {
    topic: 'string literals',
    source: `${REFERENCE}/scalar-data-types/string`,
    cases: [
      { condition: String.raw`s == "a\"b"`, row: { s: 'a"b' }, is: true },
      { condition: String.raw`s == 'it\'s "it"'`, row: { s: `it's "it"` }, is: true },
      { condition: String.raw`s == "\t\n\r\\"`, row: { s: '\t\n\r\\' }, is: true },
      { condition: String.raw`s == "\u0041\x42\103"`, row: { s: 'ABC' }, is: true },
      { condition: String.raw`s == @"C:\Folder\"`, row: { s: 'C:\\Folder\\' }, is: true },
      { condition: String.raw`s == @"say ""a\n"""`, row: { s: 'say "a\\n"' }, is: true },
      { condition: String.raw`s == @'it''s'`, row: { s: "it's" }, is: true },
      { condition: 's == h"hello"', row: { s: 'hello' }, is: true },
      { condition: "s == h@'world\\'", row: { s: 'world\\' }, is: true },
      { condition: 's == "Hello"\', \'@"world!"', row: { s: 'Hello, world!' }, is: true },
      { condition: 's == ```a "b"\n\\c```', row: { s: 'a "b"\n\\c' }, is: true },
      { condition: 's == "// no comment | where"', row: { s: '// no comment | where' }, is: true },
      { condition: 'n == 0x1F', row: { n: 31n }, is: true },
      { condition: `['odd name'] == "x"`, row: { 'odd name': 'x' }, is: true },
    ],
  },
  {
    topic: 'lists from a watchlist',
    source: 'https://learn.microsoft.com/azure/sentinel/watchlists-queries',
    cases: [
      { condition: 's in~ ((_GetWatchlist("hosts") | project SearchKey))', row: { s: 'ALPHA' }, is: true },
      { condition: 's in ((_GetWatchlist("hosts") | project SearchKey))', row: { s: 'ALPHA' }, is: false },
      { condition: 's in~ ((_GetWatchlist("hosts") | project strcat("x-", SearchKey, "-y")))', row: { s: 'X-beta-Y' }, is: true },
      { condition: 's in~ ((_GetWatchlist("empty") | project SearchKey))', row: { s: 'alpha' }, is: false },
    ],
  },
];

describe.each(TOPICS)('$topic ($source)', ({ cases }) => {
  it.each(cases)('$condition is $is on $row', ({ condition, row = {}, is }) => {
    expect(truth(condition, row)).toBe(is);
  });
});

describe('the operators of a query', () => {
  it('filter a row one after the other', () => {
    const query = 'T\n| where n == 1\n// a comment\n| extend x = strcat(s, "!"), y = s\n| where x == "a!" and y == "a"';
    expect(selects(query, { n: 1n, s: 'a' })).toBe(true);
    expect(selects(query, { n: 2n, s: 'a' })).toBe(false);
    expect(selects(query, { n: 1n, s: 'b' })).toBe(false);
  });

  it('give a computed column the place of one of the table', () => {
    expect(selects('T | extend s = strcat(s, "!") | where s == "a!"', { s: 'a' })).toBe(true);
  });

  it('do not see a column that the same extend computes', () => {
    expect(() => compileKql('T | extend x = s, y = x', database)).toThrow(UnknownName);
  });

  it('leave every row if there is no where', () => {
    expect(selects('T', {})).toBe(true);
  });

  it('keep nothing of one row for the next', () => {
    const { selects: run } = compileKql('T | extend x = tolower(s) | where x =~ "a" and s contains "a"', database);
    expect([{ s: 'A' }, { s: 'b' }, {}, { s: 'a' }].map(run)).toEqual([true, false, false, true]);
  });

  it('take a chain of thousands of conditions', () => {
    const chain = Array.from({ length: 5_000 }, (_, i) => `s == "${i}"`);
    expect(selects(`T | where ${chain.join(' or ')}`, { s: '4999' })).toBe(true);
    expect(selects(`T | where not(${chain.map((one) => `not(${one})`).join(' and ')})`, { s: '0' })).toBe(true);
  });
});

describe('what is refused', () => {
  it.each([
    { condition: 's == 5', error: TypeClash },
    { condition: 'n == "5"', error: TypeClash },
    { condition: 'n in ("1")', error: TypeClash },
    { condition: 'n in~ ("1")', error: TypeClash },
    { condition: 'n contains "1"', error: TypeClash },
    { condition: 's', error: TypeClash },
    { condition: 's and true', error: TypeClash },
    { condition: 'not(s)', error: TypeClash },
    { condition: 'iff(true, s, n) == "a"', error: TypeClash },
    { condition: 's.a == "a"', error: TypeClash },
    { condition: 'dyn == "a"', error: UnsupportedKql },
    { condition: 'dyn contains "a"', error: UnsupportedKql },
    { condition: 's < "b"', error: UnsupportedKql },
    { condition: 's in (t)', error: UnsupportedKql },
    { condition: 's hasprefix "a"', error: UnsupportedKql },
    { condition: 'n between (1 .. 2)', error: UnsupportedKql },
    { condition: 'strlen(s) == 1', error: UnsupportedKql },
    { condition: 'constructor(s)', error: UnsupportedKql },
    { condition: 'dyn[0].a == 1', error: UnsupportedKql },
    { condition: 'isempty(g)', error: UnsupportedKql },
    { condition: 's has "cmd.exe"', row: { s: 'cmd.exe' }, error: UnsupportedKql },
    { condition: 's has "cmd"', row: { s: 'cmdä' }, error: UnsupportedKql },
    { condition: 's =~ "ärger"', row: { s: 'ÄRGER' }, error: UnsupportedKql },
    { condition: 's in~ ("k")', row: { s: '\u212a' }, error: UnsupportedKql },
    { condition: 'tolong(s) == 12', row: { s: ' 12.5' }, error: UnsupportedKql },
    { condition: 'ipv4_is_in_range(s, "10.0.0.0/8")', row: { s: '010.0.0.1' }, error: UnsupportedKql },
    { condition: 'ipv4_is_in_range(s, "10.0.0.0/8")', row: { s: '10.0.0.0/8' }, error: UnsupportedKql },
    { condition: 'ipv6_is_in_range(s, "fe80::/10")', row: { s: 'fe80::1%5' }, error: UnsupportedKql },
    { condition: 'datetime_part("WeekOfYear", d) == 1', error: UnsupportedKql },
    { condition: 'tostring(parse_json(s).a) == "1"', row: { s: '{"a":12345678901234567890}' }, error: UnsupportedKql },
    { condition: 's in ((T | project s))', error: UnsupportedKql },
    { condition: 'S == "a"', error: UnknownName },
    { condition: 'constructor == "a"', error: UnknownName },
    { condition: 's in ((_GetWatchlist("other") | project SearchKey))', error: UnknownName },
    { condition: 's matches regex "(?!a)b"', error: RegexRefused },
    { condition: 's matches regex "(?<=a)b"', error: RegexRefused },
    { condition: String.raw`s matches regex @"(a)\1"`, error: RegexRefused },
    { condition: 's matches regex "a++"', error: RegexRefused },
    { condition: `s matches regex "${'(a)'.repeat(17)}"`, error: RegexRefused },
    { condition: 'extract("(?=a)", 0, s) == ""', error: RegexRefused },
    { condition: String.raw`s matches regex @"\bcmd"`, row: { s: 'äcmd' }, error: RegexRefused },
    { condition: 's == "a', error: KqlSyntaxError },
    { condition: '', error: KqlSyntaxError },
    { condition: 'n == 1', row: { n: '1' }, error: WrongCell },
    { condition: 'n == 1', row: { n: 1.5 }, error: WrongCell },
    { condition: 's == "1"', row: { s: 1 }, error: WrongCell },
    { condition: 'd > datetime(2024-01-01)', row: { d: 'yesterday' }, error: WrongCell },
  ])('$condition on $row', ({ condition, row = {}, error }) => {
    expect(() => selects(`T | where ${condition}`, row)).toThrow(error);
  });

  it.each([
    { query: 'U', error: UnknownName },
    { query: 'T | take 5', error: UnsupportedKql },
    { query: 'T | project s', error: UnsupportedKql },
    { query: 'let x = 5; T', error: UnsupportedKql },
    { query: 'T | where true; T', error: UnsupportedKql },
    { query: 'f()', error: UnsupportedKql },
    { query: 'T | extend strcat(s, "a")', error: UnsupportedKql },
  ])('$query', ({ query, error }) => {
    expect(() => compileKql(query, database)).toThrow(error);
  });

  it('names the part of the query that it is about', () => {
    expect(() => compileKql('T | where s == "a" and n == "5"', database)).toThrow('long compared with string: n == "5"');
  });
});

describe('explain', () => {
  it('gives each condition its value and what it read', () => {
    const query = 'T\n| where n == 1\n| extend x = tolower(s)\n| where (x == "a" or s in~ ("b",\n "c")) and not(n < 5)';
    expect(explain(query, database, { n: 1n, s: 'C' })).toEqual([
      'where',
      '  true: n == 1   (n = 1)',
      'extend',
      '  x = "c"',
      'where',
      '  false: all of',
      '    true: any of',
      '      false: x == "a"   (x = "c")',
      '      true: s in~ ("b", "c")   (s = "C")',
      '    false: not',
      '      true: n < 5   (n = 1)',
    ]);
  });

  it('gives the error of a condition in place of its value', () => {
    expect(explain('T | where s has "a b"', database, { s: 'a b' })).toEqual([
      'where',
      '  UnsupportedKql, "a b" is not one term of ASCII letters and digits: s has "a b"   (s = "a b")',
    ]);
  });
});

describe('every query that is agreed on', () => {
  const folder = `${import.meta.dirname}/../../golden`;

  it.each(TARGETS)('for $id can be run', (target) => {
    const withWatchlists = databaseOf(target, { jump_hosts: ['jump1'], leavers: ['a.smith'] });
    const failures = readdirSync(folder).flatMap((name) => {
      const source = { name: `${name}/rule.yml`, text: readFileSync(`${folder}/${name}/rule.yml`, 'utf8') };
      const conversions = convert(source, { targets: [target.id] }).rules.flatMap((rule) => rule.conversions);
      return conversions.flatMap(({ query }) => {
        if (query === null) return [];
        try {
          compileKql(query, withWatchlists).selects({});
          return [];
        } catch (error) {
          return [`${name}: ${String(error)}`];
        }
      });
    });
    expect(failures).toEqual([]);
  });
});

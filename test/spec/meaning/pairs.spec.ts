import { describe, expect, it } from '@jest/globals';
import { databaseFor } from '../../semantics/judge.js';
import { compileKql } from '../../semantics/kql/evaluate.js';
import { conversion, problemsOf } from '../../support/convert-rule.js';

const rule = (test: string): string =>
  `title: Pair\nlogsource: { product: fortigate, service: event }\ndetection:\n  selection: { ${test} }\n  condition: selection\n`;

const finds = (test: string, AdditionalExtensions: string): boolean =>
  compileKql(conversion(rule(test), 'CommonSecurityLog').query!, databaseFor('sentinel')).selects({
    AdditionalExtensions,
    DeviceVendor: 'Fortinet',
  });

describe('the value of a key in a line of pairs with a separator between them', () => {
  it.each([
    ['first', 'cfgpath: user.local', 'FTNTFGTcfgpath=user.local;FTNTFGTlevel=notice', true],
    ['last', 'cfgpath: user.local', 'FTNTFGTlevel=notice;FTNTFGTcfgpath=user.local', true],
    ['last, before a separator', 'cfgpath: user.local', 'FTNTFGTlevel=notice;FTNTFGTcfgpath=user.local;', true],
    ['behind a blank', 'cfgpath: user.local', 'FTNTFGTlevel=notice; FTNTFGTcfgpath=user.local; cat=event:system', true],
    ['in another spelling of the key', 'cfgpath: user.local', 'FortinetFortiGatelevel=notice;FortinetFortiGatecfgpath=user.local', true],
    ['with blanks', 'logdesc: Object attribute configured', 'FTNTFGTlogdesc=Object attribute configured;cat=event:system', true],
    ['with a separator in it', "cfgattr: 'comments[a;b]'", 'FTNTFGTcfgattr=comments[a;b];FTNTFGTlevel=notice', true],
    ['that goes on', 'cfgpath: user.local', 'FTNTFGTcfgpath=user.local.x;FTNTFGTlevel=notice', false],
    ['of a key that ends so', 'level: notice', 'FTNTFGTcrlevel=notice', false],
    ['of another key', 'cfgpath: user.local', 'FTNTFGTcfgobj=user.local;FTNTFGTcfgpath=system.admin', false],
    ['that is not there', 'cfgpath: null', 'FTNTFGTlevel=notice', true],
  ])('%s', (_, test, line, found) => {
    expect(finds(test, line)).toBe(found);
  });

  it('is exact: it has no warning', () => {
    expect(conversion(rule('cfgpath: user.local'), 'CommonSecurityLog').warnings.map(({ code }) => code)).toEqual(['PARTIAL_SUPPORT']);
    expect(problemsOf(rule('cfgpath|re: "^user"'), 'CommonSecurityLog')).toEqual([]);
  });
});

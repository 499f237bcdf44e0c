import { describe, expect, it } from '@jest/globals';
import { describeTargets } from '../../../../../src/compiler/index.js';
import { NETWORK_EVENTS } from '../../../events/network-events.js';
import type { LogEvent, LogSource } from '../../../log-event.js';
import { imWebSession } from '../../asim/web-sessions.js';
import { deviceNetworkEvents } from '../../defender/network-connections.js';
import { networkTables } from './index.js';

const rowsOf = (table: string, logsource: LogSource, fields: LogEvent['fields']) =>
  networkTables.find((model) => model.table === table)!.rowsFor({ logsource, fields });

const webserver = { category: 'webserver' };
const proxy = { category: 'proxy' };

describe('what the tables hold of requests', () => {
  it('IIS has - for nothing and + for blanks, and the query apart from the path', () => {
    const fields = { 'cs-uri-query': '/a/b.aspx?c=d', 'cs-user-agent': 'Agent one', 'cs-method': 'GET', 'sc-status': '200' };
    expect(rowsOf('W3CIISLog', webserver, fields)).toEqual([
      {
        writtenBy: 'iis',
        row: expect.objectContaining({
          csMethod: 'GET',
          csReferer: '-',
          csUriQuery: 'c=d',
          csUriStem: '/a/b.aspx',
          csUserAgent: 'Agent+one',
          scStatus: '200',
        }),
      },
    ]);
  });

  it('IIS has - for a request without a query', () => {
    expect(rowsOf('W3CIISLog', webserver, { 'cs-uri-stem': '/a' })[0]!.row).toMatchObject({ csUriStem: '/a', csUriQuery: '-' });
  });

  it('proxies have the URL with and without its scheme', () => {
    const rows = rowsOf('CommonSecurityLog', proxy, { 'c-uri': 'https://a.example/b?c' }).map(({ row }) => row['RequestURL']);
    expect(rows).toEqual(['https://a.example/b?c', 'a.example/b?c']);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['another path', { 'c-uri': 'http://a.example/b', 'c-uri-query': '/c' }],
    ['another host', { 'c-uri': 'http://a.example/b', 'cs-host': 'c.example' }],
    ['another extension', { 'c-uri': '/b.txt', 'c-uri-extension': 'exe' }],
    ['no URL at all', { 'c-uri': 'b' }],
  ])('there is no row of a request of which two fields tell otherwise: %s', (_, fields) => {
    expect(rowsOf('CommonSecurityLog', proxy, fields)).toEqual([]);
    expect(imWebSession.rowsFor({ logsource: proxy, fields })).toEqual([]);
  });

  it('Squid does not log the user agent', () => {
    const written = (fields: Readonly<Record<string, string>>) =>
      imWebSession.rowsFor({ logsource: proxy, fields }).map(({ writtenBy }) => writtenBy);
    expect(written({ 'c-uri': '/a' })).toEqual(['squid', 'normalized']);
    expect(written({ 'c-uri': '/a', 'c-useragent': 'b' })).toEqual(['normalized']);
  });
});

describe('what the tables hold of queries', () => {
  it('Azure Firewall has a dot behind a name', () => {
    expect(rowsOf('AZFWDnsQuery', { category: 'dns' }, { query: 'a.example' })[0]!.row).toEqual({ QueryName: 'a.example.' });
  });

  it('a Windows DNS server has the addresses of an answer alone', () => {
    const answered = (answer: string) => rowsOf('DnsEvents', { category: 'dns' }, { answer })[0]!.row['IPAddresses'];
    expect([answered('192.0.2.7'), answered('v=spf1 -all')]).toEqual(['192.0.2.7', undefined]);
  });
});

describe('what the tables hold of the logs of Zeek', () => {
  const dns = { product: 'zeek', service: 'dns' };

  it('Corelight has numbers, truth values and text in columns of their types, and lists as JSON in text', () => {
    const fields = { answers: '192.0.2.7', 'id.orig_p': '50123', query: 'a.example', rejected: 'false', Z: '0' };
    expect(rowsOf('Corelight_v2_dns_CL', dns, fields).map(({ row }) => row)).toEqual([
      { answers_s: '["192.0.2.7"]', id_orig_p_d: 50123, query_s: 'a.example', rejected_b: false, Z_d: 0 },
      expect.objectContaining({ answers_s: expect.stringMatching(/^\[\n.*"192\.0\.2\.7",\n/s) }),
    ]);
  });

  it('Defender XDR has every member as text, lists too, and the device at either end', () => {
    const fields = { answers: '192.0.2.7', 'id.orig_h': '10.0.0.1', 'id.resp_h': '10.0.0.2', 'id.resp_p': '53', rejected: 'false' };
    expect(deviceNetworkEvents.rowsFor({ logsource: dns, fields }).map(({ row }) => row)).toEqual([
      expect.objectContaining({
        AdditionalFields: { direction: 'Out', answers: '["192.0.2.7"]', rejected: 'false' },
        LocalIP: '10.0.0.1',
        RemoteIP: '10.0.0.2',
        RemotePort: 53n,
      }),
      expect.objectContaining({ AdditionalFields: expect.objectContaining({ answers: expect.stringContaining(',"192.0.2.7",') }) }),
      expect.objectContaining({ AdditionalFields: expect.objectContaining({ direction: 'In' }), LocalIP: '10.0.0.2', LocalPort: 53n }),
    ]);
  });

  it('the sensor of Defender XDR may cut a user agent at its first semicolon', () => {
    const rows = deviceNetworkEvents.rowsFor({ logsource: { product: 'zeek', service: 'http' }, fields: { user_agent: 'A (B; C)' } });
    expect(rows.map(({ row }) => (row['AdditionalFields'] as { readonly user_agent: string }).user_agent)).toContain('A (B');
  });

  it('there is no row of a request with one path under one name and another under the other', () => {
    expect(rowsOf('Corelight_v2_http_CL', { product: 'zeek', service: 'http' }, { uri: '/a', 'c-uri': '/b' })).toEqual([]);
  });
});

describe('what CommonSecurityLog holds of the events of a FortiGate', () => {
  const rows = rowsOf('CommonSecurityLog', { product: 'fortigate', service: 'event' }, { action: 'Add', cfgpath: 'user.local', user: 'a' });

  it('the fields of the Common Event Format have columns, the others are pairs with a prefix or without', () => {
    expect(rows.map(({ row }) => [row['DeviceAction'], row['DestinationUserName'], row['AdditionalExtensions']])).toEqual([
      ['Add', 'a', expect.stringMatching(/;FTNTFGTcfgpath=user\.local$/)],
      [undefined, 'a', expect.stringMatching(/;FortinetFortiGateaction=Add;FortinetFortiGatecfgpath=user\.local$/)],
      ['Add', 'a', expect.stringMatching(/;cfgpath=user\.local$/)],
    ]);
  });
});

describe('the columns of the rows', () => {
  const columns = new Map(
    describeTargets()
      .find(({ id }) => id === 'sentinel')!
      .tables.map((table) => [table.name, table.columns]),
  );

  it.each(networkTables.map(({ table }) => table))('are columns of %s', (table) => {
    const rows = [
      rowsOf(table, webserver, { 'cs-cookie': 'a', 'cs-username': 'b', 'c-ip': '192.0.2.7' }),
      rowsOf(table, proxy, { 'cs-cookie': 'a', 'cs-username': 'b', src_ip: '192.0.2.7', dst_ip: '192.0.2.8', 'sc-status': '200' }),
      rowsOf(table, { category: 'dns' }, { query: 'a', record_type: 'A', answer: '192.0.2.7' }),
      ...Object.entries(NETWORK_EVENTS).map(([name, fields]) => {
        const [product = '', service = ''] = name.split('/');
        return rowsOf(table, { product, service }, fields);
      }),
    ].flat();
    expect(rows).not.toEqual([]);
    const names = new Set(columns.get(table)!.map(({ name }) => name));
    expect(rows.flatMap(({ row }) => Object.keys(row)).filter((name) => !names.has(name))).toEqual([]);
  });
});

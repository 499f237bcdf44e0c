import { describe, expect, it } from '@jest/globals';
import { parseNetwork } from './parse-network.js';

// What Python's ipaddress.ip_network takes and refuses.
describe('a network', () => {
  it.each([
    ['10.0.0.0/8', 4, 8],
    ['0.0.0.0/0', 4, 0],
    ['192.168.1.1', 4, 32],
    ['192.168.1.1/32', 4, 32],
    ['10.0.0.0/255.0.0.0', 4, 8],
    ['10.0.0.0/0.255.255.255', 4, 8],
    ['::/0', 6, 0],
    ['::1', 6, 128],
    ['fc00::/7', 6, 7],
    ['FE80::/10', 6, 10],
    ['2001:db8:0:0:0:0:0:0/32', 6, 32],
    ['::ffff:10.0.0.0/104', 6, 104],
    ['1:2:3:4:5:6:7::', 6, 128],
  ])('is read: %s', (text, family, prefix) => {
    expect(parseNetwork(text).network).toMatchObject({ family, prefix });
  });

  it.each([
    '',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/',
    '10.0.0/8',
    '10.0.0.256/32',
    '010.0.0.0/8',
    '10.*',
    '10.0.0.0/8/8',
    '10.0.0.1/8',
    '10.0.0.0/255.0.255.0',
    'a.b.c.d',
    '::/129',
    ':::/0',
    '1::2::3/128',
    'fe80::1/10',
    '1:2:3:4:5:6:7/128',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7:8::',
    '12345::/16',
    'fe80::%eth0/10',
    '::1.2.3/128',
  ])('is refused: %s', (text) => {
    expect(parseNetwork(text)).toMatchObject({ problem: expect.any(String) });
  });

  it('is named where bits behind the prefix hide it', () => {
    expect(parseNetwork('192.168.77.3/20').hint).toBe('the network is 192.168.64.0/20');
  });
});

import type { LogEvent } from '../log-event.js';

/** Events of servers and devices of the network that no rule is about, by category, service, or product and either. */
export const NETWORK_EVENTS: Readonly<Record<string, LogEvent['fields']>> = {
  webserver: {
    'c-ip': '203.0.113.9',
    'cs-method': 'PUT',
    'cs-uri-query': '/stock/list?page=2',
    'cs-user-agent': 'Mozilla/5.0 (X11; Linux x86_64)',
    'cs-referer': 'https://shop.vendor.example/',
    'sc-status': '204',
  },
  proxy: { src_ip: '10.20.30.40', dst_ip: '203.0.113.9', 'cs-method': 'PUT', 'sc-status': '204' },
  dns: { query: 'update.vendor.example', record_type: 'A', answer: '203.0.113.9' },
  'cisco/aaa': { Message: '%PARSER-5-CFGLOG_LOGGEDCMD: User:alice logged command:interface Gi0/1' },
  'cisco/bgp': { Message: '%BGP-5-ADJCHANGE: neighbor 192.0.2.7 Up' },
  'cisco/ldp': { Message: '%LDP-5-NBRCHG: neighbor 192.0.2.7 is UP' },
  'huawei/bgp': { Message: '%%01BGP/3/STATE_CHG_UPDOWN(l)[1]:The status of the peer 192.0.2.7 changed' },
  'juniper/bgp': { Message: 'rpd[1234]: bgp_peer 192.0.2.7 (External AS 64500): established' },
  'rpc_firewall/application': { EventID: '3', EventLog: 'RPCFW', InterfaceUuid: '3919286a-b10c-11d0-9ba8-00c04fd92ef5', OpNum: '5' },
};

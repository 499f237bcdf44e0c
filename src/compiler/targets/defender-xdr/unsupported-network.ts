const NO_WEB_SERVERS = 'Defender XDR does not collect the logs of web servers' as const;
const NO_NETWORK_DEVICES = 'Defender XDR does not collect the logs of network devices' as const;
const NO_APPLICATIONS = 'Defender XDR does not collect the messages of applications' as const;

/** Log sources of networks and applications that Defender XDR does not have. */
export const UNSUPPORTED_NETWORK = {
  '-/-/apache': NO_WEB_SERVERS,
  '-/-/netflow': 'Defender XDR has no flow records',
  '-/-/nginx': NO_WEB_SERVERS,
  '-/firewall/-': 'Defender XDR has connections of devices, and no sessions that a firewall saw',
  '-/webserver/-': NO_WEB_SERVERS,
  'cisco/-/aaa': NO_NETWORK_DEVICES,
  'cisco/-/bgp': NO_NETWORK_DEVICES,
  'cisco/-/ldp': NO_NETWORK_DEVICES,
  'cisco/-/syslog': NO_NETWORK_DEVICES,
  '-/database/-': 'Advanced Hunting does not have the statements of databases',
  'django/application/-': NO_APPLICATIONS,
  'fortigate/-/event': NO_NETWORK_DEVICES,
  'fortios/-/sslvpnd': NO_NETWORK_DEVICES,
  'huawei/-/bgp': NO_NETWORK_DEVICES,
  'juniper/-/bgp': NO_NETWORK_DEVICES,
  'jvm/application/-': NO_APPLICATIONS,
  'nodejs/application/-': NO_APPLICATIONS,
  'paloalto/appliance/globalprotect': NO_NETWORK_DEVICES,
  'paloalto/file_event/globalprotect': 'Defender for Endpoint does not run on PAN-OS',
  'python/application/-': NO_APPLICATIONS,
  'rpc_firewall/application/-': 'Defender for Endpoint does not collect the log of RPC Firewall',
  'ruby_on_rails/application/-': NO_APPLICATIONS,
  'spring/application/-': NO_APPLICATIONS,
  'sql/application/-': NO_APPLICATIONS,
  'velocity/application/-': NO_APPLICATIONS,
  'zeek/-/dce_rpc': 'Defender XDR does not record remote procedure calls',
  'zeek/-/kerberos': 'Defender XDR does not record tickets of Kerberos that a sensor saw',
  'zeek/-/rdp': 'Defender XDR does not record remote desktop sessions that a sensor saw',
  'zeek/-/smb_files': 'Defender XDR does not record names of files in the traffic that the sensor inspects',
  'zeek/-/x509': 'Defender XDR does not record certificates in the traffic that the sensor inspects',
} as const;

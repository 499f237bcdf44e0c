const REQUESTS_ONLY = 'ASIM has a schema for requests to web servers, and none for what else they log' as const;
const NO_NETWORK_DEVICES = 'ASIM has no schema for the messages of network devices' as const;
const NO_APPLICATIONS = 'ASIM has no schema for the messages of applications' as const;
const NO_CALLS = 'ASIM has no schema for remote procedure calls' as const;

/** Log sources of networks and applications for which ASIM has no schema, or no parser. */
export const UNSUPPORTED_NETWORK = {
  '-/-/apache': REQUESTS_ONLY,
  '-/-/nginx': REQUESTS_ONLY,
  'cisco/-/aaa': NO_NETWORK_DEVICES,
  'cisco/-/bgp': NO_NETWORK_DEVICES,
  'cisco/-/ldp': NO_NETWORK_DEVICES,
  'cisco/-/syslog': NO_NETWORK_DEVICES,
  '-/database/-': 'ASIM has no schema for the statements of databases',
  'django/application/-': NO_APPLICATIONS,
  'fortigate/-/event': 'no ASIM parser reads the system events of FortiGate, only its traffic',
  'fortios/-/sslvpnd': NO_NETWORK_DEVICES,
  'huawei/-/bgp': NO_NETWORK_DEVICES,
  'juniper/-/bgp': NO_NETWORK_DEVICES,
  'jvm/application/-': NO_APPLICATIONS,
  'nodejs/application/-': NO_APPLICATIONS,
  'paloalto/appliance/globalprotect': NO_NETWORK_DEVICES,
  'paloalto/file_event/globalprotect': 'no ASIM parser reads the files on a PAN-OS firewall',
  'python/application/-': NO_APPLICATIONS,
  'rpc_firewall/application/-': NO_CALLS,
  'ruby_on_rails/application/-': NO_APPLICATIONS,
  'spring/application/-': NO_APPLICATIONS,
  'sql/application/-': NO_APPLICATIONS,
  'velocity/application/-': NO_APPLICATIONS,
  'zeek/-/dce_rpc': NO_CALLS,
  'zeek/-/kerberos': 'ASIM has no schema for tickets of Kerberos',
  'zeek/-/rdp': 'ASIM has no schema for remote desktop sessions',
  'zeek/-/smb_files': 'ASIM has no schema for files on shares that a sensor saw',
  'zeek/-/x509': 'ASIM has no schema for certificates',
} as const;

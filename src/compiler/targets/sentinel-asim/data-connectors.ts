import type { DataConnectors } from '../target.js';

const PARSERS = 'https://learn.microsoft.com/azure/sentinel/normalization-parsers-list';

/**
 * Which tables the ASIM parsers read, and the connectors that fill these with events of Windows and Linux devices. Nothing is ingested into
 * a parser itself. Parsers for other products are left out of the connectors and named in the notes.
 */
export const SENTINEL_ASIM_DATA_CONNECTORS: Readonly<Record<string, DataConnectors>> = {
  imAlertEvent: {
    connectors: ['Microsoft Defender XDR'],
    note: 'A parser over other tables. It reads AlertEvidence, and alerts of Bitdefender, Cisco Secure Endpoint, Netskope, Palo Alto Cortex and SentinelOne.',
    docsUrl: PARSERS,
  },
  imAuditEvent: {
    connectors: ['Amazon Web Services', 'Amazon Web Services S3', 'Azure Activity', 'Microsoft 365 (formerly, Office 365)'],
    note: 'A parser over other tables. It reads AzureActivity, the administration of Exchange in OfficeActivity, AWSCloudTrail, AZKVAuditLogs, SecurityEvent, WindowsEvent and more.',
    docsUrl: PARSERS,
  },
  imAuthentication: {
    connectors: ['Microsoft Entra ID', 'Microsoft Defender XDR', 'Windows Security Events via AMA', 'Windows Forwarded Events'],
    note: 'A parser over other tables. Of Windows devices it reads DeviceLogonEvents and Windows events 4624, 4625, 4634 and 4647 in SecurityEvent and WindowsEvent; of others SigninLogs, AWSCloudTrail, Okta, Syslog and more.',
    docsUrl: PARSERS,
  },
  imDns: {
    connectors: ['Windows Forwarded Events'],
    note: 'A parser over other tables. Of Windows devices it reads Sysmon event 22 in Event and WindowsEvent; of DNS servers and firewalls DnsEvents, ASimDnsActivityLogs, AZFWDnsQuery, Cisco Umbrella, Corelight and more.',
    docsUrl: PARSERS,
  },
  imFileEvent: {
    connectors: ['Microsoft Defender XDR', 'Windows Security Events via AMA', 'Windows Forwarded Events', 'Syslog via AMA'],
    note: 'A parser over other tables. Of Windows devices it reads DeviceFileEvents, Sysmon events 11, 23 and 26 in Event and WindowsEvent, and Windows event 4663 in SecurityEvent and WindowsEvent; of Linux devices DeviceFileEvents and Sysmon for Linux in Syslog; of others OfficeActivity, storage logs and more.',
    docsUrl: PARSERS,
  },
  imNetworkSession: {
    connectors: ['Microsoft Defender XDR', 'Windows Security Events via AMA', 'Windows Forwarded Events', 'Syslog via AMA'],
    note: 'A parser over other tables. Of Windows devices it reads DeviceNetworkEvents, Sysmon event 3 in Event and WindowsEvent, and Windows events 5150 to 5159 in SecurityEvent and WindowsEvent; of Linux devices DeviceNetworkEvents and Sysmon for Linux in Syslog; of others CommonSecurityLog, AZFWNetworkRule, AWSVPCFlow, Corelight and more.',
    docsUrl: PARSERS,
  },
  imProcessCreate: {
    connectors: ['Microsoft Defender XDR', 'Windows Security Events via AMA', 'Windows Forwarded Events', 'Syslog via AMA'],
    note: 'A parser over other tables. Of Windows devices it reads DeviceProcessEvents, Sysmon event 1 in Event and WindowsEvent, and Windows event 4688 in SecurityEvent and WindowsEvent; of Linux devices DeviceProcessEvents and Sysmon for Linux in Syslog; of others Carbon Black, SentinelOne, Trend Micro and more.',
    docsUrl: PARSERS,
  },
  imProcessTerminate: {
    connectors: ['Windows Security Events via AMA', 'Windows Forwarded Events'],
    note: 'A parser over other tables. Of Windows devices it reads Sysmon event 5 in Event and WindowsEvent, and Windows event 4689 in SecurityEvent and WindowsEvent; of others Carbon Black, Sysmon for Linux and Microsoft Defender for IoT.',
    docsUrl: PARSERS,
  },
  imRegistry: {
    connectors: ['Microsoft Defender XDR', 'Windows Security Events via AMA', 'Windows Forwarded Events'],
    note: 'A parser over other tables. It reads DeviceRegistryEvents, Sysmon events 12 to 14 in Event and WindowsEvent, Windows event 4657 in SecurityEvent and WindowsEvent, Carbon Black, SentinelOne and Trend Micro.',
    docsUrl: PARSERS,
  },
  imUserManagement: {
    connectors: ['Windows Security Events via AMA', 'Windows Forwarded Events'],
    note: 'A parser over other tables. Of Windows devices it reads SecurityEvent and WindowsEvent; of others AWSCloudTrail, SentinelOne and Syslog.',
    docsUrl: PARSERS,
  },
  imWebSession: {
    connectors: ['Common Event Format (CEF) via AMA', 'Custom logs via AMA'],
    note: 'A parser over other tables. Of web servers it reads W3CIISLog (IIS) and ApacheHTTPServer_CL, of proxies SquidProxy_CL, Cisco_Umbrella_proxy_CL and, in CommonSecurityLog, Zscaler, Palo Alto Networks, Fortinet and more.',
    docsUrl: PARSERS,
  },
};

import type { LogEvent } from '../../log-event.js';
import { textOf } from '../values/event-fields.js';
import type { Member } from '../values/event-xml.js';
import { sameText } from '../values/same-text.js';
import { headerOf, memberNames, membersOf, type Channel, type WindowsRecord } from './windows-record.js';

/** A log of Windows that rules name by a service of its own. */
interface ServiceLog {
  readonly channels: readonly Channel[];
  /**
   * How the provider writes the data of an event: members with names, elements of its own (`UserData`), or text without names.
   *
   * Source: samples of the events, in the EVTX-ATTACK-SAMPLES that public detection rules are tested with, and the manifests of the
   * providers in jdu2600/Windows10EtwEvents.
   */
  readonly data: 'members' | 'elements' | 'text';
  /** Members whose names have blanks, where rules leave them out. */
  readonly withBlanks?: readonly string[];
}

const log = (provider: string, name: string, ...others: readonly string[]): readonly Channel[] =>
  [name, ...others].map((channel) => ({ name: channel, provider }));

/**
 * The channels as Windows registers them, with the provider that writes to them.
 *
 * Source: Yamato-Security/hayabusa-rules, config/channel_abbreviations.txt (channels); jdu2600/Windows10EtwEvents (providers);
 * SigmaHQ/sigma, tests/thor.yml, for those of roles that a server may have. That the last ten write members with names is judgement.
 */
const SERVICES: Readonly<Record<string, ServiceLog>> = {
  'application-experience': {
    channels: log('Microsoft-Windows-Application-Experience', 'Microsoft-Windows-Application-Experience/Program-Telemetry'),
    data: 'members',
  },
  applocker: {
    channels: log(
      'Microsoft-Windows-AppLocker',
      'Microsoft-Windows-AppLocker/EXE and DLL',
      'Microsoft-Windows-AppLocker/MSI and Script',
      'Microsoft-Windows-AppLocker/Packaged app-Deployment',
      'Microsoft-Windows-AppLocker/Packaged app-Execution',
    ),
    data: 'elements',
  },
  'appmodel-runtime': { channels: log('Microsoft-Windows-AppModel-Runtime', 'Microsoft-Windows-AppModel-Runtime/Admin'), data: 'members' },
  'appxdeployment-server': {
    channels: log('Microsoft-Windows-AppXDeployment-Server', 'Microsoft-Windows-AppXDeploymentServer/Operational'),
    data: 'members',
  },
  'appxpackaging-om': {
    channels: log('Microsoft-Windows-AppxPackagingOM', 'Microsoft-Windows-AppxPackaging/Operational'),
    data: 'members',
  },
  bitlocker: { channels: log('Microsoft-Windows-BitLocker-API', 'Microsoft-Windows-BitLocker/BitLocker Management'), data: 'members' },
  'bits-client': { channels: log('Microsoft-Windows-Bits-Client', 'Microsoft-Windows-Bits-Client/Operational'), data: 'members' },
  capi2: { channels: log('Microsoft-Windows-CAPI2', 'Microsoft-Windows-CAPI2/Operational'), data: 'elements' },
  'certificateservicesclient-lifecycle-system': {
    channels: log(
      'Microsoft-Windows-CertificateServicesClient-Lifecycle-System',
      'Microsoft-Windows-CertificateServicesClient-Lifecycle-System/Operational',
    ),
    data: 'elements',
  },
  'codeintegrity-operational': {
    channels: log('Microsoft-Windows-CodeIntegrity', 'Microsoft-Windows-CodeIntegrity/Operational'),
    data: 'members',
    withBlanks: [
      'File Name',
      'Process Name',
      'Requested Signing Level',
      'Validated Signing Level',
      'SHA1 Hash',
      'SHA1 Flat Hash',
      'SHA256 Hash',
      'SHA256 Flat Hash',
    ],
  },
  'diagnosis-scripted': {
    channels: log('Microsoft-Windows-Diagnosis-Scripted', 'Microsoft-Windows-Diagnosis-Scripted/Operational'),
    data: 'members',
  },
  'dns-client': { channels: log('Microsoft-Windows-DNS-Client', 'Microsoft-Windows-DNS-Client/Operational'), data: 'members' },
  'dns-server': { channels: log('Microsoft-Windows-DNS-Server-Service', 'DNS Server'), data: 'members' },
  'dns-server-analytic': { channels: log('Microsoft-Windows-DNSServer', 'Microsoft-Windows-DNSServer/Analytical'), data: 'members' },
  'driver-framework': {
    channels: log('Microsoft-Windows-DriverFrameworks-UserMode', 'Microsoft-Windows-DriverFrameworks-UserMode/Operational'),
    data: 'elements',
  },
  'firewall-as': {
    channels: log(
      'Microsoft-Windows-Windows Firewall With Advanced Security',
      'Microsoft-Windows-Windows Firewall With Advanced Security/Firewall',
    ),
    data: 'members',
  },
  'iis-configuration': { channels: log('Microsoft-Windows-IIS-Configuration', 'Microsoft-IIS-Configuration/Operational'), data: 'members' },
  ldap: { channels: log('Microsoft-Windows-LDAP-Client', 'Microsoft-Windows-LDAP-Client/Debug'), data: 'members' },
  'lsa-server': { channels: log('LsaSrv', 'Microsoft-Windows-LSA/Operational'), data: 'members' },
  'microsoft-servicebus-client': { channels: log('Microsoft-ServiceBus-Client', 'Microsoft-ServiceBus-Client/Admin'), data: 'members' },
  'msexchange-management': { channels: log('MSExchange CmdletLogs', 'MSExchange Management'), data: 'text' },
  ntlm: { channels: log('Microsoft-Windows-NTLM', 'Microsoft-Windows-NTLM/Operational'), data: 'members' },
  openssh: { channels: log('OpenSSH', 'OpenSSH/Operational'), data: 'members' },
  'powershell-classic': { channels: log('PowerShell', 'Windows PowerShell'), data: 'text' },
  'printservice-admin': { channels: log('Microsoft-Windows-PrintService', 'Microsoft-Windows-PrintService/Admin'), data: 'elements' },
  'printservice-operational': {
    channels: log('Microsoft-Windows-PrintService', 'Microsoft-Windows-PrintService/Operational'),
    data: 'elements',
  },
  'security-mitigations': {
    channels: log(
      'Microsoft-Windows-Security-Mitigations',
      'Microsoft-Windows-Security-Mitigations/KernelMode',
      'Microsoft-Windows-Security-Mitigations/UserMode',
    ),
    data: 'members',
  },
  'shell-core': { channels: log('Microsoft-Windows-Shell-Core', 'Microsoft-Windows-Shell-Core/Operational'), data: 'members' },
  'smbclient-connectivity': { channels: log('Microsoft-Windows-SMBClient', 'Microsoft-Windows-SmbClient/Connectivity'), data: 'members' },
  'smbclient-security': { channels: log('Microsoft-Windows-SMBClient', 'Microsoft-Windows-SmbClient/Security'), data: 'members' },
  'smbserver-connectivity': { channels: log('Microsoft-Windows-SMBServer', 'Microsoft-Windows-SMBServer/Connectivity'), data: 'members' },
  taskscheduler: { channels: log('Microsoft-Windows-TaskScheduler', 'Microsoft-Windows-TaskScheduler/Operational'), data: 'members' },
  'terminalservices-localsessionmanager': {
    channels: log(
      'Microsoft-Windows-TerminalServices-LocalSessionManager',
      'Microsoft-Windows-TerminalServices-LocalSessionManager/Operational',
    ),
    data: 'elements',
  },
  wmi: { channels: log('Microsoft-Windows-WMI-Activity', 'Microsoft-Windows-WMI-Activity/Operational'), data: 'elements' },
  dhcp: { channels: log('Microsoft-Windows-DHCP-Server', 'Microsoft-Windows-DHCP-Server/Operational'), data: 'members' },
  'dns-server-audit': { channels: log('Microsoft-Windows-DNSServer', 'Microsoft-Windows-DNSServer/Audit'), data: 'members' },
  'hyper-v-worker': {
    channels: log(
      'Microsoft-Windows-Hyper-V-Worker',
      'Microsoft-Windows-Hyper-V-Worker-Admin',
      'Microsoft-Windows-Hyper-V-Worker-Operational',
    ),
    data: 'members',
  },
  'kernel-event-tracing': {
    channels: log('Microsoft-Windows-Kernel-EventTracing', 'Microsoft-Windows-Kernel-EventTracing/Admin'),
    data: 'members',
  },
  'kernel-shimengine': {
    channels: log(
      'Microsoft-Windows-Kernel-ShimEngine',
      'Microsoft-Windows-Kernel-ShimEngine/Operational',
      'Microsoft-Windows-Kernel-ShimEngine/Diagnostic',
    ),
    data: 'members',
  },
  ldap_debug: { channels: log('Microsoft-Windows-LDAP-Client', 'Microsoft-Windows-LDAP-Client/Debug'), data: 'members' },
  ntfs: { channels: log('Microsoft-Windows-Ntfs', 'Microsoft-Windows-Ntfs/Operational'), data: 'members' },
  sense: { channels: log('Microsoft-Windows-SENSE', 'Microsoft-Windows-SENSE/Operational'), data: 'members' },
  'servicebus-client': {
    channels: log('Microsoft-ServiceBus-Client', 'Microsoft-ServiceBus-Client/Admin', 'Microsoft-ServiceBus-Client/Operational'),
    data: 'members',
  },
  vhdmp: { channels: log('Microsoft-Windows-VHDMP', 'Microsoft-Windows-VHDMP-Operational'), data: 'members' },
};

/** What the log of a service holds for an event, by service. */
export const serviceRecords: Readonly<Record<string, (event: LogEvent) => readonly WindowsRecord[]>> = Object.fromEntries(
  Object.entries(SERVICES).map(([service, serviceLog]) => [service, (event: LogEvent) => recordsIn(serviceLog, event)]),
);

/** The message is the event's own, or the values of its data: what Windows writes around them is in the files of the provider. */
function recordsIn({ channels, data, withBlanks = [] }: ServiceLog, event: LogEvent): readonly WindowsRecord[] {
  const header = headerOf(event, channels);
  if (header === undefined) return [];
  const members = membersOf(event, memberNames(event)).map((member) => written(member, data, withBlanks));
  const message = textOf(event, 'Message') ?? members.map(({ value }) => value).join('\r\n');
  return [{ ...header, writtenBy: 'service-log', members, userData: data === 'elements', message }];
}

/** Sigma's `Data` is the data without a name. */
function written({ name = 'Data', value }: Member, data: ServiceLog['data'], withBlanks: readonly string[]): Member {
  if (data === 'text' || name === 'Data') return { value };
  return { name: withBlanks.find((blank) => sameText(blank.replaceAll(' ', ''), name)) ?? name, value };
}

// © The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation.
import type { Tactic, TechniqueFacts } from './matrix.js';

/** What a version of ATT&CK changed in the matrix before it. */
export interface MatrixChanges {
  readonly version: string;
  /** A tactic that is gone, and what came in its place at its place. */
  readonly split: { readonly tactic: string; readonly name: string; readonly into: readonly Tactic[] };
  /** The tactics that techniques have now; sub-techniques have those of their technique. */
  readonly tactics: Readonly<Record<string, readonly string[]>>;
  readonly added: readonly TechniqueFacts[];
  readonly renamed: Readonly<Record<string, string>>;
  /** By the revoked id, its successor. */
  readonly revokedBy: Readonly<Record<string, string>>;
}

/**
 * Enterprise ATT&CK 19 against 18.1: https://attack.mitre.org/resources/updates/updates-april-2026/ (what was added, renamed and
 * revoked), the pages of the techniques (platforms), and the matrix of 19.1 (tactics). 19.2 changed no technique.
 */
export const CHANGES_IN_19: MatrixChanges = {
  version: '19.1',
  split: {
    tactic: 'defense-evasion',
    name: 'Defense Evasion',
    into: [
      { id: 'TA0005', shortname: 'stealth', name: 'Stealth' },
      { id: 'TA0112', shortname: 'defense-impairment', name: 'Defense Impairment' },
    ],
  },
  tactics: {
    T1006: ['stealth'],
    T1014: ['stealth'],
    T1027: ['stealth'],
    T1036: ['stealth'],
    T1055: ['privilege-escalation', 'stealth'],
    T1070: ['stealth'],
    T1078: ['initial-access', 'persistence', 'privilege-escalation', 'stealth'],
    T1112: ['persistence', 'defense-impairment'],
    T1127: ['execution', 'stealth'],
    T1134: ['privilege-escalation', 'stealth'],
    T1140: ['stealth'],
    T1197: ['execution', 'persistence', 'stealth'],
    T1202: ['stealth'],
    T1205: ['persistence', 'stealth', 'command-and-control'],
    T1207: ['defense-impairment'],
    T1211: ['stealth'],
    T1216: ['stealth'],
    T1218: ['stealth'],
    T1220: ['stealth'],
    T1221: ['stealth'],
    T1222: ['defense-impairment'],
    T1480: ['stealth'],
    T1484: ['privilege-escalation', 'defense-impairment'],
    T1497: ['stealth', 'discovery'],
    T1535: ['stealth'],
    T1542: ['persistence', 'stealth'],
    T1548: ['privilege-escalation'],
    T1550: ['lateral-movement'],
    T1553: ['defense-impairment'],
    T1556: ['persistence', 'defense-impairment', 'credential-access'],
    T1564: ['stealth'],
    T1574: ['execution', 'stealth'],
    T1578: ['defense-impairment'],
    T1599: ['defense-impairment'],
    T1600: ['defense-impairment'],
    T1601: ['defense-impairment'],
    T1610: ['execution'],
    T1612: ['stealth'],
    T1620: ['stealth'],
    T1622: ['stealth', 'discovery'],
    T1647: ['defense-impairment'],
    T1666: ['defense-impairment'],
    T1678: ['stealth'],
    T1679: ['stealth'],
  },
  // prettier-ignore
  added: [
    { id: 'T1027.018', name: 'Invisible Unicode', tactics: ['stealth'], platforms: ['Linux', 'macOS', 'Windows'] },
    { id: 'T1682', name: 'Query Public AI Services', tactics: ['reconnaissance'], platforms: ['PRE'] },
    { id: 'T1683', name: 'Generate Content', tactics: ['resource-development'], platforms: ['PRE'] },
    { id: 'T1683.001', name: 'Written Content', tactics: ['resource-development'], platforms: ['PRE'] },
    { id: 'T1683.002', name: 'Audio-Visual Content', tactics: ['resource-development'], platforms: ['PRE'] },
    { id: 'T1684', name: 'Social Engineering', tactics: ['stealth'], platforms: ['Linux', 'macOS', 'Office Suite', 'SaaS', 'Windows'] },
    { id: 'T1684.001', name: 'Impersonation', tactics: ['stealth'], platforms: ['Linux', 'macOS', 'Office Suite', 'SaaS', 'Windows'] },
    { id: 'T1684.002', name: 'Email Spoofing', tactics: ['stealth'], platforms: ['Linux', 'macOS', 'Office Suite', 'Windows'] },
    { id: 'T1685', name: 'Disable or Modify Tools', tactics: ['defense-impairment'], platforms: ['Containers', 'ESXi', 'IaaS', 'Linux', 'macOS', 'Network Devices', 'Windows'] },
    { id: 'T1685.001', name: 'Disable or Modify Windows Event Log', tactics: ['defense-impairment'], platforms: ['Windows'] },
    { id: 'T1685.002', name: 'Disable or Modify Cloud Log', tactics: ['defense-impairment'], platforms: ['IaaS', 'Identity Provider', 'Office Suite', 'SaaS'] },
    { id: 'T1685.003', name: 'Modify or Spoof Tool UI', tactics: ['defense-impairment'], platforms: ['Linux', 'macOS', 'Windows'] },
    { id: 'T1685.004', name: 'Disable or Modify Linux Audit System Log', tactics: ['defense-impairment'], platforms: ['Linux'] },
    { id: 'T1685.005', name: 'Clear Windows Event Logs', tactics: ['defense-impairment'], platforms: ['Windows'] },
    { id: 'T1685.006', name: 'Clear Linux or Mac System Logs', tactics: ['defense-impairment'], platforms: ['Linux', 'macOS'] },
    { id: 'T1686', name: 'Disable or Modify System Firewall', tactics: ['defense-impairment'], platforms: ['ESXi', 'Linux', 'macOS', 'Network Devices', 'Windows'] },
    { id: 'T1686.001', name: 'Cloud Firewall', tactics: ['defense-impairment'], platforms: ['IaaS'] },
    { id: 'T1686.002', name: 'Network Device Firewall', tactics: ['defense-impairment'], platforms: ['Network Devices'] },
    { id: 'T1686.003', name: 'Windows Host Firewall', tactics: ['defense-impairment'], platforms: ['Windows'] },
    // Its platforms are on no page that was read.
    { id: 'T1687', name: 'Exploitation for Defense Impairment', tactics: ['defense-impairment'], platforms: [] },
    { id: 'T1688', name: 'Safe Mode Boot', tactics: ['defense-impairment'], platforms: ['Windows'] },
    { id: 'T1689', name: 'Downgrade Attack', tactics: ['defense-impairment'], platforms: ['Linux', 'macOS', 'Windows'] },
    { id: 'T1690', name: 'Prevent Command History Logging', tactics: ['defense-impairment'], platforms: ['ESXi', 'Linux', 'macOS', 'Network Devices', 'Windows'] },
  ],
  renamed: {
    T1211: 'Exploitation for Stealth',
    'T1222.001': 'Windows Permissions',
    'T1222.002': 'Linux and Mac Permissions',
    'T1557.001': 'Name Resolution Poisoning and SMB Relay',
  },
  revokedBy: {
    'T1070.001': 'T1685.005',
    'T1070.002': 'T1685.006',
    T1562: 'T1685',
    'T1562.001': 'T1685',
    'T1562.002': 'T1685.001',
    'T1562.003': 'T1690',
    'T1562.004': 'T1686',
    'T1562.006': 'T1685',
    'T1562.007': 'T1686.001',
    'T1562.008': 'T1685.002',
    'T1562.009': 'T1688',
    'T1562.010': 'T1689',
    'T1562.011': 'T1685.003',
    'T1562.012': 'T1685.004',
    'T1562.013': 'T1686.002',
    T1656: 'T1684.001',
    T1672: 'T1684.002',
  },
};

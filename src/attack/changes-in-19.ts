// © The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation.
import type { Tactic, TechniqueFacts } from './matrix.js';

/** What a version of ATT&CK changed in the matrix before it. */
export interface MatrixChanges {
  readonly version: string;
  /** A tactic that is gone, and what came in its place at its place. */
  readonly split: { readonly tactic: string; readonly into: readonly Tactic[] };
  /** By the new tactic, the techniques that it has; all their sub-techniques have it too. */
  readonly members: Readonly<Record<string, readonly string[]>>;
  readonly added: readonly TechniqueFacts[];
  readonly renamed: Readonly<Record<string, string>>;
  /** By the revoked id, its successor. */
  readonly revokedBy: Readonly<Record<string, string>>;
}

/**
 * Enterprise ATT&CK 19 against 18.1: https://attack.mitre.org/resources/updates/updates-april-2026/, and the pages of
 * TA0005 and TA0112. 19.1 and 19.2 changed no technique.
 */
export const CHANGES_IN_19: MatrixChanges = {
  version: '19.0',
  split: {
    tactic: 'defense-evasion',
    into: [
      { id: 'TA0005', shortname: 'stealth', name: 'Stealth' },
      { id: 'TA0112', shortname: 'defense-impairment', name: 'Defense Impairment' },
    ],
  },
  // prettier-ignore
  members: {
    stealth: [
      'T1006', 'T1014', 'T1027', 'T1036', 'T1055', 'T1070', 'T1078', 'T1127', 'T1134', 'T1140', 'T1197', 'T1202', 'T1205', 'T1211',
      'T1216', 'T1218', 'T1220', 'T1221', 'T1480', 'T1497', 'T1535', 'T1542', 'T1564', 'T1574', 'T1612', 'T1620', 'T1622', 'T1678',
      'T1679', 'T1684',
    ],
    'defense-impairment': [
      'T1112', 'T1207', 'T1222', 'T1484', 'T1553', 'T1556', 'T1578', 'T1599', 'T1600', 'T1601', 'T1647', 'T1666', 'T1685', 'T1686',
      'T1687', 'T1688', 'T1689', 'T1690',
    ],
  },
  added: [
    { id: 'T1027.018', name: 'Invisible Unicode', tactics: [], platforms: [] },
    { id: 'T1682', name: 'Query Public AI Services', tactics: ['reconnaissance'], platforms: ['PRE'] },
    { id: 'T1683', name: 'Generate Content', tactics: ['resource-development'], platforms: ['PRE'] },
    { id: 'T1683.001', name: 'Written Content', tactics: ['resource-development'], platforms: ['PRE'] },
    { id: 'T1683.002', name: 'Audio-Visual Content', tactics: ['resource-development'], platforms: ['PRE'] },
    { id: 'T1684', name: 'Social Engineering', tactics: [], platforms: [] },
    { id: 'T1684.001', name: 'Impersonation', tactics: [], platforms: [] },
    { id: 'T1684.002', name: 'Email Spoofing', tactics: [], platforms: [] },
    { id: 'T1685', name: 'Disable or Modify Tools', tactics: [], platforms: [] },
    { id: 'T1685.001', name: 'Disable or Modify Windows Event Log', tactics: [], platforms: [] },
    { id: 'T1685.002', name: 'Disable or Modify Cloud Log', tactics: [], platforms: [] },
    { id: 'T1685.003', name: 'Modify or Spoof Tool UI', tactics: [], platforms: [] },
    { id: 'T1685.004', name: 'Disable or Modify Linux Audit System Log', tactics: [], platforms: [] },
    { id: 'T1685.005', name: 'Clear Windows Event Logs', tactics: [], platforms: [] },
    { id: 'T1685.006', name: 'Clear Linux or Mac System Logs', tactics: [], platforms: [] },
    { id: 'T1686', name: 'Disable or Modify System Firewall', tactics: [], platforms: [] },
    { id: 'T1686.001', name: 'Cloud Firewall', tactics: [], platforms: [] },
    { id: 'T1686.002', name: 'Network Device Firewall', tactics: [], platforms: [] },
    { id: 'T1686.003', name: 'Windows Host Firewall', tactics: [], platforms: [] },
    { id: 'T1687', name: 'Exploitation for Defense Impairment', tactics: [], platforms: [] },
    { id: 'T1688', name: 'Safe Mode Boot', tactics: [], platforms: [] },
    { id: 'T1689', name: 'Downgrade Attack', tactics: [], platforms: [] },
    { id: 'T1690', name: 'Prevent Command History Logging', tactics: [], platforms: [] },
  ],
  renamed: {
    T1211: 'Exploitation for Stealth',
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

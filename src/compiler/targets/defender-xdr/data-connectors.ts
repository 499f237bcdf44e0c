import type { DataConnectors } from '../target.js';

const NATIVE = {
  connectors: [],
  note: 'Filled by Microsoft Defender for Endpoint from onboarded devices; Advanced Hunting needs no connector.',
} as const;

/** Where the tables of Advanced Hunting come from. */
export const DEFENDER_XDR_DATA_CONNECTORS: Readonly<Record<string, DataConnectors>> = {
  AlertInfo: {
    connectors: [],
    note: 'Filled with the alerts of the Microsoft Defender products; Advanced Hunting needs no connector.',
    docsUrl: 'https://learn.microsoft.com/defender-xdr/advanced-hunting-alertinfo-table',
  },
  CloudAppEvents: {
    connectors: [],
    note: 'Filled by Microsoft Defender for Cloud Apps, to which Microsoft 365 has to be connected (app connectors).',
    docsUrl: 'https://learn.microsoft.com/defender-xdr/advanced-hunting-cloudappevents-table',
  },
  CloudAuditEvents: {
    connectors: [],
    note: 'Filled by Microsoft Defender for Cloud where it is integrated with Defender XDR; Advanced Hunting needs no connector.',
    docsUrl: 'https://learn.microsoft.com/defender-xdr/advanced-hunting-cloudauditevents-table',
  },
  DeviceEvents: { ...NATIVE, docsUrl: 'https://learn.microsoft.com/defender-xdr/advanced-hunting-deviceevents-table' },
  DeviceFileEvents: { ...NATIVE, docsUrl: 'https://learn.microsoft.com/defender-xdr/advanced-hunting-devicefileevents-table' },
  DeviceImageLoadEvents: { ...NATIVE, docsUrl: 'https://learn.microsoft.com/defender-xdr/advanced-hunting-deviceimageloadevents-table' },
  DeviceLogonEvents: { ...NATIVE, docsUrl: 'https://learn.microsoft.com/defender-xdr/advanced-hunting-devicelogonevents-table' },
  DeviceNetworkEvents: { ...NATIVE, docsUrl: 'https://learn.microsoft.com/defender-xdr/advanced-hunting-devicenetworkevents-table' },
  DeviceProcessEvents: { ...NATIVE, docsUrl: 'https://learn.microsoft.com/defender-xdr/advanced-hunting-deviceprocessevents-table' },
  DeviceRegistryEvents: { ...NATIVE, docsUrl: 'https://learn.microsoft.com/defender-xdr/advanced-hunting-deviceregistryevents-table' },
  EntraIdSignInEvents: {
    connectors: [],
    note: 'Filled where the tenant has a Microsoft Entra ID P2 license; Advanced Hunting needs no connector. It is not streamed to a workspace.',
    docsUrl: 'https://learn.microsoft.com/defender-xdr/advanced-hunting-entraidsigninevents-table',
  },
};

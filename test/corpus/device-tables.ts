/** The tables of devices, in Defender XDR and streamed to Sentinel. */
export const DEVICE_TABLES = [
  'DeviceEvents',
  'DeviceFileEvents',
  'DeviceImageLoadEvents',
  'DeviceLogonEvents',
  'DeviceNetworkEvents',
  'DeviceProcessEvents',
  'DeviceRegistryEvents',
];

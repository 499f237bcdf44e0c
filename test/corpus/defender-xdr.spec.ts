import { describeAccepted } from './describe-accepted.js';

describeAccepted('defender-xdr', [
  'DeviceEvents',
  'DeviceFileEvents',
  'DeviceImageLoadEvents',
  'DeviceLogonEvents',
  'DeviceNetworkEvents',
  'DeviceProcessEvents',
  'DeviceRegistryEvents',
]);

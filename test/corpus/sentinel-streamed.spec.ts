import { describeAccepted } from './describe-accepted.js';

describeAccepted('sentinel', [
  'DeviceEvents',
  'DeviceFileEvents',
  'DeviceImageLoadEvents',
  'DeviceLogonEvents',
  'DeviceNetworkEvents',
  'DeviceProcessEvents',
  'DeviceRegistryEvents',
]);

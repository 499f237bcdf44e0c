import { describeAccepted } from './describe-accepted.js';

describeAccepted('sentinel-asim', [
  'imAuthentication',
  'imDns',
  'imFileEvent',
  'imNetworkSession',
  'imProcessCreate',
  'imRegistry',
  'imUserManagement',
]);

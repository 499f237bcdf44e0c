import { DEVICE_TABLES } from './device-tables.js';
import { describeAccepted } from './describe-accepted.js';

describeAccepted('sentinel', DEVICE_TABLES);

import { describeAccepted } from './describe-accepted.js';

describeAccepted('sentinel', ['Syslog']);

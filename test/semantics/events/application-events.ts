import type { LogEvent } from '../log-event.js';

/** The frameworks and languages whose error logs rules are about. */
export const APPLICATIONS = ['django', 'jvm', 'nodejs', 'python', 'ruby_on_rails', 'spring', 'sql', 'velocity'] as const;

const LOGGED: LogEvent['fields'] = { Message: 'VendorError: the agent is closed' };

/** What applications and web servers log that no rule is about: an exception, or a line. */
export const APPLICATION_EVENTS: Readonly<Record<string, LogEvent['fields']>> = {
  ...Object.fromEntries(APPLICATIONS.map((product) => [`${product}/application`, LOGGED])),
  '/apache': { Message: '[Tue Mar 11 09:26:40.123456 2025] [core:notice] [pid 812] AH00094: Command line: vendor' },
  '/nginx': { Message: '2025/03/11 09:26:40 [notice] 812#812: signal process started' },
};

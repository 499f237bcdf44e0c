import type { FieldValue } from '../log-event.js';
import { CONNECTION } from './connection.js';

type Fields = Readonly<Record<string, FieldValue>>;

const ACTOR: Fields = { Image: '/opt/vendor/bin/agent', ProcessId: '4312', User: 'alice' };
const MESSAGE: Fields = { Message: 'vendor agent says hello' };

const PROCESS: Fields = {
  ...ACTOR,
  CommandLine: '/opt/vendor/bin/agent --check now',
  CurrentDirectory: '/var/lib/vendor',
  LogonId: '1000',
  ParentImage: '/usr/bin/bash',
  ParentCommandLine: 'bash -l',
  ParentUser: 'alice',
  ParentProcessId: '2204',
};

const FILE: Fields = { ...ACTOR, TargetFilename: '/var/lib/vendor/state.db' };

/**
 * Events of Linux and macOS that no rule is about, by product and category or service. Sysmon for Linux has the number of the user for
 * the id of the logon. A record of `auditd` is one line, of which all but the names of its fields is here.
 */
export const UNIX_EVENTS: Readonly<Record<string, Fields>> = {
  'linux/': MESSAGE,
  'linux/auditd': { type: 'EXECVE', msg: 'audit(1712345670.128:456)', a0: 'agent', a1: '--check', a2: 'now', a3: '-v' },
  'linux/auth': MESSAGE,
  'linux/clamav': MESSAGE,
  'linux/cron': MESSAGE,
  'linux/file_event': FILE,
  'linux/guacamole': MESSAGE,
  'linux/network_connection': {
    ...ACTOR,
    ...CONNECTION,
  },
  'linux/process_creation': PROCESS,
  'linux/sshd': MESSAGE,
  'linux/sudo': { TTY: 'pts/0', PWD: '/home/alice', USER: 'root', COMMAND: '/usr/bin/id' },
  'linux/syslog': MESSAGE,
  'linux/vsftpd': MESSAGE,
  'macos/file_event': FILE,
  'macos/process_creation': PROCESS,
};

export const isUnix = (product: string | undefined): boolean => product === 'linux' || product === 'macos';

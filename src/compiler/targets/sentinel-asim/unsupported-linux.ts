const TEXT = 'ASIM has no schema for the text of a log';

/** Why logs of Linux have no table here. */
export const UNSUPPORTED_LINUX = {
  'linux/-/-': TEXT,
  'linux/-/auditd': 'ASIM has no schema for the records of auditd',
  'linux/-/auth': 'ASIM has no schema for the text of a log; of sshd, su and sudo it has the logons alone',
  'linux/-/clamav': TEXT,
  'linux/-/cron': TEXT,
  'linux/-/guacamole': TEXT,
  'linux/-/sshd': 'ASIM has no schema for the text of a log; of sshd it has the logons alone',
  'linux/-/sudo': 'ASIM has no schema for the text of a log; of sudo it has the logons alone',
  'linux/-/syslog': TEXT,
  'linux/-/vsftpd': TEXT,
} as const;

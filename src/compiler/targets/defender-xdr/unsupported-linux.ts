const SYSLOG = 'Defender for Endpoint does not collect what programs write to syslog';

/** Why logs of Linux have no table here. */
export const UNSUPPORTED_LINUX = {
  'linux/-/-': SYSLOG,
  'linux/-/auth': SYSLOG,
  'linux/-/clamav': SYSLOG,
  'linux/-/cron': SYSLOG,
  'linux/-/guacamole': SYSLOG,
  'linux/-/sshd': SYSLOG,
  'linux/-/sudo': SYSLOG,
  'linux/-/syslog': SYSLOG,
  'linux/-/vsftpd': SYSLOG,
} as const;

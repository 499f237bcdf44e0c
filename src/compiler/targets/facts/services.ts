/**
 * The words of event 7045 for when a service starts, and the numbers that event 4697 and the registry have for them, as text.
 *
 * Source: https://learn.microsoft.com/windows/win32/api/winsvc/nf-winsvc-createservicew (the numbers); the words are those of the
 * event.
 */
export const SERVICE_START_TYPES = {
  'auto start': '2',
  'boot start': '0',
  'demand start': '3',
  disabled: '4',
  'system start': '1',
} as const;

/**
 * The words of event 7045 for the type of a service. A user mode service has a process of its own (16) or shares one (32), and
 * may interact with the desktop (256 more).
 *
 * Source: https://learn.microsoft.com/windows/win32/api/winsvc/nf-winsvc-createservicew (the numbers); the words are those of the
 * event.
 */
export const SERVICE_TYPES = {
  'file system driver': '2',
  'kernel mode driver': '1',
  'user mode service': ['16', '32', '272', '288'],
} as const;

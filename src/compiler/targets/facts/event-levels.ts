/** Sigma's `Level`, the number in a Windows event, by the names that Log Analytics gives the levels. 0 is "log always". */
export const EVENT_LEVELS = {
  '0': 'Information',
  '1': 'Critical',
  '2': 'Error',
  '3': 'Warning',
  '4': 'Information',
  '5': 'Verbose',
  Critical: 'Critical',
  Error: 'Error',
  Information: 'Information',
  Verbose: 'Verbose',
  Warning: 'Warning',
} as const;

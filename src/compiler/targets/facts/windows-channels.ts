/**
 * The channels of the Windows event log by Sigma's name for the service. PowerShell 7 has a channel of its own.
 *
 * Source: SigmaHQ/sigma, tests/thor.yml, and SigmaHQ/pySigma, sigma/pipelines/common.py.
 */
export const WINDOWS_CHANNELS = {
  application: ['Application'],
  powershell: ['Microsoft-Windows-PowerShell/Operational', 'PowerShellCore/Operational'],
  'powershell-classic': ['Windows PowerShell'],
  security: ['Security'],
  sysmon: ['Microsoft-Windows-Sysmon/Operational'],
  system: ['System'],
  windefend: ['Microsoft-Windows-Windows Defender/Operational'],
} as const;

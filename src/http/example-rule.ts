/** The rule in the examples of the documentation. */
export const EXAMPLE_RULE = `title: Whoami Execution
id: 502b42de-4306-40b4-9596-6f590c81f073
status: test
references:
  - https://attack.mitre.org/techniques/T1033/
date: 2024-02-29
tags:
  - attack.discovery
  - attack.t1033
logsource:
  category: process_creation
  product: windows
detection:
  selection:
    Image|endswith: '\\whoami.exe'
  condition: selection
level: low
`;

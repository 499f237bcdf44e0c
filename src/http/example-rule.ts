/** The rule in the examples of both doors. */
export const EXAMPLE_RULE = `title: Whoami Execution
id: 502b42de-4306-40b4-9596-6f590c81f073
status: test
logsource:
  category: process_creation
  product: windows
detection:
  selection:
    Image|endswith: '\\whoami.exe'
  condition: selection
level: low
`;

import type { FuzzedRule, FuzzedSelection, FuzzedTest, FuzzedValue } from './rules.js';

/** A rule as YAML. */
export function writtenRule({ logsource, detections, condition }: FuzzedRule): string {
  return [
    'title: Hunted',
    'logsource:',
    '  product: windows',
    `  ${logsource}`,
    'detection:',
    ...detections.flatMap(({ name, detection }) => writtenSelection(name, detection)),
    `  condition: ${condition}`,
    '',
  ].join('\n');
}

function writtenSelection(name: string, detection: FuzzedSelection): readonly string[] {
  switch (detection.kind) {
    case 'map':
      return [`  ${name}:`, ...detection.tests.flatMap((test) => writtenTest(test).map((line) => `    ${line}`))];
    case 'maps':
      return [
        `  ${name}:`,
        ...detection.maps.flatMap((tests) => tests.flatMap(writtenTest).map((line, at) => `    ${at === 0 ? '- ' : '  '}${line}`)),
      ];
    case 'keywords': {
      const { modifiers, values } = detection;
      if (modifiers.length === 0) return [`  ${name}:`, ...values.map((value) => `    - ${writtenValue(value)}`)];
      return [`  ${name}:`, `    '|${modifiers.join('|')}':`, ...values.map((value) => `      - ${writtenValue(value)}`)];
    }
  }
}

function writtenTest({ field, modifiers, values }: FuzzedTest): readonly string[] {
  const name = [field, ...modifiers].join('|');
  const key = /^\w[\w|]*$/.test(name) ? name : inDoubleQuotes(name);
  if (values.length === 0) return [`${key}: []`];
  return values.length === 1
    ? [`${key}: ${writtenValue(values[0]!)}`]
    : [`${key}:`, ...values.map((value) => `  - ${writtenValue(value)}`)];
}

/** Double quotes hold every text; single quotes and none only some. */
function writtenValue(value: FuzzedValue): string {
  if ('scalar' in value) return value.scalar;
  const { text, quotes } = value;
  if (quotes === '' && /^[A-Za-z\\/][\w\\/.*?()+$-]*$/.test(text)) return text;
  if (quotes === "'" && !/[^\x20-\x7e\u00a1-\u024f\u0370-\u04ff\u4e00-\u9fff]/.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return inDoubleQuotes(text);
}

/** With escapes for all that is not plain ASCII: YAML takes hardly any of it raw. */
const inDoubleQuotes = (text: string): string =>
  `"${text.replace(/["\\]/g, '\\$&').replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;

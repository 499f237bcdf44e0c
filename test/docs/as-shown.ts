/**
 * Returns where an answer differs from what a document shows of it. A document may show a part: an object needs only the keys
 * that are shown, `…` in a text stands for any text, and a list that ends with `"…"` may be longer.
 */
export function differences(shown: unknown, actual: unknown, path = ''): readonly string[] {
  if (typeof shown === 'string' && typeof actual === 'string') return isShownText(shown, actual) ? [] : [differs(path, shown, actual)];
  if (Array.isArray(shown) && Array.isArray(actual)) {
    const isOpen = shown.at(-1) === '…';
    const items: readonly unknown[] = isOpen ? shown.slice(0, -1) : shown;
    if (isOpen ? actual.length < items.length : actual.length !== items.length)
      return [`${path} has ${actual.length} items: ${JSON.stringify(actual)}`];
    return items.flatMap((item, index) => differences(item, actual[index], `${path}/${index}`));
  }
  if (isRecord(shown) && isRecord(actual))
    return Object.entries(shown).flatMap(([key, value]) =>
      key in actual ? differences(value, actual[key], `${path}/${key}`) : [`${path}/${key} is not in ${JSON.stringify(actual)}`],
    );
  return shown === actual ? [] : [differs(path, shown, actual)];
}

/** Returns whether a text is as shown, where `…` stands for any text. */
export function isShownText(shown: string, actual: string): boolean {
  const pattern = shown.split('…').map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'));
  return new RegExp(`^${pattern.join('[^]*')}$`, 'u').test(actual);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const differs = (path: string, shown: unknown, actual: unknown): string =>
  `${path || 'The answer'} is ${JSON.stringify(actual)}, not ${JSON.stringify(shown)}`;

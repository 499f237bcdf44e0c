/** What may stand between `&` and the end of an escape in the XML of a Windows event. */
const ENTITIES = ['lt;', 'gt;', 'amp;', 'quot;', 'apos;', '#xd;'];

/**
 * Whether one of the texts, looked for in escaped XML, could miss its place or find a false one: because it has a
 * character that is escaped, or because it could begin or lie within an escape. Texts of which this is not true are
 * found in escaped XML exactly where they are in the text itself.
 */
export const literalsMeetEntity = (texts: readonly string[]): boolean => texts.some((text) => meets(text, /[&<>"'\r]/, ENTITIES));

/** How `rsyslog` writes the control characters that a text may have. */
export const OCTAL_CONTROLS = [
  ['#011', '\t'],
  ['#012', '\n'],
  ['#015', '\r'],
] as const;

/** The same of control characters in octal digits. */
export const literalsMeetOctal = (texts: readonly string[]): boolean =>
  texts.some((text) =>
    meets(
      text,
      /[\t\n\r]/,
      OCTAL_CONTROLS.map(([written]) => written),
    ),
  );

function meets(text: string, escaped: RegExp, escapes: readonly string[]): boolean {
  if (escaped.test(text)) return true;
  const lower = text.toLowerCase();
  return escapes.some((escape) => escape.includes(lower) || beginsWithin(lower, escape));
}

/** Whether a text begins with an end of the escape, or with all of it: so begins what lies within an escape. */
function beginsWithin(text: string, escape: string): boolean {
  for (let at = 0; at < escape.length; at++) if (text.startsWith(escape.slice(at))) return true;
  return false;
}

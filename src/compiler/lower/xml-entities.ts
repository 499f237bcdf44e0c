/** What may stand between `&` and the end of an escape in the XML of a Windows event. */
const ENTITIES = ['lt;', 'gt;', 'amp;', 'quot;', 'apos;', '#xd;'];

/**
 * Whether one of the texts, looked for in escaped XML, could miss its place or find a false one: because it has a
 * character that is escaped, or because it could begin or lie within an escape. Texts of which this is not true are
 * found in escaped XML exactly where they are in the text itself.
 */
export const literalsMeetEntity = (texts: readonly string[]): boolean => texts.some(meetsEntity);

function meetsEntity(text: string): boolean {
  if (/[&<>"'\r]/.test(text)) return true;
  const lower = text.toLowerCase();
  return ENTITIES.some((entity) => entity.includes(lower) || beginsWithin(lower, entity));
}

/** Whether a text begins with an end of the entity, or with all of it: so begins what lies within an escape. */
function beginsWithin(text: string, entity: string): boolean {
  for (let at = 0; at < entity.length; at++) if (text.startsWith(entity.slice(at))) return true;
  return false;
}

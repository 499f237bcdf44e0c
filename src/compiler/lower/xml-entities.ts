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
  return ENTITIES.some((entity) => entity.includes(lower) || suffixesOf(entity).some((suffix) => lower.startsWith(suffix)));
}

/** Every end of the entity, itself among them: what a text that begins inside it begins with. */
const suffixesOf = (entity: string): readonly string[] => Array.from(entity, (_, index) => entity.slice(index));

const TECHNIQUE = /^(?:attack\.)?(t\d{4}(?:\.\d{3})?)$/i;

/** The id in `T1048.003`, `t1048.003` or `attack.t1048.003`; undefined if it is none. */
export function parseTechniqueId(text: string): string | undefined {
  return TECHNIQUE.exec(text.trim())?.[1]?.toUpperCase();
}

/** `T1048` of `T1048.003`; undefined of what is no sub-technique. */
export function parentOf(id: string): string | undefined {
  const dot = id.indexOf('.');
  return dot < 0 ? undefined : id.slice(0, dot);
}

const TECHNIQUE = /^(?:attack\.)?(t\d{4}(?:\.\d{3})?)$/i;

/** Parses `T1048.003`, `t1048.003` or `attack.t1048.003` into an id; returns undefined for any other text. */
export function parseTechniqueId(text: string): string | undefined {
  return TECHNIQUE.exec(text.trim())?.[1]?.toUpperCase();
}

/** Returns `T1048` for `T1048.003`, and undefined for an id that is not a sub-technique's. */
export function parentOf(id: string): string | undefined {
  const dot = id.indexOf('.');
  return dot < 0 ? undefined : id.slice(0, dot);
}

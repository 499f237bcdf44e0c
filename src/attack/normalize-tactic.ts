const MAX_LENGTH = 60;

/**
 * Returns a tactic in the form of its shortname: `Defense Evasion`, `defense_evasion` and `attack.defense-evasion` become
 * `defense-evasion`. An id keeps its form in lower case: `ta0005`. Returns undefined if the text cannot be a tactic.
 */
export function normalizeTactic(text: string): string | undefined {
  const tactic = text
    .trim()
    .toLowerCase()
    .replace(/^attack\./, '')
    .replace(/[\s_-]+/g, '-');
  return tactic.length <= MAX_LENGTH && /^(?:ta\d{4}|[a-z]+(?:-[a-z]+)*)$/.test(tactic) ? tactic : undefined;
}

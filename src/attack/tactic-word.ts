/** `Defense Evasion`, `defense_evasion`, `attack.defense-evasion` as `defense-evasion`; `TA0005` as `ta0005`. */
export function tacticWord(text: string): string | undefined {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/^attack\./, '')
    .replace(/[\s_-]+/g, '-');
  return word.length <= 60 && /^(?:ta\d{4}|[a-z]+(?:-[a-z]+)*)$/.test(word) ? word : undefined;
}

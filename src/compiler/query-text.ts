import type { Conversion, ConvertedRule } from './conversion.js';

/**
 * The queries alone, for a terminal or a query window: one after the other with an empty line between them. Where
 * there are several, a comment above each says of which rule and for which table it is.
 */
export function queryText(rules: readonly ConvertedRule[]): string {
  const queries = rules.flatMap((rule) =>
    rule.conversions.flatMap((conversion) => (conversion.query === null ? [] : [{ rule, conversion, query: conversion.query }])),
  );
  if (queries.length === 1) return `${queries[0]!.query}\n`;
  return queries.map(({ rule, conversion, query }) => `${heading(rule, conversion)}\n${query}\n`).join('\n');
}

/** A title may have any character; a comment of KQL ends with its line. */
function heading({ title, id }: ConvertedRule, { target, table }: Conversion): string {
  const name = (title ?? id ?? 'untitled rule').replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  return `// ${name}: ${target}, ${table}`;
}

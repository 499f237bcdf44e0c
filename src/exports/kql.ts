import type { Conversion, ConvertedRule } from '../compiler/index.js';
import type { ExportFormat } from './format.js';

export const kql = {
  id: 'kql',
  mediaType: 'text/plain',
  description: 'The queries alone, separated by empty lines. A comment above each of several queries names its rule and table.',
  render: renderQueries,
} as const satisfies ExportFormat;

function renderQueries(rules: readonly ConvertedRule[]): string {
  const queries = rules.flatMap((rule) =>
    rule.conversions.flatMap((conversion) => (conversion.query === null ? [] : [{ rule, conversion, query: conversion.query }])),
  );
  if (queries.length === 1) return `${queries[0]!.query}\n`;
  return queries.map(({ rule, conversion, query }) => `${heading(rule, conversion)}\n${query}\n`).join('\n');
}

/** Returns the comment above a query. A title may have any character, but a KQL comment ends with its line. */
function heading({ title, id }: ConvertedRule, { target, table }: Conversion): string {
  const name = (title ?? id ?? 'untitled rule').replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  return `// ${name}: ${target}, ${table}`;
}

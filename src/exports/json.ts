import type { ExportFormat } from './format.js';

export const json = {
  id: 'json',
  mediaType: 'application/json',
  description: 'Everything about each conversion: query, fields, warnings, notes and problems.',
  render: (rules, indent) => `${JSON.stringify({ rules }, null, indent)}\n`,
} as const satisfies ExportFormat;

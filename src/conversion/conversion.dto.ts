import { z } from 'zod';
import { DIAGNOSTICS, type DiagnosticCode } from '../compiler/index.js';

const DIAGNOSTIC_CODES = Object.keys(DIAGNOSTICS) as [DiagnosticCode, ...DiagnosticCode[]];

/** Something said about a rule or a query, with its place in the text that was sent. */
export const DiagnosticDto = z
  .strictObject({
    code: z.enum(DIAGNOSTIC_CODES).meta({ description: 'Stable; it is never renamed and never reused.' }),
    message: z.string().meta({ description: 'What is, for a person.' }),
    hint: z.string().nullable().meta({ description: 'What to do about it.' }),
    field: z.string().nullable().meta({ description: 'The Sigma field it is about.' }),
    line: z.int().min(1).nullable().meta({ description: 'Line of the text that was sent, from 1.' }),
    column: z.int().min(1).nullable().meta({ description: 'Column of that line, from 1, in UTF-16 units.' }),
  })
  .meta({ id: 'Diagnostic', description: 'Something said about a rule or a query, with its place in the text that was sent.' });

/** What became of one Sigma field on one table. */
export const FieldReportDto = z
  .strictObject({
    field: z.string().meta({ description: 'The field as the rule names it.' }),
    columns: z.array(z.string()).readonly().meta({ description: 'The columns that are asked instead.' }),
    fidelity: z.enum(['exact', 'widened', 'narrowed', 'dropped']).meta({
      description:
        'exact: the query selects what the test means. widened, narrowed: it selects more, or less, and a warning says why. dropped: the test is not in the query, and a warning says so.',
    }),
  })
  .meta({ id: 'FieldReport', description: 'What became of one Sigma field on one table.' });

/** One rule on one table. */
export const ConversionDto = z
  .strictObject({
    target: z.string(),
    table: z.string(),
    status: z.enum(['converted', 'unsupported']),
    query: z.string().nullable().meta({ description: 'The KQL; null exactly when the status is `unsupported`.' }),
    connectors: z.array(z.string()).readonly().meta({ description: 'The data connectors that fill the table.' }),
    notes: z.array(z.string()).readonly(),
    warnings: z.array(DiagnosticDto).readonly().meta({ description: 'What has to be known about the query.' }),
    problems: z.array(DiagnosticDto).readonly().meta({ description: 'Why there is no query. Empty exactly when there is one.' }),
    fields: z.array(FieldReportDto).readonly(),
  })
  .meta({ id: 'Conversion', description: 'One rule on one table.' });

/** One rule of the text, on every table that was asked for. */
export const ConvertedRuleDto = z
  .strictObject({
    id: z.string().nullable(),
    title: z.string().nullable(),
    level: z.string().nullable(),
    status: z.string().nullable(),
    conversions: z.array(ConversionDto).readonly(),
    warnings: z.array(DiagnosticDto).readonly().meta({ description: 'What is said about the rule whatever the table.' }),
    problems: z.array(DiagnosticDto).readonly().meta({ description: 'Why the rule could not be read, or why no table has its events.' }),
  })
  .meta({ id: 'ConvertedRule', description: 'One rule of the text, in the order of the text.' });

/** The rules of one text, at least one of them with a query. */
export const ConvertedRulesDto = z
  .strictObject({ rules: z.array(ConvertedRuleDto).readonly() })
  .meta({ id: 'ConvertedRules', description: 'The rules of one text, at least one of them with a query.' });

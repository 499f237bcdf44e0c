import { z } from 'zod';
import { DIAGNOSTICS, type DiagnosticCode } from '../compiler/index.js';

const DIAGNOSTIC_CODES = Object.keys(DIAGNOSTICS) as [DiagnosticCode, ...DiagnosticCode[]];

/** An error or a warning about a rule or a query, with its places in the text. */
export const DiagnosticDto = z
  .strictObject({
    code: z.enum(DIAGNOSTIC_CODES).meta({ description: 'Stable; it is never renamed and never reused.' }),
    message: z.string().meta({ description: 'What happened and the consequence, for a person.' }),
    hint: z.string().nullable().meta({ description: 'What to do about it, where there is something.' }),
    field: z.string().nullable().meta({ description: 'The Sigma field it is about.' }),
    locations: z
      .array(
        z.strictObject({
          line: z.int().min(1).meta({ description: 'Line of the text, from 1.' }),
          column: z.int().min(1).meta({ description: 'Column of that line, from 1, in UTF-16 units.' }),
        }),
      )
      .readonly()
      .meta({
        description:
          'All places it applies to, in the order of the text: the rule, or the mapping for `INVALID_MAPPING` and `MAPPING_PART_IGNORED`. Empty where it is about no place.',
      }),
  })
  .meta({ id: 'Diagnostic', description: 'An error or a warning about a rule or a query, with its places in the text.' });

/** How the query uses one Sigma field on one table. */
export const FieldReportDto = z
  .strictObject({
    field: z.string().meta({ description: 'The field as the rule names it.' }),
    columns: z.array(z.string()).readonly().meta({ description: 'The columns that the query reads for the field.' }),
    fidelity: z.enum(['exact', 'approximate', 'dropped']).meta({
      description:
        'exact: the query has every test of the field as it is. approximate: some test differs or was dropped, and a warning says why. dropped: the query has no test of the field.',
    }),
    matchesMore: z.boolean().meta({ description: 'The query matches events because of this field that the rule does not match.' }),
    matchesLess: z.boolean().meta({ description: 'The query misses events because of this field that the rule matches.' }),
  })
  .meta({ id: 'FieldReport', description: 'How the query uses one Sigma field on one table.' });

/** Information about a conversion that does not change the query. */
export const NoteDto = z
  .strictObject({
    code: z.enum(['CONNECTOR_REQUIRED', 'TABLE_REQUIREMENT', 'FIELD_NOTE', 'UNVERIFIED']).meta({
      description:
        'CONNECTOR_REQUIRED: a data connector that fills the table. TABLE_REQUIREMENT: what else the table needs. FIELD_NOTE: about a field of the rule. UNVERIFIED: a part of the mapping that no documentation confirms.',
    }),
    message: z.string(),
  })
  .meta({ id: 'Note', description: 'Information about a conversion that does not change the query.' });

/** One rule on one table. */
export const ConversionDto = z
  .strictObject({
    target: z.string(),
    table: z.string(),
    status: z.enum(['converted', 'unsupported']),
    recommended: z.boolean().meta({ description: 'True for the best conversion of a rule that has a query.' }),
    query: z.string().nullable().meta({ description: 'The KQL; null exactly when the status is `unsupported`.' }),
    connectors: z.array(z.string()).readonly().meta({ description: 'The data connectors that fill the table.' }),
    notes: z.array(NoteDto).readonly(),
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
    conversions: z.array(ConversionDto).readonly().meta({ description: 'Sorted best first.' }),
    warnings: z.array(DiagnosticDto).readonly().meta({ description: 'Warnings about the rule, for every table.' }),
    problems: z.array(DiagnosticDto).readonly().meta({ description: 'Why the rule could not be read, or why no table has its events.' }),
  })
  .meta({ id: 'ConvertedRule', description: 'One rule of the text, in the order of the text.' });

/** The rules of one text, at least one of them with a query. */
export const ConvertedRulesDto = z
  .strictObject({ rules: z.array(ConvertedRuleDto).readonly() })
  .meta({ id: 'ConvertedRules', description: 'The rules of one text, at least one of them with a query.' });

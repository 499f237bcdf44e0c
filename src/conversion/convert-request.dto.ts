import { z } from 'zod';
import { LOOKBACK } from '../compiler/index.js';

const Name = z.string().trim().min(1).max(128);

const Value = z.union([z.string().max(4096), z.number(), z.boolean()]);

/** A condition on a column, whatever the rule. */
const RowCondition = z
  .strictObject({
    tables: z
      .array(Name)
      .min(1)
      .max(500)
      .optional()
      .meta({ description: 'The tables it is for. Left out: every table that has the column.' }),
    column: Name.meta({ description: 'A column of the tables.' }),
    is: z
      .union([Value, z.array(Value).min(1).max(1000)])
      .transform((is) => [is].flat().map(String))
      .meta({ description: 'The value, or several of which any may be there. The empty text is that of an empty cell.' }),
    not: z.boolean().optional().meta({ description: 'The rows without these values instead.' }),
    anyCase: z.boolean().optional().meta({ description: 'Upper and lower case are the same.' }),
  })
  .meta({ id: 'RowCondition', description: 'A condition on a column, whatever the rule.' });

/** Choices of the text: what a caller can say about names and placeholders. */
export const ConvertOptionsDto = z
  .strictObject({
    parsers: z
      .enum(['workspace', 'built-in'])
      .optional()
      .meta({ description: 'Names of ASIM parsers: `workspace` is `imProcessCreate` (the default), `built-in` is `_Im_ProcessCreate`.' }),
    placeholders: z
      .record(Name, z.array(z.string().max(4096)).min(1).max(1000))
      .optional()
      .meta({ description: 'Values for the placeholders of `|expand`, by name without the percent signs.' }),
    watchlists: z.record(Name, Name).optional().meta({
      description:
        'Sentinel watchlists for placeholders, by name without the percent signs: the alias of the watchlist, whose SearchKey column is compared.',
    }),
    lookback: z.string().max(32).optional().meta({
      description: 'How far back the queries look, as a timespan of KQL: `1d`, `12h`, `90m`. The first condition of each query.',
      pattern: LOOKBACK.source,
    }),
    tableNames: z
      .record(Name, z.string().max(256))
      .optional()
      .meta({ description: 'The name of a table in the queries, by its own name. A name is quoted unless it is an identifier.' }),
    availableTables: z.array(Name).min(1).max(500).optional().meta({ description: 'The tables that you have: no other is answered.' }),
    conditions: z
      .array(RowCondition)
      .max(100)
      .optional()
      .meta({ description: 'Extra conditions added to every query. A table without the column gets a warning.' }),
    mapping: z
      .string()
      .max(1024 * 1024)
      .optional()
      .meta({
        description:
          'YAML: tables of your own, in the form of `GET /schemas/mapping.json`, or a processing pipeline with `transformations`. Errors have their line and column in this text.',
      }),
  })
  .meta({ id: 'ConvertOptions', description: 'How the queries are written.' });

/** Where a rule has to run, and how the queries are written. */
export const ConvertSettingsDto = z.strictObject({
  targets: z
    .array(Name)
    .max(100)
    .optional()
    .meta({ description: 'Target ids, as `GET /targets` lists them. Left out: every target that has a table for the rule.' }),
  tables: z
    .array(Name)
    .max(500)
    .optional()
    .meta({ description: 'Table names, of any target, in any case. Left out: every table that has the events of the rule.' }),
  best: z.boolean().optional().meta({
    description: 'Only the recommended conversion of each rule. A rule without a query keeps all its conversions, which say why.',
  }),
  options: ConvertOptionsDto.optional(),
});

export type ConvertSettingsDto = z.infer<typeof ConvertSettingsDto>;

/** A rule to convert, for REST and GraphQL. */
export const ConvertRequestDto = z
  .strictObject({
    rule: z
      .string({ error: ({ input }) => (input === undefined ? 'rule is required' : 'rule must be a text') })
      .refine((text) => text.trim() !== '', 'rule is empty')
      .optional()
      .meta({ description: 'The YAML text of one Sigma rule, or of several separated by `---`.' }),
    ruleId: Name.optional().meta({ description: 'The id of a rule of the catalog, instead of a text.' }),
    ...ConvertSettingsDto.shape,
  })
  .refine(({ rule, ruleId }) => rule !== undefined || ruleId !== undefined, {
    path: ['rule'],
    error: 'rule is required, or ruleId',
    // Reported together with the other errors.
    when: ({ value }) => typeof value === 'object' && value !== null,
  })
  .refine(({ rule, ruleId }) => rule === undefined || ruleId === undefined, {
    path: ['ruleId'],
    error: 'ruleId stands instead of a rule, not beside it',
  })
  .meta({ id: 'ConvertRequest', description: 'A rule to convert, and where it has to run.' });

export type ConvertRequestDto = z.infer<typeof ConvertRequestDto>;

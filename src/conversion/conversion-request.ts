import { z } from 'zod';

const Name = z.string().trim().min(1).max(128);

/** Choices of the text: what a caller can say about names and placeholders. */
export const ConversionOptions = z
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
  })
  .meta({ id: 'ConversionOptions', description: 'How the queries are written.' });

/** A rule to convert, as both doors take it. */
export const ConversionRequest = z
  .strictObject({
    rule: z
      .string({ error: ({ input }) => (input === undefined ? 'rule is required' : 'rule must be a text') })
      .refine((text) => text.trim() !== '', 'rule is empty')
      .meta({ description: 'The YAML text of one Sigma rule, or of several separated by `---`.' }),
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
    options: ConversionOptions.optional(),
  })
  .meta({ id: 'ConversionRequest', description: 'A rule to convert, and where it has to run.' });

export type ConversionRequest = z.infer<typeof ConversionRequest>;

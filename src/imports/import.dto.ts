import { z } from 'zod';
import { pageDto } from '../http/page.dto.js';

/** An import, as lists have it. */
export const ImportRunDto = z
  .strictObject({
    id: z.string(),
    source: z.string().meta({ description: 'The name of the source. What the source had before and has no more is removed.' }),
    state: z.enum(['running', 'done', 'failed', 'interrupted']),
    location: z.string().meta({ description: 'What was read.' }),
    repository: z.string().nullable(),
    commit: z.string().nullable(),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    counts: z
      .strictObject({
        filesRead: z.int().min(0),
        added: z.int().min(0),
        changed: z.int().min(0),
        unchanged: z.int().min(0),
        removed: z.int().min(0),
        rejected: z.int().min(0),
      })
      .readonly()
      .meta({ description: 'What was found so far. Rules are counted, of what is read and rejected files.' }),
    problem: z
      .strictObject({ code: z.string(), message: z.string() })
      .readonly()
      .nullable()
      .meta({ description: 'Why it failed or was interrupted. The catalog is then as it was before.' }),
  })
  .meta({ id: 'ImportRun', description: 'A reading of a source into the catalog.' });

/** What an import did with a rule or a file. */
export const ImportedFileDto = z
  .strictObject({
    path: z.string(),
    outcome: z.enum(['added', 'changed', 'removed', 'rejected']),
    ruleId: z.string().nullable(),
    title: z.string().nullable(),
    problems: z
      .array(
        z.strictObject({
          code: z.string(),
          message: z.string(),
          hint: z.string().nullable(),
          field: z.string().nullable(),
          locations: z.array(z.strictObject({ line: z.int().min(1), column: z.int().min(1) })).readonly(),
        }),
      )
      .readonly()
      .meta({ description: 'Why it was rejected, with the places in the file.' }),
  })
  .meta({ id: 'ImportedFile', description: 'What an import did with a rule or a file.' });

/** An import, with what it did. */
export const ImportReportDto = ImportRunDto.extend({
  files: z.array(ImportedFileDto).readonly().meta({
    description:
      'The rejected files, then the removed, changed and added rules, at most `limit`. Unchanged rules are not listed. Rules are listed when the import is done.',
  }),
  tableIndex: z
    .strictObject({
      rules: z.int().min(0),
      indexed: z.int().min(0).meta({ description: 'The rules of which is known on which tables they run.' }),
      running: z.boolean(),
    })
    .readonly()
    .meta({ description: 'How far the rules of the whole catalog can be found by `target` and `table`.' }),
}).meta({ id: 'ImportReport', description: 'A reading of a source into the catalog, with what it did.' });

/** A page of imports. */
export const ImportListDto = pageDto(ImportRunDto).meta({ id: 'ImportList', description: 'The imports, the newest first.' });

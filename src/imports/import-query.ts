import { z } from 'zod';
import { MAX_FILES, MAX_IMPORTS } from './import-run.js';
import { parameters, wholeNumber } from '../http/query-string.js';
import { SourceName } from '../conversion/rule-source-query.js';

const limit = (least: number, most: number, usual: number, of: string) =>
  wholeNumber('limit', least, most)
    .default(usual)
    .meta({ description: `How many ${of} there are at most.` });

/** How an archive is imported. */
export const ImportQuery = parameters({
  source: SourceName.optional().meta({
    description: 'The name of the source. Default: `upload`. Each import replaces the source: rules missing from the archive are deleted.',
  }),
});

/** Which imports. */
export const ImportListQuery = parameters({
  source: SourceName.optional().meta({ description: 'The imports of this source alone.' }),
  limit: limit(1, MAX_IMPORTS, 20, 'imports'),
  cursor: z.string().max(128).optional().meta({ description: '`nextCursor` of the page before.' }),
});

/** How much of an import is returned. */
export const ImportReportQuery = parameters({ limit: limit(0, MAX_FILES, 100, 'files') });

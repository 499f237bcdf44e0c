import type { z } from 'zod';
import { BUILT_IN_TARGETS, describeTargets } from '../compiler/index.js';
import type { TableListDto, TargetListDto } from './target.dto.js';

/** Returns the first of the built-in targets with one table, which has no more than a few of its columns and log sources. */
function exampleTarget() {
  const [target] = describeTargets(BUILT_IN_TARGETS.targets).map(({ tables, ...rest }) => ({
    ...rest,
    tables: tables.slice(0, 1).map((table) => ({
      ...table,
      columns: table.columns.slice(0, 3),
      logsources: table.logsources.slice(0, 1),
    })),
  }));
  if (!target) throw new Error('There are no built-in targets.');
  return target;
}

export const exampleTargets = (): z.infer<typeof TargetListDto> => ({ items: [exampleTarget()], total: 1, nextCursor: null });

export const exampleTables = (): z.infer<typeof TableListDto> => ({ items: exampleTarget().tables, total: 1, nextCursor: null });

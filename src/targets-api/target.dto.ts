import { z } from 'zod';
import { pageDto } from '../http/page.dto.js';

/** A table, or an ASIM parser, which is queried like one. */
export const TableDto = z
  .strictObject({
    name: z.string(),
    builtIn: z.string().nullable().meta({ description: 'The other name of an ASIM parser, which the option `parsers: "built-in"` gives.' }),
    timeColumn: z.string().meta({ description: 'The column with the time of an event, which `lookback` limits.' }),
    docsUrl: z.string().meta({ description: 'The pages that the columns were read from.' }),
    connectors: z.array(z.string()).readonly().meta({ description: 'The data connectors that fill the table.' }),
    notes: z.array(z.string()).readonly(),
    columns: z.array(z.strictObject({ name: z.string(), type: z.string() })).readonly(),
    logsources: z
      .array(
        z.strictObject({
          category: z.string().nullable(),
          product: z.string().nullable(),
          service: z.string().nullable(),
          priority: z.int().meta({ description: '1 is the table to take first.' }),
          partial: z.string().nullable().meta({ description: 'Why only some of the events are in the table; null when all are.' }),
        }),
      )
      .readonly()
      .meta({ description: 'The Sigma log sources that run on the table.' }),
  })
  .meta({ id: 'Table', description: 'A table, or an ASIM parser, which is queried like one.' });

/** A product that rules are converted for. */
export const TargetDto = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    timeColumn: z.string().meta({ description: 'The column with the time of an event, in every table that has none of its own.' }),
    tables: z.array(TableDto).readonly(),
  })
  .meta({ id: 'Target', description: 'A product that rules are converted for.' });

/** All targets. */
export const TargetListDto = pageDto(TargetDto).meta({ id: 'TargetList', description: 'All targets.' });

/** All tables of one target. */
export const TableListDto = pageDto(TableDto).meta({ id: 'TableList', description: 'All tables of one target.' });

import { z } from 'zod';

/** A page of a list, as every list answers. */
export const pageDto = <T extends z.ZodType>(item: T) =>
  z.strictObject({
    items: z.array(item).readonly(),
    total: z.int().min(0).meta({ description: 'How many there are on all pages.' }),
    nextCursor: z.string().nullable().meta({ description: 'Null on the last page.' }),
  });

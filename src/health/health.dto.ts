import { z } from 'zod';

const Outcome = z.enum(['ok', 'failed']);

/** The process answers. */
export const LiveDto = z.strictObject({ status: z.literal('ok') }).meta({ id: 'Live', description: 'The process answers.' });

/** Whether requests can be sent here, and what was looked at. */
export const ReadyDto = z
  .strictObject({
    status: Outcome,
    checks: z.record(z.string(), z.strictObject({ status: Outcome, detail: z.string() }).readonly()).readonly(),
  })
  .meta({ id: 'Ready', description: 'Whether requests can be sent here, and what was looked at.' });

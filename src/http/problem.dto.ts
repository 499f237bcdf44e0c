import { z } from 'zod';
import { ConvertedRuleDto } from '../conversion/conversion.dto.js';
import { PROBLEM_CODES, type ProblemCode } from './problem-codes.js';

const CODES = Object.keys(PROBLEM_CODES) as [ProblemCode, ...ProblemCode[]];

/** One of the mistakes of a request. */
export const ProblemDetail = z
  .strictObject({
    code: z.enum(CODES),
    detail: z.string(),
    pointer: z.string().optional().meta({ description: 'JSON Pointer (RFC 6901) to the part of the body that it is about.' }),
    line: z.int().min(1).optional().meta({ description: 'Line of the text that was sent, from 1.' }),
    column: z.int().min(1).optional().meta({ description: 'Column of that line, from 1, in UTF-16 units.' }),
  })
  .meta({ id: 'ProblemDetail', description: 'One of the mistakes of a request.' });

export type ProblemDetail = z.infer<typeof ProblemDetail>;

/** A REST error, as in RFC 9457. */
export const Problem = z
  .strictObject({
    type: z.string().meta({ description: 'Identifies the kind of problem: `urn:sigma-kql:problem:` and the code.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().meta({ description: 'Identifies this one occurrence: `urn:request:` and the request id.' }),
    code: z.enum(CODES).meta({ description: 'Stable; match on it, never on the texts.' }),
    requestId: z.string(),
    errors: z.array(ProblemDetail),
    rules: z.array(ConvertedRuleDto).readonly().optional().meta({ description: 'What became of each rule, when nothing was converted.' }),
  })
  .meta({ id: 'Problem', description: 'An error (RFC 9457).' });

export type Problem = z.infer<typeof Problem>;

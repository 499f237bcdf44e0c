import { z } from 'zod';
import type { TechniqueQuestion } from './attack.service.js';
import { RuleFilter } from '../rules/rule-query.js';
import { parameters, readQuery, truth } from '../http/query-string.js';

/** Which techniques. */
export const TechniqueQuery = parameters({
  tactic: z
    .preprocess((value) => (value === undefined ? undefined : [value].flat()), RuleFilter.shape.tactic)
    .optional()
    .meta({
      description: 'Those of one of these tactics, by short name, name or id, of version 18 or 19. Repeat it for several.',
    }),
  search: z.string().max(256).optional().meta({ description: 'Part of the id or the name, in any case.' }),
  includeDeprecated: truth.meta({ description: 'true: also those that were deprecated or revoked.' }),
});

/** The techniques that a query string asks for. */
export function readTechniques(query: unknown): TechniqueQuestion {
  const { tactic, search, includeDeprecated } = readQuery(TechniqueQuery, query);
  return {
    ...(tactic !== undefined && { tactic }),
    ...(search !== undefined && { search }),
    ...(includeDeprecated !== undefined && { includeDeprecated }),
  };
}

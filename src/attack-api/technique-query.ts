import { z } from 'zod';
import { RuleFilter } from '../rules/rule-query.js';
import { parameters, truth } from '../http/query-string.js';

/** Which techniques. */
export const TechniqueQuery = parameters({
  tactic: RuleFilter.shape.tactic.meta({
    description: 'Those of one of these tactics, by short name, name or id, of version 18 or 19. Repeat it for several.',
  }),
  search: z.string().max(256).optional().meta({ description: 'Part of the id or the name, in any case.' }),
  includeDeprecated: truth.meta({ description: 'true: also those that were deprecated or revoked.' }),
});

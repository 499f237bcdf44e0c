import { z } from 'zod';
import { pageDto } from '../http/page.dto.js';

/** A technique of ATT&CK, with the number of its rules. */
export const TechniqueDto = z
  .strictObject({
    id: z.string().meta({ description: '`T1048` or `T1048.003`' }),
    name: z.string().meta({ description: 'What it is called, without the name of its parent.' }),
    url: z.string().meta({ description: 'Its page.' }),
    tactics: z.array(z.strictObject({ id: z.string(), shortname: z.string(), name: z.string() })).readonly(),
    platforms: z.array(z.string()).readonly(),
    parentId: z.string().nullable().meta({ description: 'Of a sub-technique, its technique.' }),
    deprecated: z.boolean().meta({ description: 'Withdrawn without a successor.' }),
    revoked: z.boolean().meta({ description: 'Withdrawn for a successor.' }),
    revokedBy: z.string().nullable().meta({ description: 'The successor of one that was revoked.' }),
    ruleCount: z.int().min(0).meta({
      description:
        'The rules that are tagged with it, under any id that it had; those of a sub-technique count there, as with `includeSubtechniques=false`.',
    }),
  })
  .meta({ id: 'Technique', description: 'A technique of ATT&CK, with the number of its rules.' });

/** All techniques that were asked for. */
export const TechniqueListDto = pageDto(TechniqueDto).meta({
  id: 'TechniqueList',
  description: 'All techniques that were asked for, by id.',
});

/** A layer of the ATT&CK Navigator. */
export const NavigatorLayerDto = z
  .strictObject({
    name: z.string(),
    versions: z.strictObject({ attack: z.string().optional(), navigator: z.string(), layer: z.literal('4.5') }).readonly(),
    domain: z.enum(['enterprise-attack', 'mobile-attack', 'ics-attack']),
    description: z.string(),
    sorting: z.int(),
    layout: z.strictObject({ layout: z.literal('side'), showID: z.boolean(), showName: z.boolean() }).readonly(),
    hideDisabled: z.boolean(),
    techniques: z
      .array(
        z.strictObject({
          techniqueID: z.string(),
          score: z.int().min(1).optional().meta({ description: 'The number of rules.' }),
          comment: z.string().optional(),
          showSubtechniques: z.boolean().optional(),
        }),
      )
      .readonly(),
    gradient: z.strictObject({ colors: z.array(z.string()).readonly(), minValue: z.int(), maxValue: z.int() }).readonly(),
  })
  .meta({ id: 'NavigatorLayer', description: 'A layer of the ATT&CK Navigator, format 4.5.' });

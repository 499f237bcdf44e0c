import { z } from 'zod';
import { FILTER_NOTE_CODES } from './filter-note.js';
import { SHOWN_SHAPES } from './rule.record.js';
import { pageDto } from '../http/page.dto.js';

const Texts = z.array(z.string()).readonly();
/** A technique that a rule detects. */
const TaggedTechnique = z.strictObject({
  id: z.string().meta({ description: 'The id that ATT&CK has for it now: `T1685`.' }),
  name: z.string().nullable().meta({ description: 'Null where the version of ATT&CK that is in use does not know it.' }),
  taggedAs: Texts.meta({
    description: 'The ids that the tags of the rule name, which are others where ATT&CK has revoked them: `T1562.001`.',
  }),
});

/** A tactic that a rule detects. */
const TaggedTactic = z.strictObject({
  id: z.string(),
  shortname: z.string().meta({ description: 'The tactic by the name that tags have: `credential-access`.' }),
  name: z.string(),
});

/** A rule of the catalog without its text, as lists have it. */
export const RuleItemDto = z
  .strictObject({
    ...SHOWN_SHAPES,
    techniques: z.array(TaggedTechnique).readonly().meta({ description: 'The techniques of ATT&CK that the tags name.' }),
    tactics: z.array(TaggedTactic).readonly().meta({ description: 'The tactics that the tags name, by their current names.' }),
    logsource: z.strictObject({ category: z.string().nullable(), product: z.string().nullable(), service: z.string().nullable() }),
    source: z
      .strictObject({
        name: z.string().meta({ description: 'The source that the rule was imported with; `local` for rules that were sent one by one.' }),
        path: z.string(),
        repository: z.string().nullable(),
        commit: z.string().nullable(),
      })
      .meta({ description: 'Where the rule is from.' }),
    version: z.int().min(1).meta({ description: 'Counts the texts that the rule has had, from 1.' }),
    updatedAt: z.iso.datetime().meta({ description: 'When the present text came into the catalog.' }),
  })
  .meta({ id: 'RuleItem', description: 'A rule of the catalog without its text.' });

/** A rule of the catalog. */
export const RuleDto = RuleItemDto.extend({
  yaml: z.string().meta({ description: 'The text of the rule, as it came: the whole file.' }),
}).meta({ id: 'Rule', description: 'A rule of the catalog.' });

/** A page of rules. */
export const RuleListDto = pageDto(RuleItemDto)
  .extend({
    notes: z
      .array(z.strictObject({ code: z.enum(FILTER_NOTE_CODES), message: z.string() }))
      .readonly()
      .meta({ description: 'How the filter was read: ids of ATT&CK that stand for others, and values that no rule has.' }),
  })
  .meta({ id: 'RuleList', description: 'A page of rules.' });

/** A text that a rule has, or had. */
export const RuleVersionDto = z
  .strictObject({
    version: z.int().min(1),
    path: z.string(),
    contentHash: z.string().meta({ description: 'SHA-256 of the text and the place of the rule in it, in hexadecimal.' }),
    importedAt: z.iso.datetime(),
    replacedAt: z.iso.datetime().nullable().meta({ description: 'Null for the present text.' }),
    yaml: z.string(),
  })
  .meta({ id: 'RuleVersion', description: 'A text that a rule has, or had.' });

/** The texts of a rule. */
export const RuleVersionListDto = pageDto(RuleVersionDto).meta({
  id: 'RuleVersionList',
  description: 'The texts of a rule, the newest first.',
});

import { z } from 'zod';
import { LEVELS, OTHER, STATUSES } from './closed-values.js';

/** How many rules one page may have. */
export const MAX_RULES = 100;

const Texts = z.array(z.string().trim().min(1).max(256)).max(100).optional();

/** Which rules. Several values of one filter: any of them. Several filters: all of them. */
export const RuleFilter = z
  .strictObject({
    technique: Texts.meta({
      description:
        'ATT&CK techniques in any case: `T1048.003` or `attack.t1048.003`. A technique includes its sub-techniques, and an id that was revoked its successor.',
    }),
    includeSubtechniques: z.boolean().optional().meta({ description: 'false: a technique without its sub-techniques.' }),
    tactic: Texts.meta({ description: 'ATT&CK tactics by short name, name or id, of version 18 or 19: `exfiltration`, `TA0010`.' }),
    tag: Texts.meta({ description: 'Tags as a whole, in any case: `attack.t1048.003`, `detection.emerging-threats`.' }),
    level: Texts.meta({ description: `Levels: ${LEVELS.join(', ')}, or ${OTHER} for any other text.` }),
    status: Texts.meta({ description: `Statuses: ${STATUSES.join(', ')}, or ${OTHER} for any other text.` }),
    product: Texts.meta({ description: 'Products of the log source: `windows`.' }),
    category: Texts.meta({ description: 'Categories of the log source: `process_creation`.' }),
    service: Texts.meta({ description: 'Services of the log source: `sysmon`.' }),
    author: Texts.meta({ description: 'Part of the author, in any case.' }),
    cve: Texts.meta({ description: 'CVE ids: `CVE-2023-23397` or `cve.2023-23397`.' }),
    target: Texts.meta({ description: 'Rules that convert for one of these targets.' }),
    table: Texts.meta({ description: 'Rules that convert for one of these tables; with `target`, of these targets.' }),
    connector: Texts.meta({ description: 'Names of data connectors: rules that convert for a table which one of them fills.' }),
    reference: Texts.meta({ description: 'Part of a reference, in any case.' }),
    source: Texts.meta({ description: 'Names of sources; `local` has the rules that were sent one by one.' }),
    modifiedSince: z.iso.date().optional().meta({ description: 'A day: rules that were modified (or else written) on it or later.' }),
    createdSince: z.iso.date().optional().meta({ description: 'A day: rules that came into the catalog on it or later, in UTC.' }),
    distinct: z.boolean().optional().meta({
      description:
        'Whether rules with the same Sigma id in several sources count once. The first that matches is kept: `local`, then the sources as they were added. Default: true.',
    }),
    search: z.string().trim().min(1).max(256).optional().meta({
      description:
        'Words of the title, description, tags or values of the detection; quotes, `or` and `-` as in a web search; or part of a word, from three letters on.',
    }),
  })
  .meta({ id: 'RuleFilter', description: 'Which rules. Several values of one filter: any of them. Several filters: all of them.' });

export type RuleFilter = z.infer<typeof RuleFilter>;

/** The orders of a list. RELEVANCE is that of the search, and the usual one where there is a search; ID is the usual one elsewhere. */
export const RULE_ORDERS = [
  'ID',
  'MODIFIED_DESC',
  'MODIFIED_ASC',
  'CREATED_DESC',
  'CREATED_ASC',
  'TITLE_ASC',
  'TITLE_DESC',
  'RELEVANCE',
] as const;

export type RuleOrder = (typeof RULE_ORDERS)[number];

/** Which part of a list: the first rules after a cursor, or the last before one. */
export const RulePage = z
  .strictObject({
    first: z.int(`first is a whole number from 0 to ${MAX_RULES}`).min(0).max(MAX_RULES).optional(),
    after: z.string().max(1024).optional(),
    last: z.int(`last is a whole number from 0 to ${MAX_RULES}`).min(0).max(MAX_RULES).optional(),
    before: z.string().max(1024).optional(),
    orderBy: z.enum(RULE_ORDERS).optional(),
  })
  .refine(
    ({ first, last, after, before }) => (first === undefined && after === undefined) || (last === undefined && before === undefined),
    {
      message: 'A page is the first rules after a cursor, or the last before one, not both.',
    },
  );

export type RulePage = z.infer<typeof RulePage>;

/** What a list of rules can be counted by. */
export const FACETS = [
  'levels',
  'statuses',
  'tactics',
  'techniques',
  'products',
  'categories',
  'services',
  'authors',
  'tags',
  'targets',
  'tables',
  'connectors',
  'sources',
] as const;

export type Facet = (typeof FACETS)[number];

/** How many rules of a list have a value. */
export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

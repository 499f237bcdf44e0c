import { RuleFilter } from '../rules/rule-query.js';
import { UsageError } from './usage-error.js';

const several = { type: 'string', multiple: true } as const;

/** The filters whose options have their names; a search is the words of the command. */
type NamedAlike = Exclude<keyof RuleFilter, 'includeSubtechniques' | 'modifiedSince' | 'createdSince' | 'distinct' | 'search'>;

type OtherOption = 'without-subtechniques' | 'modified-since' | 'created-since' | 'every-copy';

/** The options that say which rules of the catalog are meant, by the names that the filters have in a query string. */
export const RULE_OPTIONS = {
  technique: several,
  'without-subtechniques': { type: 'boolean', default: false },
  tactic: several,
  tag: several,
  level: several,
  status: several,
  product: several,
  category: several,
  service: several,
  author: several,
  cve: several,
  target: several,
  table: several,
  connector: several,
  reference: several,
  source: several,
  'modified-since': { type: 'string' },
  'created-since': { type: 'string' },
  'every-copy': { type: 'boolean', default: false },
} as const satisfies Record<NamedAlike | OtherOption, object>;

type Several = Exclude<keyof typeof RULE_OPTIONS, OtherOption>;

/** What the options were given as. */
export type RuleOptions = { readonly [K in Several]?: string[] | undefined } & {
  readonly 'without-subtechniques': boolean;
  readonly 'modified-since'?: string | undefined;
  readonly 'created-since'?: string | undefined;
  readonly 'every-copy': boolean;
};

/** The filter that the options and the words of a search mean; what cannot be meant is a `UsageError`. */
export function ruleFilter(options: RuleOptions, words: readonly string[]): RuleFilter {
  const {
    'without-subtechniques': alone,
    'modified-since': modifiedSince,
    'created-since': createdSince,
    'every-copy': everyCopy,
    ...filters
  } = options;
  const given = {
    ...Object.fromEntries(Object.keys(RULE_OPTIONS).flatMap((name) => (name in filters ? [[name, filters[name as Several]]] : []))),
    ...(alone && { includeSubtechniques: false }),
    ...(modifiedSince !== undefined && { modifiedSince }),
    ...(createdSince !== undefined && { createdSince }),
    ...(everyCopy && { distinct: false }),
    ...(words.length > 0 && { search: words.join(' ') }),
  };
  const { data, error } = RuleFilter.safeParse(given);
  if (error) throw new UsageError(error.issues.map(({ path, message }) => `${optionOf(path[0])}: ${message}.`).join(' '));
  return data;
}

function optionOf(filter: PropertyKey | undefined): string {
  if (filter === 'search') return 'The search';
  return `--${String(filter).replace('Since', '-since')}`;
}

import { defineMappings, type LogsourceMapping } from '../../target.js';
import { sentinelTables } from '../tables.js';

const FRAMEWORKS = [
  { category: 'application', product: 'django' },
  { category: 'application', product: 'jvm' },
  { category: 'application', product: 'nodejs' },
  { category: 'application', product: 'python' },
  { category: 'application', product: 'ruby_on_rails' },
  { category: 'application', product: 'spring' },
  { category: 'application', product: 'sql' },
  { category: 'application', product: 'velocity' },
] as const;

/** Exceptions and messages of applications. */
export const applicationMappings: readonly LogsourceMapping[] = [
  ...defineMappings(FRAMEWORKS, {
    table: sentinelTables.AppExceptions,
    priority: 1,
    partial: 'only exceptions that an application reports to Application Insights are there',
    where: [],
    fields: {},
    // A log has `type: message`.
    keywords: [
      { join: ['OuterType', 'OuterMessage'], separator: ': ', name: 'OuterException' },
      { join: ['InnermostType', 'InnermostMessage'], separator: ': ', name: 'InnermostException' },
      'ProblemId',
      { jsonText: 'Details' },
    ],
    notes: ['The table has the exceptions of all applications: AppRoleName tells which are of the application that the rule is about.'],
    unverified: 'rows',
    basis: 'Judgement: rules for application frameworks look for the names and messages of exceptions.',
  }),
  ...defineMappings(FRAMEWORKS, {
    table: sentinelTables.AppTraces,
    priority: 2,
    partial: 'only messages that an application reports to Application Insights are there',
    where: [],
    fields: {},
    keywords: ['Message', { jsonText: 'Properties' }],
    notes: ['The table has the messages of all applications: AppRoleName tells which are of the application that the rule is about.'],
    unverified: 'rows',
    basis: 'Judgement: rules for application frameworks look for texts that are logged.',
  }),
];

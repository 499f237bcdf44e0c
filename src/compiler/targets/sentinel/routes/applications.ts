import { defineRoute, type Route } from '../../target.js';
import { appExceptions } from '../tables/app-exceptions.js';
import { appTraces } from '../tables/app-traces.js';

const ON_EXCEPTIONS = {
  table: appExceptions,
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
  judged: 'rows',
  basis: 'Judgement: rules for application frameworks look for the names and messages of exceptions.',
} as const;

const ON_TRACES = {
  table: appTraces,
  priority: 2,
  partial: 'only messages that an application reports to Application Insights are there',
  where: [],
  fields: {},
  keywords: ['Message', { jsonText: 'Properties' }],
  notes: ['The table has the messages of all applications: AppRoleName tells which are of the application that the rule is about.'],
  judged: 'rows',
  basis: 'Judgement: rules for application frameworks look for texts that are logged.',
} as const;

/** Exceptions and messages of applications. */
export const applicationRoutes: readonly Route[] = [
  defineRoute({ ...ON_EXCEPTIONS, when: { category: 'application', product: 'django' } }),
  defineRoute({ ...ON_TRACES, when: { category: 'application', product: 'django' } }),
  defineRoute({ ...ON_EXCEPTIONS, when: { category: 'application', product: 'jvm' } }),
  defineRoute({ ...ON_TRACES, when: { category: 'application', product: 'jvm' } }),
  defineRoute({ ...ON_EXCEPTIONS, when: { category: 'application', product: 'nodejs' } }),
  defineRoute({ ...ON_TRACES, when: { category: 'application', product: 'nodejs' } }),
  defineRoute({ ...ON_EXCEPTIONS, when: { category: 'application', product: 'python' } }),
  defineRoute({ ...ON_TRACES, when: { category: 'application', product: 'python' } }),
  defineRoute({ ...ON_EXCEPTIONS, when: { category: 'application', product: 'ruby_on_rails' } }),
  defineRoute({ ...ON_TRACES, when: { category: 'application', product: 'ruby_on_rails' } }),
  defineRoute({ ...ON_EXCEPTIONS, when: { category: 'application', product: 'spring' } }),
  defineRoute({ ...ON_TRACES, when: { category: 'application', product: 'spring' } }),
  defineRoute({ ...ON_EXCEPTIONS, when: { category: 'application', product: 'sql' } }),
  defineRoute({ ...ON_TRACES, when: { category: 'application', product: 'sql' } }),
  defineRoute({ ...ON_EXCEPTIONS, when: { category: 'application', product: 'velocity' } }),
  defineRoute({ ...ON_TRACES, when: { category: 'application', product: 'velocity' } }),
];

import type { QueryLimit } from '../target.js';

/** The query of a scheduled analytics rule of Microsoft Sentinel. */
export const ANALYTICS_RULE: QueryLimit = {
  characters: 10_000,
  use: 'a scheduled analytics rule',
  docsUrl: 'https://learn.microsoft.com/azure/sentinel/sentinel-service-limits',
};

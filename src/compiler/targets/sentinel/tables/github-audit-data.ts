import { defineTable } from '../../target.js';

/** The function of the GitHub solution over its audit log. */
export const githubAuditData = defineTable({
  name: 'GitHubAuditData',
  docsUrl: 'https://github.com/Azure/Azure-Sentinel/tree/master/Solutions/GitHub/Parsers',
  columns: {
    Action: 'string',
    Actor: 'string',
    BlockedUser: 'string',
    Country: 'string',
    CurrentPermission: 'string',
    ImpactedUser: 'string',
    InvitedUserPermission: 'string',
    Organization: 'string',
    PreviousPermission: 'string',
    PreviousVisibility: 'string',
    Repository: 'string',
    TeamName: 'string',
    TimeGenerated: 'datetime',
    Visibility: 'string',
  },
});

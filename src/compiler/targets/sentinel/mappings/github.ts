import { defineMapping, type LogsourceMapping } from '../../target.js';
import { githubAuditData } from '../tables/github-audit-data.js';
import { githubAuditLogPolling } from '../tables/github-audit-log-polling.js';
import { githubAuditLogsV2 } from '../tables/github-audit-logs-v2.js';

/** The audit log of GitHub. */
export const githubMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { product: 'github', service: 'audit' },
    table: githubAuditLogsV2,
    priority: 1,
    where: [],
    fields: {
      action: 'Action',
      actor: 'Actor',
      actor_ip: 'ActorIp',
      'actor_location.country_code': { column: 'CountryCode', unverified: true },
      branch: 'Branch',
      business: 'Business',
      operation_type: 'OperationType',
      org: 'Org',
      permission: 'Permission',
      programmatic_access_type: 'ProgrammaticAccessType',
      repo: 'Repo',
      team: 'Team',
      transport_protocol_name: 'TransportProtocolName',
      user: 'User',
      user_agent: 'UserAgent',
      visibility: 'Visibility',
    },
    basis: "The columns that the connector writes, which are named after the fields of GitHub's audit log.",
  }),
  defineMapping({
    logsource: { product: 'github', service: 'audit' },
    table: githubAuditLogPolling,
    priority: 2,
    where: [],
    fields: {
      action: 'action_s',
      actor: 'actor_s',
      actor_ip: 'actor_ip_s',
      'actor_location.country_code': 'actor_location_country_code_s',
      business: 'business_s',
      operation_type: 'operation_type_s',
      org: 'org_s',
      permission: 'permission_s',
      repo: 'repo_s',
      user: 'user_s',
      user_agent: 'user_agent_s',
      visibility: 'visibility_s',
    },
    basis: "The columns that the connector writes, which are named after the fields of GitHub's audit log.",
  }),
  defineMapping({
    logsource: { product: 'github', service: 'audit' },
    table: githubAuditData,
    priority: 3,
    where: [],
    fields: {
      action: 'Action',
      actor: 'Actor',
      'actor_location.country_code': { column: 'Country', unverified: true },
      org: { column: 'Organization', unverified: true },
      repo: { column: 'Repository', unverified: true },
      visibility: 'Visibility',
    },
    basis: 'The function GitHubAuditData of the GitHub solution. Judgement: org, repo and the country.',
  }),
];

import type { FieldMapping, Logsource } from '../target.js';

/** What rules about CloudTrail ask for under names that are not CloudTrail's. */
export const NOT_IN_CLOUDTRAIL = {
  src_country: { unsupported: 'CloudTrail does not record the country of an address' },
  status: { unsupported: 'CloudTrail has no such field; a call that succeeded is one without an errorCode' },
} as const satisfies Readonly<Record<string, FieldMapping>>;

/** The texts by which Microsoft tells Kubernetes in the column DataSource: of its sample queries, and of the page of the table. */
export const KUBERNETES_DATA_SOURCES = ['Azure Kubernetes Service', 'Kubernetes Audit'] as const;

/** Rules name the audit log of Kubernetes with and without a category. */
export const KUBERNETES_AUDIT_LOG = [
  { category: 'application', product: 'kubernetes', service: 'audit' },
  { product: 'kubernetes', service: 'audit' },
] as const satisfies readonly Logsource[];

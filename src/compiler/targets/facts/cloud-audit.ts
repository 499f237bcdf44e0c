import type { FieldMapping } from '../target.js';

/** What rules about CloudTrail ask for under names that are not CloudTrail's. */
export const NOT_IN_CLOUDTRAIL = {
  src_country: { unsupported: 'CloudTrail does not record the country of an address' },
  status: { unsupported: 'CloudTrail has no such field; a call that succeeded is one without an errorCode' },
} as const satisfies Readonly<Record<string, FieldMapping>>;

/** The texts by which Microsoft tells Kubernetes in the column DataSource: of its sample queries, and of the page of the table. */
export const KUBERNETES_DATA_SOURCES = ['Azure Kubernetes Service', 'Kubernetes Audit'] as const;

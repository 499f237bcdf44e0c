import { createHash } from 'node:crypto';
import { CatalogError } from '../database/catalog-error.js';
import type { CatalogRule } from './rule.js';
import type { ExpectedVersion } from './rule-editor.js';
import { ApiProblem } from '../http/api-problem.js';

type Versioned = Pick<CatalogRule, 'version' | 'contentHash'>;

/**
 * The strong ETag of a rule in one of its forms. It begins with the version of the rule and the hash of its text, so that a change
 * can be made of what was read in either form; the rest is made of the bytes, for the JSON also changes with ATT&CK and the source.
 */
export const ruleEtag = (rule: Versioned, bytes: string): string =>
  `"${tagOf(rule)}.${createHash('sha256').update(bytes).digest('base64url').slice(0, 16)}"`;

const tagOf = ({ version, contentHash }: Versioned): string => `${version}.${contentHash.slice(0, 16)}`;

/** Entity tags with commas between them, or `*` (RFC 9110, section 13.1.1). */
const IF_MATCH = /^\s*(?:\*|(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"(?:\s*,\s*(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*")*)\s*$/;

/**
 * The version that a change of a rule is made of, by `If-Match`: one of the tags has to be of the rule as it is now. A weak tag is
 * none of it. Throws `VERSION_REQUIRED` or `VERSION_MISMATCH`.
 */
export function readIfMatch(header: string | undefined): (rule: Versioned) => ExpectedVersion {
  if (header === undefined || header.trim() === '') {
    throw new CatalogError('VERSION_REQUIRED', "`If-Match` is required. Send the rule's ETag, or `*` to overwrite any version.");
  }
  if (!IF_MATCH.test(header)) throw new ApiProblem('INVALID_REQUEST', `If-Match has to be an ETag in its quotes, or *, not ${header}.`);
  if (header.trim() === '*') return () => '*';
  const tags = [...header.matchAll(/(W\/)?"([^"]*)"/g)].flatMap(([, weak, tag = '']) => (weak === undefined ? [tag] : []));
  return (rule) => {
    const now = tagOf(rule);
    if (tags.some((tag) => tag === now || tag.startsWith(`${now}.`))) return rule.version;
    throw new CatalogError('VERSION_MISMATCH', `The rule has changed since you read it: it is at version ${rule.version}. Read it again.`);
  };
}

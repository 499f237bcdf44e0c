import type { KqlExpression } from '../kql/ast.js';
import * as kql from '../kql/build.js';
import type { ComputedOperand } from '../plan/plan.js';

type UrlPart = Extract<ComputedOperand, { readonly kind: 'url-part' }>['part'];

/** What stands before the path of a URL: the scheme, if it is written, and the host with user and port. Nothing, where the URL is written from the path on. */
const BEFORE_PATH = String.raw`^(?:[A-Za-z][A-Za-z0-9+.-]*://)?[^/?#]*`;

/** Each expression matches every URL in the first way it tries, so that none takes the scheme for a host. */
const EXPRESSIONS = {
  fromPath: `(?s)${BEFORE_PATH}(.*)`,
  path: `${BEFORE_PATH}([^?#]*)`,
  query: String.raw`(?s)^[^?]*\?(.*)`,
} as const;

/** A part of a URL; empty where it is not there. */
export function urlPart(url: KqlExpression<'string'>, part: UrlPart): KqlExpression<'string'> {
  if (part === 'extension') return extracted(String.raw`\.([^./]*)$`, urlPart(url, 'path'));
  return extracted(EXPRESSIONS[part], url);
}

const extracted = (expression: string, from: KqlExpression<'string'>): KqlExpression<'string'> =>
  kql.call('string', 'extract', kql.text(expression), kql.number('1'), from);

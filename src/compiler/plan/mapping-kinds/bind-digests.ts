import type { PatternValue, SigmaValue } from '../../sigma/ast.js';
import { isMany } from '../../sigma/pattern.js';
import type { HashAlgorithm, MappingKinds } from '../../targets/target.js';
import { bindText, bindValueInAny } from '../bind-value.js';
import { about, approximated, unsupported, type BindResult } from '../bind-result.js';
import type { Pattern } from '../plan.js';
import type { BindContext } from '../bind-context.js';

const DIGEST_LENGTHS: Readonly<Record<number, HashAlgorithm>> = { 32: 'MD5', 40: 'SHA1', 64: 'SHA256' };

/**
 * Sysmon's `Hashes` is a list `MD5=…,SHA256=…,IMPHASH=…`; tables have a column for each. The value names the
 * algorithm, or its length does. A part of a digest is asked for where the algorithm is named.
 */
export function bindDigests({ digests }: MappingKinds['digests'], value: SigmaValue, context: BindContext): BindResult {
  const { operand } = context;
  const unsupportedDigest = (why: string): BindResult =>
    unsupported({
      code: 'UNMAPPED_VALUE',
      text: `${context.table.name} cannot be asked for this hash: ${why}.`,
      ...about(context.field, value.span),
    });
  if (value.kind !== 'pattern') return unsupportedDigest('only a digest can be compared');
  const parts = value.parts.filter((part, index) => !(isMany(part) && (index === 0 || index === value.parts.length - 1)));
  const [text] = parts;
  if (parts.length !== 1 || typeof text !== 'string') return unsupportedDigest('a digest with wildcards inside cannot be compared');
  const [, named, digest = ''] = /^(?:([A-Za-z0-9]+)=)?([0-9A-Fa-f]+)$/.exec(text) ?? [];
  const algorithm = named?.toUpperCase() ?? DIGEST_LENGTHS[digest.length];
  if (named === undefined && digest.length === 32 && digests.IMPHASH !== undefined && digests.MD5 !== undefined) {
    // Thirty-two digits are an MD5 or an import hash.
    const either = bindValueInAny(
      [operand(digests.MD5), operand(digests.IMPHASH)],
      { kind: 'pattern', parts: [digest], cased: false, span: value.span },
      context,
    );
    return asPartOfList(either, digest, value, context);
  }
  if (digest === '' || algorithm === undefined) return unsupportedDigest(`"${text}" is neither a digest nor ALGORITHM=digest`);
  const expression = digests[algorithm as HashAlgorithm];
  if (expression === undefined) return unsupportedDigest(`it records ${Object.keys(digests).join(', ')}, not ${algorithm}`);
  const whole = DIGEST_LENGTHS[digest.length] === algorithm || (algorithm === 'IMPHASH' && digest.length === 32);
  if (!whole && named === undefined) return unsupportedDigest(`"${text}" is too short to tell its algorithm`);
  const pattern: Pattern = whole ? [digest] : [digest, { wildcard: 'many' }];
  return asPartOfList(bindText(operand(expression), pattern, false, value, context), digest, value, context);
}

/** A digest is found wherever it stands in the list, and in whichever case: a rule that asks for less is told. */
function asPartOfList(found: BindResult, digest: string, value: PatternValue, context: BindContext): BindResult {
  const field = context.field ?? '';
  if (!isMany(value.parts[0]) || !isMany(value.parts.at(-1))) {
    const message = `"${field}" is a list of digests, and ${context.table.name} has each of them alone: where in the list this one stands, or that it is the only one, is not asked.`;
    return approximated(found, 'matchesMore', message, value, context);
  }
  if (!value.cased || !/[a-f]/i.test(digest)) return found;
  return approximated(
    found,
    'matchesMore',
    `${context.table.name} does not keep the case of digests: they are compared without case.`,
    value,
    context,
  );
}

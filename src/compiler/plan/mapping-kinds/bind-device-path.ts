import type { SigmaValue } from '../../sigma/ast.js';
import type { MappingKinds } from '../../targets/target.js';
import { bindPattern, bindText, bindValue, unsupportedValue } from '../bind-value.js';
import { approximated, type BindResult } from '../bind-result.js';
import { isMany, type Pattern } from '../plan.js';
import type { BindContext } from '../bind-context.js';

/**
 * A path with the device of its volume where the event has the letter of a drive. What is behind the two is the same, so that it is
 * asked for behind any volume.
 */
export function bindDevicePath({ devicePath }: MappingKinds['devicePath'], value: SigmaValue, context: BindContext): BindResult {
  const path = context.operand(devicePath);
  if (value.kind === 'regex' && ASKS_FOR_START.test(value.pattern)) {
    return unsupportedValue(path, 'it begins with a device where the expression may ask for the letter of a drive', value, context);
  }
  if (value.kind !== 'pattern') return bindValue(path, value, context);
  const { name } = context.table;
  return bindPattern(path, value, context, (pattern) => {
    const [letter, behind] = driveIn(pattern) ?? [];
    const bindParts = (parts: Pattern): BindResult => bindText(path, parts, value.cased, value, context);
    if (behind !== undefined) {
      const found = bindParts([VOLUME, { wildcard: 'component' }, ...behind]);
      const message = `${name} has the number of a volume in place of the letter of the drive, which is not asked for.`;
      return letter === '' ? found : approximated(found, 'matchesMore', message, value, context);
    }
    const message = `Paths in ${name} begin with a device such as "${VOLUME}3", which this value does not.`;
    return beginsOtherwise(pattern) ? approximated(bindParts(pattern), 'matchesLess', message, value, context) : bindParts(pattern);
  });
}

const VOLUME = '\\device\\harddiskvolume';

const ASKS_FOR_START = /:\\|(?<!\[)\^|\\A/;

/** The letter of the drive, if the pattern begins with a drive and tells it, and what is behind. */
function driveIn(pattern: Pattern): readonly [string, Pattern] | undefined {
  const open = typeof pattern[0] === 'object';
  const [first, ...rest] = open ? pattern.slice(1) : pattern;
  const [, letter = '', behind] = (typeof first === 'string' && /^([a-z]?):(\\.*)$/is.exec(first)) || [];
  const isDrive = behind !== undefined && (open || letter !== '');
  return isDrive ? [letter, [behind, ...rest]] : undefined;
}

/** Whether a pattern says how a path begins, and not with a device. */
function beginsOtherwise(pattern: Pattern): boolean {
  const [first] = pattern;
  return first !== undefined && !isMany(first) && !(typeof first === 'string' && /^\\device\\/i.test(first));
}

import type { RegexValue } from '../ast.js';
import { valueModifier, type ValueModifier } from './modifier.js';

const flag = (name: string, flags: Partial<Pick<RegexValue, 'ignoreCase' | 'multiline' | 'dotAll'>>): ValueModifier =>
  valueModifier(name, ['regex'], (value) => [{ ...value, ...flags }]);

export const i = flag('i', { ignoreCase: true });
export const m = flag('m', { multiline: true });
export const s = flag('s', { dotAll: true });
/** The long names are not in the specification, but Sigma's reference implementation has them. */
export const ignorecase = flag('ignorecase', { ignoreCase: true });
export const multiline = flag('multiline', { multiline: true });
export const dotall = flag('dotall', { dotAll: true });

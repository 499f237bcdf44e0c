import { integerOf } from './integer.js';

/** A process id as audit events write it, `0x1f4`: they have it as a pointer. Undefined where the text is no process id. */
export function hexProcessId(text: string): string | undefined {
  if (/^0x[0-9a-f]+$/i.test(text)) return text;
  const id = integerOf(text);
  return id === undefined || id < 0 ? undefined : `0x${id.toString(16)}`;
}

import type { AttackResult } from '../attack/index.js';
import { CatalogError, type CatalogErrorCode } from '../database/catalog-error.js';

/** What was read of a question. Throws the code with what is wrong, where nothing could be. */
export function checkedValue<T>({ value, problems }: AttackResult<T>, code: CatalogErrorCode): T {
  if (value === undefined) throw new CatalogError(code, problems.map(({ message }) => message).join(' '));
  return value;
}

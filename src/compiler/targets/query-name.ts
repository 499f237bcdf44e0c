import type { Table } from './target.js';

/** What a query calls the table: an ASIM parser has one name in a workspace and another where it ships with Sentinel. */
export const queryName = ({ name, builtIn }: Table, { parsers }: { readonly parsers?: 'workspace' | 'built-in' }): string =>
  parsers === 'built-in' && builtIn !== undefined ? builtIn : name;

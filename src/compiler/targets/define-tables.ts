import type { Columns, ColumnType, EventData, Table } from './target.js';

/** The content of a file `columns.json`: the tables of a target with the page that documents each. `npm run tables` updates it. */
export type DocumentedTables = Readonly<Record<string, DocumentedTable>>;

interface DocumentedTable {
  readonly description: string;
  readonly docsUrl: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly workspaceColumns?: Readonly<Record<string, string>>;
}

/** The properties of a table that its documentation does not list as columns. */
type TableDetails<C extends string> = Pick<Table, 'builtIn' | 'timeColumn' | 'escapedOnSomeRows'> & {
  readonly eventData?: EventData<C>;
  readonly lowerCase?: readonly C[];
  readonly caseLostOnSomeRows?: readonly C[];
};

/** Tables by name. Each has the column names of its documentation, so that a mapping with another column does not compile. */
export type TablesOf<D extends DocumentedTables> = {
  readonly [N in keyof D]: Table<{ readonly [C in keyof D[N]['columns']]: ColumnType }>;
};

/**
 * Returns the documented tables of a target. TypeScript reads the types of columns in JSON as any text, so `checkTarget` checks
 * them.
 */
export function defineTables<const D extends DocumentedTables>(
  documented: D,
  details: { readonly [N in keyof D]?: TableDetails<keyof D[N]['columns'] & string> } = {},
): TablesOf<D> {
  const tables = Object.entries(documented).map(([name, { docsUrl, columns, workspaceColumns }]): [string, Table] => [
    name,
    {
      name,
      docsUrl,
      columns: columns as Columns,
      ...(workspaceColumns && { workspaceColumns: workspaceColumns as Columns }),
      ...details[name],
    },
  ]);
  return Object.fromEntries(tables) as TablesOf<D>;
}

import { kusto, kustoArray, type KustoNode } from './kusto-language.js';

/** The tables a query may name, and the Kusto type of each of their columns. An ASIM parser is a table here too. */
export interface KustoSchema {
  readonly tables: readonly { readonly name: string; readonly columns: Readonly<Record<string, string>> }[];
}

export interface KustoDiagnostic {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly start: number;
  readonly length: number;
}

/** What Microsoft's parser and binder say of a query over these tables: syntax, unknown names, operators and types that do not fit. */
export function kustoDiagnostics(query: string, schema: KustoSchema): readonly KustoDiagnostic[] {
  return diagnosticsOf(kustoAnalysis(query, schema));
}

/** What Microsoft's parser alone says: nothing about names and types, and much faster. */
export function kustoSyntax(query: string): readonly KustoDiagnostic[] {
  return diagnosticsOf(kusto.KustoCode.Parse(query));
}

/** The analysed query: `Syntax` is the tree, with the type of each expression. */
export function kustoAnalysis(query: string, schema: KustoSchema): { readonly Syntax: KustoNode; GetDiagnostics(): unknown } {
  return kusto.KustoCode.ParseAndAnalyze(query, globalsOf(schema));
}

export function diagnosticsOf(code: { GetDiagnostics(): any }): readonly KustoDiagnostic[] {
  const found = code.GetDiagnostics();
  return Array.from({ length: found.Count }, (_, i) => {
    const { Code, Severity, Message, Start, Length } = found.getItem(i);
    return { code: Code, severity: Severity, message: Message, start: Start, length: Length };
  });
}

/** Symbols are costly to make and are never changed: one set for each schema object. */
const globalsBySchema = new WeakMap<KustoSchema, unknown>();

function globalsOf(schema: KustoSchema): unknown {
  const known = globalsBySchema.get(schema);
  if (known) return known;
  const tables = schema.tables.map(({ name, columns }) => tableSymbol(name, columns));
  const database = new kusto.Symbols.DatabaseSymbol.ctor('test', kustoArray([...tables, watchlistFunction()]));
  const globals = kusto.GlobalState.Default.WithDatabase(database);
  globalsBySchema.set(schema, globals);
  return globals;
}

function tableSymbol(name: string, columns: Readonly<Record<string, string>>): unknown {
  return new kusto.Symbols.TableSymbol.$ctor4(
    name,
    kustoArray(
      Object.entries(columns).map(([column, type]) => new kusto.Symbols.ColumnSymbol(column, scalarType(type), null, null, null, null)),
    ),
  );
}

/** Sentinel's function for a watchlist; a watchlist also has columns of its own, which no query of ours reads. */
function watchlistFunction(): unknown {
  const entries = tableSymbol('', { _DTItemId: 'string', LastUpdatedTimeUTC: 'datetime', SearchKey: 'string', WatchlistItem: 'dynamic' });
  const alias = new kusto.Symbols.Parameter.$ctor2('watchlistAlias', kusto.Symbols.ScalarTypes.String);
  return new kusto.Symbols.FunctionSymbol.$ctor5('_GetWatchlist', entries, kustoArray([alias]));
}

const SCALAR_TYPES: Readonly<Record<string, string>> = {
  string: 'String',
  int: 'Int',
  long: 'Long',
  real: 'Real',
  decimal: 'Decimal',
  bool: 'Bool',
  datetime: 'DateTime',
  timespan: 'TimeSpan',
  guid: 'Guid',
  dynamic: 'Dynamic',
};

function scalarType(type: string): unknown {
  const name = SCALAR_TYPES[type];
  if (name === undefined) throw new Error(`"${type}" is not a Kusto type.`);
  return kusto.Symbols.ScalarTypes[name];
}

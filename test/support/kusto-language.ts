import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';

/**
 * The language service runs in Node's own realm, not in the one Jest makes for each test file: it works with global variables all
 * the time, and Jest's globals make it three times slower. It is loaded once for all files of a Jest worker, too.
 */
const realm: any = runInThisContext('globalThis');
if (realm.Kusto === undefined) {
  const { resolve } = createRequire(import.meta.url);
  // The order matters: the second file extends what the first one defines globally.
  for (const file of ['bridge.min.js', 'Kusto.Language.Bridge.min.js']) {
    const filename = resolve(`@kusto/language-service-next/${file}`);
    runInThisContext(readFileSync(filename, 'utf8'), { filename });
  }
}

/** A node or token of Kusto's syntax tree: the part of the language service's interface that the tests walk. */
export interface KustoNode {
  readonly Kind: number;
  readonly IsToken: boolean;
  readonly Text?: string;
  readonly TextStart: number;
  readonly Width: number;
  readonly ChildCount: number;
  readonly ResultType?: { readonly Name: string } | null;
  readonly LiteralValue?: unknown;
  GetChild(index: number): KustoNode | null;
}

/** Microsoft's language service. Its own type definitions are global and cover an older build, so it is untyped here. */
export const kusto: any = realm.Kusto.Language;

/** An array of the language service's realm: it does not take one of Jest's for a .NET array. */
export const kustoArray = (items: readonly unknown[]): unknown => realm.Array.from(items);

const kindNames: ReadonlyMap<number, string> = new Map(
  Object.entries(kusto.Syntax.SyntaxKind as Record<string, unknown>).flatMap(([name, kind]) =>
    typeof kind === 'number' ? [[kind, name] as const] : [],
  ),
);

/** The name of a node's syntax kind, such as `AndExpression`. */
export const kindOf = (node: KustoNode): string => kindNames.get(node.Kind) ?? 'None';

/** The parts of a node, without the places where an optional part is missing. */
export function childrenOf(node: KustoNode): KustoNode[] {
  const children: KustoNode[] = [];
  for (let i = 0; i < node.ChildCount; i++) {
    const child = node.GetChild(i);
    if (child) children.push(child);
  }
  return children;
}

/** A node and all below it, outermost first. Without recursion: a syntax tree can be deeper than JavaScript's stack allows. */
export function* nodesIn(root: KustoNode): Generator<KustoNode> {
  const rest: KustoNode[] = [root];
  for (let node = rest.pop(); node; node = rest.pop()) {
    yield node;
    rest.push(...childrenOf(node).reverse());
  }
}

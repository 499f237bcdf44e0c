import { childrenOf, kindOf, type KustoNode } from '../../support/kusto-language.js';
import type { Row } from '../rows/row.js';
import { compileExpression } from './compile-expression.js';
import { KqlError } from './errors.js';
import type { Frame, Value } from './expression.js';
import { compilePipeline } from './pipeline.js';
import type { Database, Scope } from './scope.js';
import { listed, nameIn, operandsOf, unwrap } from './syntax.js';

/**
 * What a query makes of a row, for the report of a disagreement: each condition that is not made of others with its value and what it
 * read, under the chains it is in, and each computed column.
 */
export function explain(query: string, database: Database, row: Row): readonly string[] {
  const { stages } = compilePipeline(query, database);
  return stages.flatMap((stage) =>
    stage.kind === 'where'
      ? ['where', ...conditionLines(stage.node, stage.scope, row, 1)]
      : ['extend', ...stage.names.map((name) => `  ${name} = ${shown(valueOf(name, stage.scope, row))}`)],
  );
}

function conditionLines(wrapped: KustoNode, scope: Scope, row: Row, depth: number): readonly string[] {
  const node = unwrap(wrapped);
  const value = shown(run(scope, row, (frame) => compileExpression(node, scope).evaluate(frame)));
  const line = (text: string): string => `${'  '.repeat(depth)}${value}: ${text}`;
  switch (kindOf(node)) {
    case 'AndExpression':
    case 'OrExpression': {
      const chain = kindOf(node) === 'AndExpression' ? 'all of' : 'any of';
      return [line(chain), ...operandsOf(node).flatMap((operand) => conditionLines(operand, scope, row, depth + 1))];
    }
    case 'FunctionCallExpression': {
      const [name, list] = childrenOf(node);
      const [argument] = listed(list!);
      if (nameIn(name!) === 'not' && argument) return [line('not'), ...conditionLines(argument, scope, row, depth + 1)];
      break;
    }
  }
  const read = Array.from(columnsIn(node), (name) => `${name} = ${shown(valueOf(name, scope, row))}`);
  return [line(`${oneLine(scope.placeOf(node)())}${read.length > 0 ? `   (${read.join(', ')})` : ''}`)];
}

/** The columns that a condition reads. The name of a function or a member is none, nor is one within a table in a list. */
function columnsIn(node: KustoNode): ReadonlySet<string> {
  const name = nameIn(node);
  if (name !== undefined) return new Set([name]);
  const parts = childrenOf(node).filter((child) => !child.IsToken);
  switch (kindOf(node)) {
    case 'PipeExpression':
      return new Set();
    case 'PathExpression':
      return columnsIn(parts[0]!);
    case 'FunctionCallExpression':
      return columnsIn(parts[1]!);
    default:
      return new Set(parts.flatMap((part) => [...columnsIn(part)]));
  }
}

const valueOf = (name: string, scope: Scope, row: Row): Value | Error =>
  run(scope, row, (frame) => scope.column(name, () => name).evaluate(frame));

/** A value, or the error that stands in its place: the rest is still worth reading. */
function run(scope: Scope, row: Row, evaluate: (frame: Frame) => Value): Value | Error {
  try {
    // What is compiled on the way takes slots of its own behind these.
    return evaluate({ ...scope.frame(), row });
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

function shown(value: Value | Error): string {
  if (value instanceof Error) return `${value.name}, ${value instanceof KqlError ? value.why : value.message}`;
  return typeof value === 'bigint' ? String(value) : JSON.stringify(value);
}

const MAX_LINE_LENGTH = 300;

function oneLine(text: string): string {
  const line = text.replace(/\s*\n\s*/g, ' ');
  return line.length > MAX_LINE_LENGTH ? `${line.slice(0, MAX_LINE_LENGTH)}…` : line;
}

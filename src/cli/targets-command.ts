import { describeTargets, type TargetDescription } from '../compiler/index.js';
import { oneOf, readOptions } from './options.js';
import { readMappings } from './read-mappings.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

/** Lists the targets, or the tables of one with the log sources that run on them and the connectors that fill them. */
export async function targetsCommand(args: readonly string[], terminal: Terminal): Promise<0 | 1> {
  const { values, positionals } = readOptions(args, {
    format: { type: 'string', default: 'text' },
    mapping: { type: 'string', multiple: true, default: [] },
  });
  const format = oneOf('format', values.format, ['text', 'json']);
  const registry = await readMappings(values.mapping, terminal, false);
  if (registry === undefined) return 1;
  const targets = describeTargets(registry.targets);
  const [id] = positionals;
  const chosen = id === undefined ? undefined : targets.find((target) => target.id === id);
  if (id !== undefined && !chosen)
    throw new UsageError(`There is no target "${id}". There are ${targets.map((target) => target.id).join(', ')}.`);
  if (format === 'json') terminal.out(`${JSON.stringify(chosen ?? targets, null, 2)}\n`);
  else terminal.out(chosen ? tablesOf(chosen) : listOf(targets));
  return 0;
}

function listOf(targets: readonly TargetDescription[]): string {
  const width = Math.max(...targets.map(({ id }) => id.length));
  return targets.map(({ id, title, tables }) => `${id.padEnd(width)}  ${title}, ${tables.length} tables\n`).join('');
}

function tablesOf({ tables }: TargetDescription): string {
  return tables
    .map(({ name, builtIn, connectors, logsources }) => {
      const sources = logsources.map(({ category, product, service, partial }) => {
        const words = [product, category, service].filter((word) => word !== null).join(' ');
        return `    ${words}${partial === null ? '' : ' (in part)'}\n`;
      });
      const other = builtIn === null ? '' : ` (${builtIn})`;
      const filledBy = connectors.length > 0 ? `  filled by ${connectors.join(', ')}\n` : '';
      return `${name}${other}\n${filledBy}${sources.join('')}`;
    })
    .join('\n');
}

import { checkOptions } from './check-options.js';
import type { ConvertRequest } from './conversion.js';
import { didYouMean } from './diagnostics/nearest-names.js';
import type { TargetRegistry } from './mapping/target-registry.js';
import { unlocatedDiagnostic, type LocatedDiagnostic } from './diagnostics/located-diagnostic.js';
import { isNamed } from './targets/query-name.js';
import type { Target } from './targets/target.js';

/** The part of a choice that exists. */
export interface ResolvedTargets {
  readonly registry: TargetRegistry;
  readonly targets: readonly Target[];
  /** Whether the caller named targets, and so wants to know why one of them has nothing. */
  readonly named: boolean;
  readonly tables: readonly string[] | undefined;
  readonly problems: readonly LocatedDiagnostic[];
}

/** What exists of the targets and tables that a caller names, and what is wrong with the rest. */
export function resolveTargets({ targets, tables, options = {} }: ConvertRequest, registry: TargetRegistry): ResolvedTargets {
  const named = targets !== undefined && targets.length > 0;
  const known = named ? registry.targets.filter(({ id }) => targets.includes(id)) : registry.targets;
  const ids = registry.targets.map(({ id }) => id);
  const names = () => known.flatMap(({ mappings }) => mappings.map(({ table }) => table.name));
  const wrongTargets = (targets ?? [])
    .filter((id) => !ids.includes(id))
    .map((id) => unlocatedDiagnostic('UNKNOWN_TARGET', `There is no target "${id}".`, `There are ${ids.join(', ')}.`));
  const wrongTables = (tables ?? [])
    .filter((name) => !known.some(({ mappings }) => mappings.some(({ table }) => isNamed(table, name, options))))
    .map((name) =>
      unlocatedDiagnostic(
        'UNKNOWN_TABLE',
        `${named ? known.map(({ title }) => title).join(' and ') : 'No target'} has ${named ? 'no' : 'a'} table "${name}".`,
        didYouMean(name, names()).hint ?? null,
      ),
    );
  return {
    registry,
    targets: known,
    named,
    tables: tables && tables.length > 0 ? tables : undefined,
    problems: [...wrongTargets, ...(wrongTargets.length > 0 ? [] : wrongTables), ...checkOptions(options, registry.targets)],
  };
}

/** Targets and tables by the names that their targets have for them. */
export interface ResolvedNames {
  readonly targets: readonly string[] | undefined;
  readonly tables: readonly string[] | undefined;
  /** Names that nothing has. */
  readonly problems: readonly LocatedDiagnostic[];
}

/** The targets and tables that a caller names, as `Conversion` calls them: a parser of ASIM by its name in the workspace. */
export function resolveTableNames(
  { targets, tables }: Pick<ConvertRequest, 'targets' | 'tables'>,
  registry: TargetRegistry,
): ResolvedNames {
  const resolved = resolveTargets({ ...(targets && { targets }), ...(tables && { tables }) }, registry);
  const named = resolved.targets.flatMap(({ mappings }) => mappings.map(({ table }) => table));
  const names = tables?.flatMap((name) => named.filter((table) => isNamed(table, name)).map((table) => table.name));
  return { targets, tables: names && [...new Set(names)], problems: resolved.problems };
}

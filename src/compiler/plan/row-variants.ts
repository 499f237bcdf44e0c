import type { SigmaRule } from '../sigma/ast.js';
import { detectionItemsOf } from '../sigma/detection-items-of.js';
import type { LogsourceMapping, RowVariant, RowFilter } from '../targets/target.js';
import type { BindResult, Reason } from './bind-result.js';
import { fixedOf, hasField } from './fields-on-rows.js';
import type { Predicate } from './plan.js';
import { allOf, anyOf, isConstant, keyOf } from './predicate.js';
import { filterOf } from './row-filters.js';

/** The variants that the rule has to be bound for, or undefined where the rows need not be taken apart. */
export function variantsFor(logsourceMapping: LogsourceMapping, rule: SigmaRule): readonly RowVariant[] | undefined {
  const { variants } = logsourceMapping;
  if (!variants || variants.length === 0) return undefined;
  if (logsourceMapping.discriminatorField !== undefined) return variants;
  const fields = fieldsOf(rule);
  const apart = [...fields].some(
    (field) => !hasField(logsourceMapping.fields, field) && variants.some((rows) => hasField(rows.fields, field)),
  );
  return apart ? variants : undefined;
}

function fieldsOf(rule: SigmaRule): ReadonlySet<string> {
  return new Set(
    detectionItemsOf(rule).flatMap(({ field, values }) => [
      ...(field === undefined ? [] : [field]),
      ...values.flatMap((value) => (value.kind === 'field-reference' ? [value.field] : [])),
    ]),
  );
}

/** The rows of each variant with the rule as it reads there; variants in which it reads the same stand together. */
export function joinVariants(parts: readonly BindResult[], variants: readonly RowVariant[], logsourceMapping: LogsourceMapping): Predicate {
  const alike = new Map<string, { rows: Predicate[]; predicate: Predicate }>();
  parts.forEach(({ predicate }, index) => {
    if (predicate === undefined || isConstant(predicate, false)) return;
    const rows = allOf(variants[index]!.where.map((filter) => filterOf(filter, logsourceMapping)));
    const key = keyOf(predicate);
    const group = alike.get(key);
    if (group) group.rows.push(rows);
    else alike.set(key, { rows: [rows], predicate });
  });
  return anyOf([...alike.values()].map(({ rows, predicate }) => allOf([anyOf(rows), predicate])));
}

/** The conditions on all rows of the mapping; where every variant has one of its own on the same column, that one is enough. */
export function rowsOf({ where }: LogsourceMapping, variants: readonly RowVariant[] | undefined): readonly RowFilter[] {
  if (variants === undefined) return where;
  return where.filter(
    ({ expression }) => !variants.every((rows) => rows.where.some((own) => JSON.stringify(own.expression) === JSON.stringify(expression))),
  );
}

/** What holds on the rows of no variant. Each variant knows it of its own rows only. */
export function inEveryVariant(impossible: readonly (readonly Reason[])[]): readonly Reason[] {
  const [first = [], ...others] = impossible;
  const places = others.map((reasons) => new Set(reasons.map(({ span }) => span.start)));
  return first.filter(({ span }) => places.every((known) => known.has(span.start)));
}

/** What the field that says which events there are is on the rows of the variants. */
export const variantValues = ({ variants = [] }: LogsourceMapping, field: string): readonly string[] => [
  ...new Set(variants.flatMap(({ fields }) => fixedOf(fields[field]) ?? [])),
];

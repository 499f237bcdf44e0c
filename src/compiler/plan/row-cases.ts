import type { SigmaRule } from '../sigma/ast.js';
import { testsOf } from '../sigma/tests-of.js';
import type { Route, RowCase, RowFilter } from '../targets/target.js';
import type { Bound, Reason } from './bound.js';
import { fixedOf, hasField } from './fields-on-rows.js';
import type { Predicate } from './plan.js';
import { allOf, anyOf, isConstant, keyOf } from './predicate.js';
import { filterOf } from './row-filters.js';

/** The cases that the rule has to be bound for, or undefined where the rows need not be taken apart. */
export function casesFor(route: Route, rule: SigmaRule): readonly RowCase[] | undefined {
  const { cases } = route;
  if (!cases || cases.length === 0) return undefined;
  if (route.onlyCases !== undefined) return cases;
  const fields = fieldsOf(rule);
  const apart = [...fields].some((field) => !hasField(route.fields, field) && cases.some((rows) => hasField(rows.fields, field)));
  return apart ? cases : undefined;
}

function fieldsOf(rule: SigmaRule): ReadonlySet<string> {
  return new Set(
    testsOf(rule).flatMap(({ field, values }) => [
      ...(field === undefined ? [] : [field]),
      ...values.flatMap((value) => (value.kind === 'field-reference' ? [value.field] : [])),
    ]),
  );
}

/** The rows of each case with the rule as it reads there; cases in which it reads the same stand together. */
export function casesTogether(parts: readonly Bound[], cases: readonly RowCase[], route: Route): Predicate {
  const alike = new Map<string, { rows: Predicate[]; predicate: Predicate }>();
  parts.forEach(({ predicate }, index) => {
    if (predicate === undefined || isConstant(predicate, false)) return;
    const rows = allOf(cases[index]!.where.map((filter) => filterOf(filter, route)));
    const key = keyOf(predicate);
    const group = alike.get(key);
    if (group) group.rows.push(rows);
    else alike.set(key, { rows: [rows], predicate });
  });
  return anyOf([...alike.values()].map(({ rows, predicate }) => allOf([anyOf(rows), predicate])));
}

/** The conditions on all rows of the route; where every case has one of its own on the same cell, that one is enough. */
export function rowsOf({ where }: Route, cases: readonly RowCase[] | undefined): readonly RowFilter[] {
  if (cases === undefined) return where;
  return where.filter(({ cell }) => !cases.every((rows) => rows.where.some((own) => JSON.stringify(own.cell) === JSON.stringify(cell))));
}

/** What holds on the rows of no case. Each case knows it of its own rows only. */
export function inEveryCase(impossible: readonly (readonly Reason[])[]): readonly Reason[] {
  const [first = [], ...others] = impossible;
  const places = others.map((reasons) => new Set(reasons.map(({ span }) => span.start)));
  return first.filter(({ span }) => places.every((known) => known.has(span.start)));
}

/** What the field that says which events there are is on the rows of the cases. */
export const valuesOfCases = ({ cases = [] }: Route, field: string): readonly string[] => [
  ...new Set(cases.flatMap(({ fields }) => fixedOf(fields[field]) ?? [])),
];

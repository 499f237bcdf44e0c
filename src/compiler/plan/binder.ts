import type { Span } from '../diagnostics/source.js';
import type { Condition, FieldReference, DetectionItem, Detection, SigmaRule } from '../sigma/ast.js';
import { expressionToCompare } from '../targets/mapping-kinds.js';
import type { ColumnExpression, LogsourceMapping, RowVariant, Target } from '../targets/target.js';
import { bindMapping, unmappedField } from './bind-mapping.js';
import { bindTextSearch } from './bind-text-search.js';
import {
  about,
  approximated,
  bound,
  asConjunct,
  conjunction,
  matchesNothing,
  negation,
  unsupported,
  disjunction,
  useOf,
  withEffect,
  type BindResult,
} from './bind-result.js';
import { approximatedField, withCaveat } from './caveats.js';
import { contradicts } from './contradicts.js';
import type { ConvertOptions } from './convert-options.js';
import { markupOf } from './event-data-markup.js';
import { FieldsOnRows } from './fields-on-rows.js';
import { hasRepeatedName, approximatedByName } from './mapping-kinds/bind-path-with-repeated-name.js';
import { neverThere, noEventPasses } from './mapping-kinds/bind-fixed.js';
import { asText, operandOf } from './operand.js';
import { columnsOf, isLowerCase, typeOf, type Operand, type Predicate } from './plan.js';
import { allOf, isConstant, testsOf } from './predicate.js';
import { variantValues } from './row-variants.js';
import { filterOf, operandOfFilter } from './row-filters.js';
import type { BindContext } from './bind-context.js';

/** The tests of one rule on the rows of one variant. */
export class Binder {
  constructor(
    private readonly rule: SigmaRule,
    private readonly logsourceMapping: LogsourceMapping,
    private readonly rows: RowVariant,
    private readonly target: Target,
    private readonly options: ConvertOptions,
  ) {
    this.fields = new FieldsOnRows(rule, logsourceMapping, rows);
    const filters = [...logsourceMapping.where, ...rows.where];
    this.#rowOperands = filters.map((filter) => operandOfFilter(filter, logsourceMapping));
    this.#rowPredicates = filters.map((filter) => filterOf(filter, logsourceMapping));
  }

  readonly fields: FieldsOnRows;
  readonly #rowOperands: readonly Operand[];
  readonly #rowPredicates: readonly Predicate[];
  readonly #operands = new Map<string, Map<ColumnExpression, Operand>>();

  bindRule(): BindResult {
    const conditions = this.rule.conditions.map((condition) => this.#condition(condition, false));
    return this.#withOtherEvents(disjunction(conditions, false));
  }

  /** The rows that the query asks for may be of other events too. */
  #withOtherEvents(part: BindResult): BindResult {
    const { matchesMore } = this.rows;
    const field = this.logsourceMapping.discriminatorField;
    if (matchesMore === undefined || field === undefined || part.predicate === undefined || isConstant(part.predicate, false)) return part;
    return {
      ...part,
      uses: part.uses.map((use) => (use.field === field ? withEffect(use, 'matchesMore') : use)),
      warnings: [...part.warnings, approximatedField(field, matchesMore, 'matchesMore', this.rule.logsource.span)],
    };
  }

  #condition(condition: Condition, negated: boolean): BindResult {
    switch (condition.kind) {
      case 'and':
        return this.#conjunction(condition.operands.map((operand) => this.#condition(operand, negated)));
      case 'or':
        return disjunction(
          condition.operands.map((operand) => this.#condition(operand, negated)),
          negated,
        );
      case 'not':
        return negation(this.#condition(condition.operand, !negated));
      case 'search-identifier':
        return this.#searchIdentifier(condition.name, negated);
      case 'quantifier': {
        const parts = condition.names.map((name) => this.#searchIdentifier(name, negated));
        return condition.count === 'all' ? this.#conjunction(parts) : disjunction(parts, negated);
      }
    }
  }

  #searchIdentifier(name: string, negated: boolean): BindResult {
    const detection = this.rule.detections.get(name);
    if (!detection) throw new Error(`The condition parser let the unknown selection "${name}" through.`);
    return { ...this.#detection(detection, negated), searchIdentifier: name };
  }

  #detection(detection: Detection, negated: boolean): BindResult {
    switch (detection.kind) {
      case 'all-of':
        return this.#conjunction(detection.detections.map((part) => this.#detection(part, negated)));
      case 'any-of':
        return disjunction(
          detection.detections.map((part) => this.#detection(part, negated)),
          negated,
        );
      case 'detection-item':
        return this.#item(detection, negated);
    }
  }

  #item(item: DetectionItem, outerNegated: boolean): BindResult {
    const negated = outerNegated !== item.negated;
    const part = item.field === undefined ? this.#keywords(item, negated) : this.#fieldItem(item.field, item, negated);
    return item.negated ? negation(part) : part;
  }

  #fieldItem(field: string, item: DetectionItem, negated: boolean): BindResult {
    const mapping = this.fields.mappingOf(field);
    const context = this.#context(field, negated);
    if (mapping === undefined)
      return unsupported(unmappedField('no field of that name is known of this log source', item, context, this.fields.hintFor(field)));
    const parts = bindMapping(mapping, item, context).map((part, index) => this.#onRows(part, item.values[index] ?? item, context));
    const all =
      item.matches === 'all' ? this.#conjunction(parts.map((part) => asConjunct(part, field, item.span))) : disjunction(parts, negated);
    const withCaveats = withCaveat(all, this.fields, field, item, negated);
    return all.conjuncts === undefined ? asConjunct(withCaveats, field, item.span) : withCaveats;
  }

  /** What no row of the log source has is never there. */
  #onRows(part: BindResult, place: { readonly span: Span }, context: BindContext): BindResult {
    const { predicate } = part;
    if (predicate === undefined) return part;
    const other = this.#rowPredicates.find((rows) => contradicts(rows, predicate));
    return other === undefined
      ? part
      : matchesNothing(part.uses, neverThere(`${firstColumnOf(other)} has another value in the events of this log source`, place, context));
  }

  /**
   * Every part. Two fields that the table has in one column cannot be told apart: where the rule asks for values that exclude each
   * other, the table does not have one of them. One field that is asked for such values is of no event.
   */
  #conjunction(parts: readonly BindResult[]): BindResult {
    const all = conjunction(parts);
    if (all.predicate === undefined || isConstant(all.predicate, false)) return all;
    const { conjuncts = [] } = all;
    for (const [index, later] of conjuncts.entries()) {
      const earlier = conjuncts.slice(0, index).find(({ predicate }) => contradicts(predicate, later.predicate));
      if (earlier === undefined) continue;
      const { field, span, predicate } = later;
      if (earlier.field.toLowerCase() === field.toLowerCase()) {
        const text = noEventPasses(this.logsourceMapping.table, `"${field}" would have to be two things at once`);
        return matchesNothing(all.uses, { code: 'RULE_CANNOT_MATCH', text, ...about(field, span) });
      }
      const both = `${this.logsourceMapping.table.name} has "${earlier.field}" and "${field}" in one place, ${firstColumnOf(predicate)}`;
      return unsupported({ code: 'UNMAPPED_VALUE', text: `${both}: it cannot be asked for both of these values.`, ...about(field, span) });
    }
    return all;
  }

  #keywords(item: DetectionItem, negated: boolean): BindResult {
    const context = this.#context(undefined, negated);
    const texts = this.logsourceMapping.keywords?.map((expression) => context.operand(expression));
    if (texts === undefined) {
      const text = `${this.logsourceMapping.table.name} has no text in which a value without a field could be looked for.`;
      return unsupported({ code: 'UNMAPPED_FIELD', text, span: item.span });
    }
    const parts = item.values.map((value) => bindTextSearch(texts, value, context));
    const found = item.matches === 'all' ? conjunction(parts) : disjunction(parts, negated);
    const { keywordsMatchLess, table } = this.logsourceMapping;
    if (keywordsMatchLess === undefined) return found;
    const message = `The text of ${table.name} is not all of an event: ${keywordsMatchLess}.`;
    return approximated(found, 'matchesLess', message, item, context);
  }

  #context(field: string | undefined, negated: boolean): BindContext {
    return {
      table: this.logsourceMapping.table,
      field,
      negated,
      options: this.options,
      watchlists: this.target.watchlists === true,
      rowOperands: this.#rowOperands,
      variantValues: this.#variantValues(field),
      markup: markupOf(this.logsourceMapping),
      operand: (expression) => this.#operand(expression, field ?? 'Text'),
      refer: (operand, reference) => this.#refer(operand, reference, field, negated),
    };
  }

  #variantValues(field: string | undefined): readonly string[] | undefined {
    const { discriminatorField } = this.logsourceMapping;
    if (discriminatorField === undefined || field?.toLowerCase() !== discriminatorField.toLowerCase()) return undefined;
    return variantValues(this.logsourceMapping, discriminatorField).map((value) => `"${value}"`);
  }

  /** One object for each column of a field, so that the passes see at a glance what is the same. */
  #operand(expression: ColumnExpression, name: string): Operand {
    const byExpression = this.#operands.get(name) ?? new Map<ColumnExpression, Operand>();
    const known = byExpression.get(expression);
    if (known) return known;
    const operand = operandOf(expression, this.logsourceMapping.table, name);
    this.#operands.set(name, byExpression.set(expression, operand));
    return operand;
  }

  #refer(operand: Operand, reference: FieldReference, field: string | undefined, negated: boolean): BindResult {
    const mapping = this.fields.mappingOf(reference.field);
    const expression: ColumnExpression | undefined = mapping === undefined ? undefined : expressionToCompare(mapping);
    if (expression === undefined) {
      const text = `${this.logsourceMapping.table.name} has no one column for "${reference.field}" that could be compared with another.`;
      return unsupported({ code: 'UNMAPPED_FIELD', text, ...about(reference.field, reference.span) });
    }
    const other = this.#operand(expression, reference.field);
    const sides = typeOf(operand) === typeOf(other) && reference.match === 'equals' ? [operand, other] : [asText(operand), asText(other)];
    // An empty text is part of every other, and what is not there is not the same as anything.
    const there: Predicate = { kind: 'not', operand: { kind: 'empty', operand: sides[1]! } };
    const caseLost = reference.cased && sides.some(isLowerCase);
    const cased = reference.cased && !caseLost;
    const same: Predicate = { kind: 'same', operand: sides[0]!, other: sides[1]!, match: reference.match, cased };
    const both = bound(allOf([there, same]), [...useOf(field, [operand]), ...useOf(reference.field, [other])]);
    const message = `${this.logsourceMapping.table.name} keeps one of the two in lower case: they are compared without case.`;
    const compared = caseLost ? approximated(both, 'matchesMore', message, reference, { field, negated }) : both;
    const withCaveats = withCaveat(compared, this.fields, reference.field, { span: reference.span, values: [reference] }, negated);
    return [field === undefined ? undefined : this.fields.mappingOf(field), mapping].some(hasRepeatedName)
      ? approximatedByName(withCaveats, reference, { ...this.#context(field, negated), field: field ?? reference.field })
      : withCaveats;
  }
}

/** Where a condition on one operand looks. */
const firstColumnOf = (predicate: Predicate): string => [...testsOf(predicate)].flatMap(({ operand }) => columnsOf(operand))[0] ?? '';

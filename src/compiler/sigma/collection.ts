import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Logsource, SigmaRule } from './ast.js';
import type { FilterScope, ParsedDocument } from './parse-document.js';

/**
 * The documents of one text, which may refer to each other: rules, correlations and filters. `diagnostics` are about the text as a
 * whole; after an error among them there are no documents, because nothing in the text can be trusted.
 */
export interface SigmaCollection {
  readonly documents: readonly ParsedDocument[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Returns the filters of a collection that apply to one of its rules, also those that are invalid themselves. */
export const filtersFor = (rule: SigmaRule, { documents }: SigmaCollection): readonly FilterScope[] =>
  documents.flatMap(({ filter }) => (filter !== undefined && applies(filter, rule) ? [filter] : []));

/** A filter applies to the rules that it names, and without names to all rules of its log source. */
const applies = ({ rules, logsource }: FilterScope, rule: SigmaRule): boolean =>
  rules === 'any' ? includes(logsource, rule.logsource) : rules.some((name) => name === rule.id || name === rule.name);

/** Whether a log source is the same as another, or a more general one. */
const includes = (general: Omit<Logsource, 'span'>, special: Logsource): boolean =>
  (['category', 'product', 'service'] as const).every(
    (part) => general[part] === undefined || general[part].toLowerCase() === special[part]?.toLowerCase(),
  );

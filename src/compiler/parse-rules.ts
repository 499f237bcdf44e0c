import { isError } from './diagnostics/diagnostic.js';
import type { Source } from './diagnostics/source.js';
import { locateDiagnostics, type LocatedDiagnostic } from './diagnostics/located-diagnostic.js';
import type { SigmaDocument, SigmaValue } from './sigma/ast.js';
import { parseSigma } from './sigma/parse-sigma.js';
import { detectionItemsOf } from './sigma/detection-items-of.js';

/** What a rule says about itself, without being converted: what a catalog of rules keeps. */
export interface RuleDescription {
  readonly kind: SigmaDocument['kind'];
  /** As written; null where the rule has none. */
  readonly id: string | null;
  /** The name by which correlations call it. */
  readonly name: string | null;
  readonly title: string;
  readonly description: string | null;
  readonly status: string | null;
  readonly level: string | null;
  readonly author: string | null;
  readonly license: string | null;
  /** `2022-01-07`, of whichever of the two spellings of Sigma; null when it is not a day of the calendar. */
  readonly date: string | null;
  readonly modified: string | null;
  /** Correlations and filters have none. */
  readonly logsource: { readonly category: string | null; readonly product: string | null; readonly service: string | null } | null;
  readonly references: readonly string[];
  readonly tags: readonly string[];
  readonly falsepositives: readonly string[];
  readonly fields: readonly string[];
  readonly related: readonly { readonly id: string; readonly type: string }[];
  /** The literal texts that the detection looks for, without wildcards and modifiers; numbers as text. Each once. */
  readonly detectionValues: readonly string[];
  /** The fields that the detection asks for, each once. */
  readonly detectionFields: readonly string[];
}

/** One document of a text. `rule` is null exactly when `problems` says why. */
export interface ParsedRule {
  readonly rule: RuleDescription | null;
  readonly title: string | null;
  readonly warnings: readonly LocatedDiagnostic[];
  readonly problems: readonly LocatedDiagnostic[];
}

/** All of one text, in the order in which `convert` answers for it. */
export interface ParsedRules {
  readonly rules: readonly ParsedRule[];
  readonly problems: readonly LocatedDiagnostic[];
}

/** Reads a text without converting it. Never throws at bad input: what is wrong is in `problems`, with its place. */
export function parseRules(source: Source): ParsedRules {
  const { documents, diagnostics } = parseSigma(source);
  const say = locateDiagnostics(source);
  const textWarnings = say(diagnostics.filter((diagnostic) => !isError(diagnostic)));
  return {
    rules: documents.map(({ document, metadata, diagnostics: found }) => {
      const problems = say(found.filter(isError));
      const warnings = [...textWarnings, ...say(found.filter((diagnostic) => !isError(diagnostic)))];
      const rule = document && problems.length === 0 ? describe(document) : null;
      return { rule, title: metadata.title ?? null, warnings, problems };
    }),
    problems: say(diagnostics.filter(isError)),
  };
}

function describe(document: SigmaDocument): RuleDescription {
  const { id, name, title, description, status, level, author, license, date, modified } = document;
  const { references, tags, falsepositives, fields, related } = document;
  const tests = document.kind === 'rule' ? detectionItemsOf(document) : [];
  return {
    kind: document.kind,
    id: id ?? null,
    name: name ?? null,
    title,
    description: description ?? null,
    status: status ?? null,
    level: level ?? null,
    author: author ?? null,
    license: license ?? null,
    date: dayOf(date),
    modified: dayOf(modified),
    logsource: document.kind === 'rule' ? logsourceOf(document.logsource) : null,
    references,
    tags,
    falsepositives,
    fields,
    related,
    detectionValues: distinct(tests.flatMap(({ values }) => values.flatMap(textsOf))),
    detectionFields: distinct(tests.flatMap(({ field }) => field ?? [])),
  };
}

type Written = { readonly [K in 'category' | 'product' | 'service']?: string };

const logsourceOf = ({ category, product, service }: Written) => ({
  category: category ?? null,
  product: product ?? null,
  service: service ?? null,
});

/** What a person who remembers a value would type to find it again. */
function textsOf(value: SigmaValue): readonly string[] {
  switch (value.kind) {
    case 'pattern':
      return value.parts.flatMap((part) => (typeof part === 'string' && part.trim() !== '' ? [part] : []));
    case 'number':
      return [value.text];
    case 'regex':
      return [value.pattern];
    case 'cidr':
      return [`${value.network}/${value.prefix}`];
    case 'field-reference':
      return [value.field];
    case 'comparison':
    case 'date-part':
      return [String(value.value)];
    case 'boolean':
    case 'exists':
    case 'null':
      return [];
  }
}

/** A date of the specification (`2022-01-07`) or of its first version (`2022/01/07`). */
function dayOf(written: string | undefined): string | null {
  const [, year, month, day] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(written?.trim() ?? '') ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? iso : null;
}

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

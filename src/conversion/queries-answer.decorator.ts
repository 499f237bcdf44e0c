import { BUILT_IN_TARGETS, convert, DIAGNOSTICS, type ConvertedRule, type DiagnosticCode } from '../compiler/index.js';
import { EXPORT_FORMATS } from '../exports/index.js';
import { EXAMPLE_RULE } from '../http/example-rule.js';
import { json, KeptAnswer, QUERY_HEADERS, textContent } from '../http/openapi/openapi.decorators.js';
import { PROBLEM_CODES } from '../http/problem-codes.js';
import { ConvertedRulesDto } from './conversion.dto.js';

/** The table of the examples. */
export const EXAMPLE_TABLE = 'DeviceProcessEvents';

const exampleRules = (): readonly ConvertedRule[] =>
  convert({ name: 'request', text: EXAMPLE_RULE }, { tables: [EXAMPLE_TABLE] }, BUILT_IN_TARGETS).rules;

const TEXT_FORMATS = EXPORT_FORMATS.filter(({ id }) => id !== 'json');

/** Describes the answer of a conversion in every format. The examples are converted as requests are. */
export const QueriesAnswer = (): MethodDecorator =>
  KeptAnswer({
    description: 'At least one query.',
    headers: QUERY_HEADERS,
    content: {
      ...json(ConvertedRulesDto, () => ({ rules: exampleRules() })),
      ...Object.fromEntries(
        TEXT_FORMATS.flatMap(({ mediaType, render }) => Object.entries(textContent([mediaType], () => render(exampleRules(), 0)))),
      ),
    },
  });

/** What the compiler reports when nothing was converted. */
const UNCONVERTED_CODES = (Object.keys(DIAGNOSTICS) as DiagnosticCode[]).filter(
  (code) => DIAGNOSTICS[code].severity === 'error' && PROBLEM_CODES[code].status === 422,
);

/** The problems of a conversion, whichever way the rule is named. */
export const QUERIES_PROBLEMS = ['UNKNOWN_TARGET', 'UNKNOWN_TABLE', 'INVALID_OPTION', 'NOT_CONVERTED', ...UNCONVERTED_CODES] as const;

import { ApiProblem } from '../api-problem.js';
import { PROBLEM_CODES, type ProblemCode } from '../problem-codes.js';
import type { Problem, ProblemDetail } from '../problem.dto.js';

/** Locations and pointers that the example of a code shows; the example of every other code is its title alone. */
const DETAILS: Readonly<Partial<Record<ProblemCode, Omit<ProblemDetail, 'code'>>>> = {
  INVALID_JSON: { detail: 'The body is not valid JSON: "}" is not expected here.', line: 1, column: 12 },
  INVALID_REQUEST: { detail: 'rule is required', pointer: '/rule' },
  INVALID_YAML: { detail: 'The text is not valid YAML: a line is indented with a tab.', line: 3, column: 1 },
  INVALID_SIGMA: { detail: 'The rule has no logsource.', line: 1, column: 1 },
  UNKNOWN_TARGET: { detail: 'There is no target "splunk".' },
  UNKNOWN_TABLE: { detail: 'There is no table "ProcessEvents".' },
  INVALID_OPTION: { detail: 'lookback is "yesterday", which is not a timespan. Write a number and d, h, m or s: 1d, 12h, 90m.' },
  INVALID_MAPPING: { detail: '"colums" is not known here. did you mean "columns"?', pointer: '/options/mapping', line: 4, column: 5 },
  UNMAPPED_FIELD: { detail: 'DeviceProcessEvents has no column for "ProcessGuid".', line: 8, column: 5 },
};

/** Returns an example of a problem, with another status if one is given. */
export function problemExample(code: ProblemCode, status?: 404): Problem {
  const { detail, ...place } = DETAILS[code] ?? { detail: `${PROBLEM_CODES[code].title}.` };
  const problem = new ApiProblem(code, detail, { errors: [{ code, detail, ...place }], ...(status && { status }) });
  return problem.toAnswer('0b9c1a52-6f0e-4c51-8d1c-3f0f0a7f6c11');
}

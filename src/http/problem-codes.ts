import type { CatalogErrorCode } from '../database/catalog-error.js';
import type { SourceErrorCode } from '../imports/sources/source-error.js';
import { DIAGNOSTICS, type DiagnosticCode } from '../compiler/index.js';

interface ProblemKind {
  readonly status: number;
  readonly title: string;
}

/** What the compiler says of a whole request is 422, but for what is wrong with the request itself. */
const FROM_COMPILER = {
  ...(Object.fromEntries(Object.entries(DIAGNOSTICS).map(([code, { title }]) => [code, { status: 422, title }])) as Record<
    DiagnosticCode,
    ProblemKind
  >),
  INVALID_YAML: { status: 400, title: DIAGNOSTICS.INVALID_YAML.title },
  UNKNOWN_TARGET: { status: 400, title: DIAGNOSTICS.UNKNOWN_TARGET.title },
  UNKNOWN_TABLE: { status: 400, title: DIAGNOSTICS.UNKNOWN_TABLE.title },
  INVALID_OPTION: { status: 400, title: DIAGNOSTICS.INVALID_OPTION.title },
  INVALID_MAPPING: { status: 400, title: DIAGNOSTICS.INVALID_MAPPING.title },
} as const satisfies Record<DiagnosticCode, ProblemKind>;

/** What the catalog refuses. */
const FROM_CATALOG = {
  RULE_NOT_FOUND: { status: 404, title: 'The catalog has no such rule' },
  IMPORT_NOT_FOUND: { status: 404, title: 'There was no such import' },
  MALFORMED_TECHNIQUE: { status: 400, title: 'This is not the id of an ATT&CK technique' },
  UNKNOWN_TACTIC: { status: 400, title: 'ATT&CK has no such tactic' },
  UNKNOWN_LEVEL: { status: 400, title: 'Sigma has no such level' },
  UNKNOWN_STATUS: { status: 400, title: 'Sigma has no such status' },
  INVALID_CURSOR: { status: 400, title: 'The cursor does not belong to this list' },
  DUPLICATE_RULE: { status: 409, title: 'The catalog already has a rule with this id' },
  RULE_IN_SOURCE: { status: 409, title: 'The rule belongs to an imported source' },
  RESERVED_SOURCE: { status: 409, title: 'The source name is reserved' },
  IMPORT_RUNNING: { status: 409, title: 'The source is being imported' },
  VERSION_MISMATCH: { status: 412, title: 'The rule has changed since you read it' },
  VERSION_REQUIRED: { status: 428, title: 'If-Match is required' },
  INVALID_RULE: { status: 422, title: 'The text is not a single rule that the catalog can keep' },
  STOPPING: { status: 503, title: 'The server is stopping' },
  NO_RULES: { status: 422, title: 'The source has no rules' },
} as const satisfies Record<CatalogErrorCode, ProblemKind>;

/** What can be wrong with an archive. Other sources are not sent over HTTP. */
const FROM_ARCHIVES = {
  UNSUPPORTED_ARCHIVE: { status: 415, title: 'The body is not a supported archive' },
  ARCHIVE_UNREADABLE: { status: 422, title: 'The archive is damaged or cut short' },
  ARCHIVE_TOO_LARGE: { status: 413, title: 'The archive becomes larger than one may be' },
  TOO_MANY_FILES: { status: 413, title: 'The archive has more entries than one may have' },
} as const satisfies Partial<Record<SourceErrorCode, ProblemKind>>;

/**
 * Every code an error can have, with what it means outside. One table: REST reads `status` and `title`,
 * GraphQL puts the key in `extensions.code`. A code is public API: never renamed, never reused.
 */
export const PROBLEM_CODES = {
  ...FROM_COMPILER,
  ...FROM_CATALOG,
  ...FROM_ARCHIVES,
  INVALID_JSON: { status: 400, title: 'The body is not valid JSON' },
  INVALID_ENCODING: { status: 400, title: 'The body is not valid UTF-8' },
  INVALID_REQUEST: { status: 400, title: 'The request does not have the expected shape' },
  EMPTY_BODY: { status: 400, title: 'The request has no body' },
  BAD_USER_INPUT: { status: 400, title: 'An argument has a value that it cannot have' },
  GRAPHQL_PARSE_FAILED: { status: 400, title: 'The GraphQL document cannot be parsed' },
  GRAPHQL_VALIDATION_FAILED: { status: 400, title: 'The GraphQL document does not fit the schema' },
  QUERY_TOO_COMPLEX: { status: 400, title: 'The GraphQL document asks for more than the server does in one request' },
  NOT_FOUND: { status: 404, title: 'There is nothing at this address' },
  METHOD_NOT_ALLOWED: { status: 405, title: 'The address does not have this method' },
  NOT_ACCEPTABLE: { status: 406, title: 'None of the accepted media types can be given' },
  REQUEST_TIMEOUT: { status: 408, title: 'The request did not arrive in time' },
  BODY_TOO_LARGE: { status: 413, title: 'The body is larger than the server accepts' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, title: 'The body has a media type that is not read here' },
  HEADERS_TOO_LARGE: { status: 431, title: 'The address and the headers are longer than the server reads' },
  NOT_CONVERTED: { status: 422, title: 'Nothing could be converted' },
  INTERNAL_ERROR: { status: 500, title: 'The server made a mistake' },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof PROBLEM_CODES;

export const isProblemCode = (code: unknown): code is ProblemCode => typeof code === 'string' && Object.hasOwn(PROBLEM_CODES, code);

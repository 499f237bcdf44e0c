const tests = '[.](spec|e2e-spec|type-test)[.]ts$';

/** Files under `from` may import, of our own files, only those under `allowed`. */
const layer = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: tests },
  to: { path: '^(src|portal)/', pathNot: allowed },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'With decorator metadata in ES modules a cycle of classes fails when the program starts.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-unused',
      severity: 'error',
      comment: 'No code uses this file. A new table needs a logsource mapping; a new modifier, pass or format a line in its list.',
      from: { path: '^(src|portal)/', pathNot: tests },
      module: {
        path: '^src/',
        pathNot: [
          tests,
          'generated/',
          // A thread loads it by its name.
          '[.]mjs$',
          '^src/(main|app[.]module|cli/main|compiler/index)[.]ts$',
        ],
        numberOfDependentsLessThan: 1,
      },
    },
    {
      name: 'compiler-is-pure',
      severity: 'error',
      comment: 'The compiler is published as a library and runs in a browser: no framework, no database, no Node.',
      from: { path: '^src/compiler/', pathNot: tests },
      to: { pathNot: ['^src/compiler/', '^node_modules/(js-yaml|re2js)/'] },
    },
    layer(
      'diagnostics-know-nothing',
      'Everything reports; so reporting imports nothing.',
      '^src/compiler/diagnostics/',
      '^src/compiler/diagnostics/',
    ),
    layer(
      'sigma-knows-no-target',
      'A rule is parsed without knowing where it will run.',
      '^src/compiler/sigma/',
      '^src/compiler/(sigma|diagnostics)/',
    ),
    layer(
      'targets-are-data',
      'Facts import only the types that describe facts.',
      '^src/compiler/targets/',
      '^src/compiler/(targets|diagnostics)/',
    ),
    layer(
      'mappings-make-targets',
      'A mapping file becomes the data that the built-in targets are; nothing here binds or writes a query.',
      '^src/compiler/mapping/',
      '^src/compiler/(mapping|sigma|targets|diagnostics)/',
    ),
    layer(
      'plan-joins-rule-and-target',
      'Binding is the one place that reads both.',
      '^src/compiler/plan/',
      '^src/compiler/(plan|sigma|targets|diagnostics)/',
    ),
    layer('kql-is-a-language', 'KQL is built and printed without Sigma.', '^src/compiler/kql/', '^src/compiler/kql/'),
    layer(
      'lower-reads-plan-writes-kql',
      'Nothing of the rule reaches the text side except through the plan.',
      '^src/compiler/lower/',
      '^src/compiler/(lower|plan|kql)/',
    ),
    layer(
      'exports-read-results',
      'A format renders what was compiled; it does not compile.',
      '^src/exports/',
      '^src/(exports/|(compiler|attack)/index[.]ts$)',
    ),
    {
      name: 'exports-are-pure',
      severity: 'error',
      comment: 'A format is a function of converted rules: no framework, no database, no Node.',
      from: { path: '^src/exports/', pathNot: tests },
      to: { pathNot: '^src/(exports|compiler|attack)/' },
    },
    {
      name: 'compiler-has-one-entry',
      severity: 'error',
      comment: 'Outside code uses the published interface; if it is not enough, widen it there.',
      from: { path: '^(src/(?!compiler/)|portal/)' },
      to: { path: '^src/compiler/', pathNot: '^src/compiler/index[.]ts$' },
    },
    {
      name: 'attack-is-pure',
      severity: 'error',
      comment: 'ATT&CK is data and functions: no framework, no database, no Node.',
      from: { path: '^src/attack/', pathNot: tests },
      to: { pathNot: '^src/attack/' },
    },
    {
      name: 'attack-has-one-entry',
      severity: 'error',
      comment: 'Outside code uses what index.ts gives; if it is not enough, widen it there.',
      from: { path: '^(src/(?!attack/)|portal/)' },
      to: { path: '^src/attack/', pathNot: '^src/attack/index[.]ts$' },
    },
    layer(
      'database-knows-no-feature',
      'Features use the database, not the other way round.',
      '^src/database/',
      '^src/(database/|compiler/index[.]ts$)',
    ),
    layer(
      'attack-index-is-below-rules',
      'Of rules it knows the record: the columns that follow from their tags.',
      '^src/attack-index/',
      '^src/((attack-index|attack|database)/|compiler/index[.]ts$|rules/rule([.]record|-columns)[.]ts$)',
    ),
    layer(
      'conversion-is-below-rules',
      'It converts a text, or the text of a rule that it reads by id.',
      '^src/conversion/',
      '^src/(conversion|compiler|exports|database|http|graphql)/|^src/config[.]ts$',
    ),
    layer(
      'rules-know-no-import',
      'How rules came into the catalog, and what is counted of them, is above.',
      '^src/rules/',
      '^src/(rules|conversion|attack-index|attack|compiler|database|http|graphql)/',
    ),
    layer(
      'sources-know-no-rules',
      'Reading files is separate from what happens to them: the command line reads the same sources.',
      '^src/imports/sources/',
      '^src/imports/sources/',
    ),
    {
      name: 'only-database-knows-prisma',
      severity: 'error',
      comment: 'The generated client and the database drivers stay in one folder. Repositories use database/prisma.ts.',
      from: { path: '^(src|portal)/', pathNot: '^src/database/' },
      to: { path: '(^src/database/generated/|^node_modules/(@?prisma|pg|@electric-sql)/)' },
    },
    {
      name: 'only-repositories-write-sql',
      severity: 'error',
      comment: 'A service asks a repository.',
      from: {
        path: '^src/',
        pathNot: ['^src/database/', '[.]repository[.]ts$', '^src/rules/(rule-columns|rule-conditions|search-query)[.]ts$'],
      },
      to: { path: '^src/database/prisma[.]ts$', dependencyTypesNot: ['type-only'] },
    },
    layer(
      'cli-needs-no-server',
      'The command line is the compiler, the catalog and a terminal; it answers no HTTP.',
      '^src/cli/',
      '^src/((cli|compiler|exports|attack|attack-index|database|conversion|rules|imports)/|config[.]ts$)',
    ),
    {
      name: 'convert-loads-no-catalog',
      severity: 'error',
      comment:
        'A conversion in a terminal takes no longer than the compiler: what knows the catalog is loaded by the commands that need it.',
      from: { path: '^src/cli/(main|run-cli|convert-command|targets-command|options|read-mappings|read-source)[.]ts$' },
      to: {
        path: '^src/((attack|attack-index|database|conversion|rules|imports|coverage|attack-api|targets-api|health|http|graphql)/|config[.]ts$|cli/(import|rules|export|attack)-command[.]ts$)',
        dynamic: false,
      },
    },
    layer(
      'portal-is-a-client',
      'The portal talks GraphQL; for the live preview it runs the compiler itself.',
      '^portal/',
      '^(portal/|src/compiler/index[.]ts$)',
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['^node_modules/', 'generated/'] },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};

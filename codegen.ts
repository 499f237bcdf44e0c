import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: 'src/**/*.graphql',
  emitLegacyCommonJSImports: false,
  importExtension: '.js',
  generates: {
    'src/graphql/generated/schema.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        immutableTypes: true,
        maybeValue: 'T | null | undefined',
        defaultScalarType: 'unknown',
        scalars: { ID: 'string', DateTime: 'Date' },
        mappers: {
          ConvertPayload: '../../conversion/conversion.service.js#ConvertedRules as ConvertedRulesModel',
          ConvertedRule: '../../compiler/index.js#ConvertedRule as ConvertedRuleModel',
          Conversion: '../../compiler/index.js#Conversion as ConversionModel',
          Diagnostic: '../../compiler/index.js#LocatedDiagnostic as DiagnosticModel',
          FieldReport: '../../compiler/index.js#FieldReport as FieldReportModel',
          Target: '../../compiler/index.js#TargetDescription as TargetModel',
          Table: '../../compiler/index.js#TableDescription as TableModel',
          RuleConnection: '../../rules/rule-page.js#RuleConnectionModel',
          RuleFacets: '../../rules/rule-list.js#RuleList as RuleListModel',
          Rule: '../../rules/rule-model.js#RuleModel',
          RelatedRule: '../../rules/rule-model.js#RelatedRuleModel',
          RuleVersion: '../../rules/rule-model.js#RuleVersionModel',
          Technique: '../../attack-index/technique-model.js#TechniqueModel',
          Import: '../../imports/import-run.js#ImportRun as ImportModel',
          Coverage: '../../coverage/coverage.resolver.js#CoverageModel',
        },
      },
    },
  },
} as CodegenConfig;

export default config;

import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: 'src/api/graphql/*.graphql',
  emitLegacyCommonJSImports: false,
  importExtension: '.js',
  generates: {
    'src/api/graphql/generated/schema.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        immutableTypes: true,
        maybeValue: 'T | null | undefined',
        defaultScalarType: 'unknown',
        scalars: { ID: 'string', DateTime: 'Date' },
        mappers: {
          ConvertPayload: '../../../conversion/conversion.service.js#ConvertedRules as ConvertedRulesModel',
          ConvertedRule: '../../../compiler/index.js#ConvertedRule as ConvertedRuleModel',
          Conversion: '../../../compiler/index.js#Conversion as ConversionModel',
          Remark: '../../../compiler/index.js#Remark as RemarkModel',
          FieldUse: '../../../compiler/index.js#FieldUse as FieldUseModel',
          Target: '../../../compiler/index.js#TargetDescription as TargetModel',
          Table: '../../../compiler/index.js#TableDescription as TableModel',
          RuleConnection: '../rule-page.js#RuleConnectionModel',
          RuleFacets: '../../../catalog/rule-list.js#RuleList as RuleListModel',
          Rule: '../rule-model.js#RuleModel',
          RelatedRule: '../rule-model.js#RelatedRuleModel',
          RuleVersion: '../rule-model.js#RuleVersionModel',
          Technique: '../technique-model.js#TechniqueModel',
          Import: '../../../catalog/import/import-run.js#ImportRun as ImportModel',
          Coverage: '../coverage.resolver.js#CoverageModel',
        },
      },
    },
  },
} as CodegenConfig;

export default config;

import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['**/generated/**', 'dist/**', 'lib/**', '**/*.mjs', '*.config.ts', 'codegen.ts'] },
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // A default says that the other cases are alike; without one every case has to be there.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // For an index that the lines around it have checked; noUncheckedIndexedAccess asks everywhere else.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Options of Nest and GraphQL are plain objects where their types are classes.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'A thing has one name.' }],
    },
  },
  {
    // Facts about products are data: a reader must be able to check them against a page.
    files: ['src/compiler/targets/*/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: ':function, ClassDeclaration, ConditionalExpression, IfStatement, TemplateLiteral[expressions.length>0]',
          message: 'Target facts are data.',
        },
        {
          selector: 'CallExpression[callee.name!=/^define(Tables|Mappings?|Target|EventLogTable|EventLogMappings)$/]',
          message: 'Target facts are data.',
        },
      ],
    },
  },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-explicit-any': 'off',
      'no-restricted-properties': [
        'error',
        { object: 'jest', property: 'mock', message: 'It does nothing to an ES module. Pass the double in.' },
      ],
    },
  },
);

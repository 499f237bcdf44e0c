export default {
  // A guard against a test that hangs, not a measure: a busy machine may take its time.
  testTimeout: 60_000,
  projects: [
    { displayName: 'unit', testMatch: ['<rootDir>/src/**/*.spec.ts'] },
    { displayName: 'golden', testMatch: ['<rootDir>/test/*.spec.ts', '<rootDir>/test/{docs,semantics,spec,support}/**/*.spec.ts'] },
    { displayName: 'fuzz', testMatch: ['<rootDir>/test/fuzz/*.spec.ts'] },
    { displayName: 'corpus', testMatch: ['<rootDir>/test/corpus/*.spec.ts'] },
    { displayName: 'proof', testMatch: ['<rootDir>/test/proof/*.spec.ts'] },
    { displayName: 'catalog', testMatch: ['<rootDir>/test/catalog/**/*.spec.ts'] },
    { displayName: 'api', testMatch: ['<rootDir>/test/**/*.e2e-spec.ts'] },
  ].map((project) => ({
    ...project,
    extensionsToTreatAsEsm: ['.ts'],
    moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
    testEnvironment: 'node',
    transform: { '^.+\\.ts$': '@swc/jest' },
  })),
};

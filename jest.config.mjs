/**
 * Two projects: `unit` (*.spec.ts, plain functions) and `db` (*.db-spec.ts, a real PostgreSQL).
 * Run by `npm test`, which starts Jest with --experimental-vm-modules: NestJS 12 is ESM only.
 */
const swc = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true, decorators: true },
    target: 'es2022',
    keepClassNames: true,
    transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

export const shared = {
  rootDir: import.meta.dirname ?? new URL('.', import.meta.url).pathname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', swc] },
  moduleNameMapper: {
    '^@jiangong/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^@jiangong/([a-z-]+)/testing$': '<rootDir>/libs/$1/src/testing.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/apps/e2e/'],
};

export default {
  maxWorkers: 2,
  // what a module graph leaves behind in a worker grows with each file; a fresh worker costs a second
  workerIdleMemoryLimit: '1200MB',
  // a world of people, rounds and sheets takes its time on a busy machine
  testTimeout: 180_000,
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['**/*.spec.ts', '**/*.spec.tsx'] },
    {
      ...shared,
      displayName: 'db',
      testMatch: ['**/*.db-spec.ts'],
      globalSetup: '<rootDir>/tools/jest/db-setup.mjs',
      globalTeardown: '<rootDir>/tools/jest/db-teardown.mjs',
    },
  ],
};

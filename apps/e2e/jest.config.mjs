/** Journeys through the running system: API and worker as processes, GraphQL over HTTP, a real browser. */
import { shared } from '../../jest.config.mjs';

export default {
  ...shared,
  rootDir: new URL('../..', import.meta.url).pathname,
  testPathIgnorePatterns: ['/node_modules/'],
  testMatch: ['<rootDir>/apps/e2e/src/**/*.journey.ts'],
  testTimeout: 120_000,
  maxWorkers: 1,
};

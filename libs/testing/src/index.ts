/**
 * Testing: a PostgreSQL database for each test worker, a product assembled in the test, actors and a clock that can be set;
 * and printed paper, read as its reader does.
 */
export * from './actors';
export * from './printed-paper';
export * from './scan-code';
export * from './test-database';
export * from './test-product';

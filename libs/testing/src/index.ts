/**
 * Testing: a PostgreSQL database for each test worker, a product assembled in the test, actors and a clock that can be set.
 */
export * from './actors';
export * from './test-database';
export * from './test-product';

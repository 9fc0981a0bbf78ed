/**
 * Kernel: the words and sums every room shares. Imports nothing of the product.
 */
export * from './actor';
export * from './canonical-json';
export * from './civil-time';
export * from './clock';
export * from './identifiers';
export * from './page';
export * from './periods';
export * from './refusal';

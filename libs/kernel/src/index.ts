/**
 * Kernel: the words and sums every room shares. Imports nothing of the product.
 */
export * from './actor';
export * from './canonical-json';
export * from './chinese-date';
export * from './civil-time';
export * from './clock';
export * from './identifiers';
export * from './page';
export * from './periods';
export * from './receipt-number';
export * from './refusal';

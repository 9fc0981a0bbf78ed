/**
 * Sheets: tables in and out. Reads .xlsx and .csv as a stream of rows with their column names, judged by content;
 * writes .xlsx and .csv as a stream. Knows nothing of what the tables are about.
 */
export { cellValue, toHalfWidth, type CellKind } from './cell-values';
export * from './read-table';
export * from './sheet-refusals';
export * from './write-table';

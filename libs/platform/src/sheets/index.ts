/**
 * Sheets: tables in and out. Reads .xlsx and .csv as a stream of rows with their column names, judged by content;
 * writes .xlsx and .csv as a stream. Knows nothing of what the tables are about.
 */
export { cellValue, toHalfWidth, type CellKind } from './cell-values';
export * from './read-table';
export * from './sheet-refusals';
export { defineTemplate, templateWorkbook, type SheetTemplate, type TemplateColumn } from './templates';
export * from './write-table';
export { ownCopy } from './xlsx-parts';

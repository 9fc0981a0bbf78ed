/** A cell as the file has it: text, or a number with whether it is shown as a date (days since 1899-12-30). */
export type RawCell = string | { readonly number: number; readonly isDate: boolean };

/** A row as the file has it; `row` is what the spreadsheet shows at its left. */
export interface RawRow {
  readonly row: number;
  readonly cells: readonly RawCell[];
}

/** How much of the file was read, in bytes. */
export type ReadProgress = (done: number, total: number) => void;

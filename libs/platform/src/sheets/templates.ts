import { writeXlsx } from 'hucre/xlsx';

export interface TemplateColumn {
  readonly name: string;
  readonly isRequired?: boolean;
  /** What a person should write, in a sentence. */
  readonly help: string;
  readonly example: string;
  /** Offered as a list in every cell of the column. */
  readonly choices?: readonly string[];
  readonly width?: number;
}

/** An empty table to be filled in: heads, one example row, a sheet of explanations. */
export interface SheetTemplate {
  /** In the address: `/files/imports/templates/<name>.xlsx`. */
  readonly name: string;
  /** As it is saved. */
  readonly fileName: string;
  readonly sheet: string;
  readonly columns: readonly TemplateColumn[];
  readonly notes: readonly string[];
}

const templates = new Map<string, SheetTemplate>();

/** Declares a template once; the files edge serves it. */
export function defineTemplate(template: SheetTemplate): SheetTemplate {
  if (templates.has(template.name)) throw new Error(`template declared twice: ${template.name}`);
  templates.set(template.name, template);
  return template;
}

export const templateNamed = (name: string): SheetTemplate | undefined => templates.get(name);

/** Lists in Excel hold 255 characters and reach as far as a file of ours may. */
const LAST_ROW = 120_001;
const HEAD = { font: { bold: true } } as const;

const letter = (at: number): string => String.fromCharCode(65 + at);

/** The workbook of a template: cells as text, so that leading zeros survive, and lists to choose from. */
export function templateWorkbook({ sheet, columns, notes }: SheetTemplate): Promise<Uint8Array> {
  const width = ({ width: own, name }: TemplateColumn): number => own ?? Math.max(12, name.length * 2 + 6);
  const lists = columns.flatMap(({ choices, name }, at) =>
    choices ? [{ type: 'list' as const, range: `${letter(at)}2:${letter(at)}${LAST_ROW}`, values: [...choices], allowBlank: true, showErrorMessage: true, errorTitle: name, errorMessage: `请从列表中选择：${choices.join('、')}` }] : [],
  );
  return writeXlsx({
    sheets: [
      {
        name: sheet,
        columns: columns.map((column) => ({ width: width(column), numFmt: '@' })),
        rows: [columns.map(({ name, isRequired }) => `${name}${isRequired ? '*' : ''}`), columns.map(({ example }) => example)],
        cells: new Map(columns.map((_column, at) => [`0,${at}`, { style: HEAD }])),
        dataValidations: lists,
        freezePane: { rows: 1 },
      },
      {
        name: '填写说明',
        columns: [{ width: 16 }, { width: 10 }, { width: 70 }],
        rows: [
          ['列', '必填', '怎样填写'],
          ...columns.map(({ name, isRequired, help, choices }) => [name, isRequired ? '是' : '', choices ? `${help}（${choices.join('、')}）` : help]),
          ['', '', ''],
          ...notes.map((note) => ['', '', note]),
        ],
        cells: new Map([0, 1, 2].map((at) => [`0,${at}`, { style: HEAD }])),
      },
    ],
  });
}

import { defineRefusal, type Bilingual } from '@jiangong/kernel';

/** Why a file cannot be read as a table at all. */
export type UnreadableReason = 'not_a_table' | 'old_format' | 'locked' | 'damaged' | 'encoding' | 'open_quote' | 'cell_too_long';

const UNREADABLE: Readonly<Record<UnreadableReason, Bilingual>> = {
  not_a_table: { zh: '这个文件不是表格。请上传 .xlsx 或 .csv 文件', en: 'this file is not a table; send an .xlsx or .csv file' },
  old_format: { zh: '这是旧格式（.xls）或加密的工作簿。请取消密码，另存为 .xlsx 后再上传', en: 'this is an old (.xls) or encrypted workbook; remove the password and save it as .xlsx' },
  locked: { zh: '文件设有密码，无法读取。请取消密码后再上传', en: 'the file is protected by a password; remove it first' },
  damaged: { zh: '文件已损坏或不完整。请重新导出后再上传', en: 'the file is damaged or incomplete; export it again' },
  encoding: { zh: '文字编码无法识别。请用 UTF-8 或 GB18030（GBK）编码保存 .csv，或改用 .xlsx', en: 'unknown text encoding; save the .csv as UTF-8 or GB18030, or use .xlsx' },
  open_quote: { zh: '有引号没有闭合，后面的内容无法分列。请检查这一行的英文双引号', en: 'a double quote is never closed; check the quotes of this row' },
  cell_too_long: { zh: '有单元格的文字过长（超过 32767 字）。请缩短后再上传', en: 'a cell holds more than 32,767 characters; shorten it' },
};

const atRow = (row: number | undefined): Bilingual => (row === undefined ? { zh: '', en: '' } : { zh: `第 ${row} 行：`, en: `row ${row}: ` });

/** The file cannot be read as a table; nothing of it was used. */
export const WorkbookUnreadable = defineRefusal('WORKBOOK_UNREADABLE', (f: { reason: UnreadableReason; row?: number }) => ({
  zh: `${atRow(f.row).zh}${UNREADABLE[f.reason].zh}`,
  en: `${atRow(f.row).en}${UNREADABLE[f.reason].en}`,
}));

/** What the archive says of itself would fill memory or disk: refused before anything is inflated. */
export const ZipBomb = defineRefusal('ZIP_BOMB', (f: { measure: 'entries' | 'megabytes' | 'ratio'; limit: number; found: number }) => {
  const zh = { entries: '内含文件数', megabytes: '展开后大小（MB）', ratio: '压缩比' }[f.measure];
  const en = { entries: 'number of parts', megabytes: 'inflated size (MB)', ratio: 'compression ratio' }[f.measure];
  return {
    zh: `工作簿展开后过大，已拒绝：${zh} ${f.found}，上限 ${f.limit}。请删去多余的工作表、图片和空白格式后再上传`,
    en: `the workbook inflates too far and was refused: ${en} ${f.found}, limit ${f.limit}; remove spare sheets, pictures and empty formatting`,
  };
});

export const TooManyRows = defineRefusal('TOO_MANY_ROWS', (f: { maxRows: number }) => ({
  zh: `表格超过 ${f.maxRows} 行，整个文件未导入。请拆成几个文件分别上传`,
  en: `the table has more than ${f.maxRows} rows; nothing was taken. Split it into several files`,
}));

export const EmptySheet = defineRefusal('EMPTY_SHEET', (f: { missing: 'heads' | 'rows' }) =>
  f.missing === 'heads'
    ? { zh: '第一个工作表是空的。请把数据放在第一个工作表，第一行为列名', en: 'the first sheet is empty; put the table there with the column names in its first row' }
    : { zh: '表格只有列名，没有数据行', en: 'the table has column names but no rows' },
);

const list = (names: readonly string[]): string => names.map((name) => `“${name}”`).join('');

/** The head row is not the one expected: which columns are missing, unknown or there twice. */
export const HeadsWrong = defineRefusal(
  'HEADS_WRONG',
  (f: { missing: readonly string[]; unknown: readonly string[]; duplicate: readonly string[]; expected: readonly string[] }) => {
    const zh = [
      f.missing.length > 0 && `缺少列${list(f.missing)}`,
      f.unknown.length > 0 && `有不认识的列${list(f.unknown)}`,
      f.duplicate.length > 0 && `列名重复${list(f.duplicate)}`,
    ].filter(Boolean);
    const en = [
      f.missing.length > 0 && `missing: ${f.missing.join(', ')}`,
      f.unknown.length > 0 && `unknown: ${f.unknown.join(', ')}`,
      f.duplicate.length > 0 && `there twice: ${f.duplicate.join(', ')}`,
    ].filter(Boolean);
    return {
      zh: `第一行的列名不符：${zh.join('，')}。应为：${f.expected.join('、')}。请下载模板对照`,
      en: `the column names in the first row do not fit: ${en.join('; ')}. Expected: ${f.expected.join(', ')}`,
    };
  },
);

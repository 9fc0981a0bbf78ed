import { defineRefusal } from '@jiangong/kernel';

export const PastFigureWrong = defineRefusal('PAST_FIGURE_WRONG', (f: { row: number; column: string; written: string }) => ({
  zh: `第 ${f.row} 行“${f.column}”有误：${f.written}；整个文件未载入`,
  en: `row ${f.row}, ${f.column} is wrong: ${f.written}; nothing was taken`,
}));

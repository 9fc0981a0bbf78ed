import { defineRefusal } from '@jiangong/kernel';

/** Thousandths as people write them: 89500 → 89.5. */
const points = (thousandths: number): string => String(thousandths / 1000);

export const UnknownCriterion = defineRefusal('UNKNOWN_CRITERION', (f: { criterion: string; criteria: readonly string[] }) => ({
  zh: `评分细则里没有“${f.criterion}”这一项；现有：${f.criteria.join('、')}`,
  en: `the rubric has no criterion "${f.criterion}"; it has ${f.criteria.join(', ')}`,
}));

export const MarkNotOnScale = defineRefusal('MARK_NOT_ON_SCALE', (f: { criterion: string; name: string; value: number; max: number; step: number }) => ({
  zh: `“${f.name}”的分数应在 0 至 ${points(f.max)} 之间，最小分差 ${points(f.step)}，收到的是 ${points(f.value)}`,
  en: `a mark for ${f.criterion} lies between 0 and ${points(f.max)} in steps of ${points(f.step)}; got ${points(f.value)}`,
}));

/** Somebody, or the same judge on another device, saved in between. Carries what stands now. */
export const SheetMovedOn = defineRefusal('SHEET_MOVED_ON', (f: { revision: number; known: number; marks: readonly { criterion: string; value: number; savedAt: string }[] }) => ({
  zh: '这份评分表已在别处更新，您的修改没有保存；已为您带回最新分数，请核对后重新提交',
  en: `the sheet has moved on to revision ${f.revision} (you knew ${f.known}); nothing was saved, the current marks come with this answer`,
}));

export const SheetLockedAlready = defineRefusal('SHEET_LOCKED', () => ({
  zh: '这份评分表已锁定；如需修改请使用“更正”，并写明理由',
  en: 'the sheet is locked; amend a mark with a reason instead',
}));

export const SheetNotLocked = defineRefusal('SHEET_NOT_LOCKED', () => ({
  zh: '这份评分表还没有锁定，可以直接修改分数',
  en: 'the sheet is not locked; simply save the mark',
}));

export const SheetRecused = defineRefusal('SHEET_RECUSED', () => ({
  zh: '这份评分表已因回避作废',
  en: 'the sheet was voided by a recusal',
}));

export const SheetIncomplete = defineRefusal('SHEET_INCOMPLETE', (f: { criteria: readonly string[]; names: readonly string[] }) => ({
  zh: `还有评分项没有打分：${f.names.join('、')}`,
  en: `these criteria have no mark yet: ${f.criteria.join(', ')}`,
}));

export const SheetsMissing = defineRefusal('SHEETS_MISSING', (f: { minJudges: number; entries: readonly { code: string; title: string; locked: number }[] }) => ({
  zh: `以下作品锁定的评分表不足 ${f.minJudges} 份：${f.entries.slice(0, 5).map((entry) => `${entry.code}（${entry.title}，${entry.locked} 份）`).join('、')}${f.entries.length > 5 ? ` 等 ${f.entries.length} 件` : ''}。请催评委完成，或填写理由后继续`,
  en: `these entries have fewer than ${f.minJudges} locked sheets: ${f.entries.map((entry) => entry.code).join(', ')}; remind the judges, or go on with a reason`,
}));

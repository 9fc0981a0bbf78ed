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

export const MeasuredValueNeeded = defineRefusal('MEASURED_VALUE_NEEDED', (f: { criterion: string; name: string; unit: string }) => ({
  zh: `“${f.name}”是测量项，请填写实测值（${f.unit}），分数由系统按公差算出`,
  en: `${f.criterion} is a measurement: send the measured value (${f.unit}), the mark follows from its tolerances`,
}));

export const NothingToMeasure = defineRefusal('NOTHING_TO_MEASURE', (f: { criterion: string; name: string }) => ({
  zh: `“${f.name}”不是测量项，请直接打分`,
  en: `${f.criterion} is not a measurement: give a mark`,
}));

export interface StandingValue {
  readonly criterion: string;
  readonly value: number;
  readonly measured: number | null;
  readonly savedAt: string;
}

/** The two values of one criterion: what was sent and what stands. */
export interface Difference {
  readonly criterion: string;
  readonly yours: number;
  readonly yoursMeasured: number | null;
  readonly standing: number | null;
  readonly standingMeasured: number | null;
  readonly savedAt: string | null;
}

/** Somebody, or the same judge on another device, saved in between. Carries what stands now beside what was sent. */
export const SheetMovedOn = defineRefusal('SHEET_MOVED_ON', (f: { revision: number; known: number; marks: readonly StandingValue[]; differences: readonly Difference[] }) => ({
  zh: '这份评分表已在别处更新，您的修改没有保存；已为您带回两边的分数，请核对后重新提交',
  en: `the sheet has moved on to revision ${f.revision} (you knew ${f.known}); nothing was saved, both values come with this answer`,
}));

/** The lock names what the judge saw; something else stands now. */
export const MarksUnseen = defineRefusal('MARKS_UNSEEN', (f: { revision: number; known: number }) => ({
  zh: '这份评分表刚在别处更新，还没有锁定；请核对现在的分数，再锁定',
  en: `the sheet is at revision ${f.revision}, you saw ${f.known}; it was not locked: look at the marks as they stand, then lock`,
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

export const SheetAbstained = defineRefusal('SHEET_ABSTAINED', () => ({
  zh: '您已对这件作品弃权，这份评分表不再接受分数',
  en: 'you have abstained from this entry; the sheet takes no more marks',
}));

export const SheetIncomplete = defineRefusal('SHEET_INCOMPLETE', (f: { criteria: readonly string[]; names: readonly string[] }) => ({
  zh: `还有评分项没有打分：${f.names.join('、')}`,
  en: `these criteria have no mark yet: ${f.criteria.join(', ')}`,
}));

export const MarkIdTaken = defineRefusal('MARK_ID_TAKEN', (f: { ids: readonly string[] }) => ({
  zh: '这些分数的编号已被另一份评分表使用，请刷新页面后重新打分',
  en: `these mark ids belong to another sheet: ${f.ids.join(', ')}; reload and mark again`,
}));

export interface ShortEntry {
  readonly code: string;
  readonly title: string;
  readonly locked: number;
  readonly open: number;
}

/** Closing before everything is in, with the figures that make it a decision: what is open, and what would have no score. */
export const SheetsMissing = defineRefusal('SHEETS_MISSING', (f: { minJudges: number; openSheets: number; unscored: number; entries: readonly ShortEntry[] }) => ({
  zh: [
    `还有 ${f.openSheets} 份评分表没有锁定`,
    f.unscored > 0
      ? `现在结束评审，${f.unscored} 件作品因锁定的评分表不足 ${f.minJudges} 份而没有得分：${f.entries.slice(0, 5).map((entry) => `${entry.code}（${entry.title}，${entry.locked} 份）`).join('、')}${f.unscored > 5 ? ` 等 ${f.unscored} 件` : ''}`
      : '每件作品的评分份数都已够计分，未锁定的不再计入',
    '请催评委完成，或填写理由后继续',
  ].join('；'),
  en: `${f.openSheets} sheets are still open; closing now leaves ${f.unscored} entries without a score (fewer than ${f.minJudges} locked sheets)${f.entries.length > 0 ? `: ${f.entries.map((entry) => entry.code).join(', ')}` : ''}; remind the judges, or go on with a reason`,
}));

export const MarksStillSealed = defineRefusal('MARKS_STILL_SEALED', () => ({
  zh: '评审还没有结束，评委的分数尚未公开给任何人',
  en: 'judging has not ended; nobody sees the marks of judges yet',
}));

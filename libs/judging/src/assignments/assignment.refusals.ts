import { defineRefusal } from '@jiangong/kernel';

/** An entry the panel cannot cover, with why. */
export interface UncoveredEntry {
  readonly entryId: string;
  readonly code: string;
  readonly title: string;
  readonly reason: 'too_few_eligible' | 'judges_at_limit';
  readonly lacking: number;
}

const SHOWN = 5;
const codesOf = (entries: readonly UncoveredEntry[]): string =>
  entries.slice(0, SHOWN).map((entry) => `${entry.code}（${entry.title}，缺 ${entry.lacking} 位）`).join('、') + (entries.length > SHOWN ? ` 等 ${entries.length} 件` : '');

export const EntriesUncovered = defineRefusal('ENTRIES_UNCOVERED', (f: { perEntry: number; entries: readonly UncoveredEntry[] }) => ({
  zh: `每件作品需 ${f.perEntry} 位评委，以下作品因回避或评审上限而凑不齐：${codesOf(f.entries)}。请增加评委或放宽上限后重新分配`,
  en: `each entry needs ${f.perEntry} judges; conflicts or load limits leave too few for ${f.entries.map((entry) => entry.code).join(', ')}. Appoint more judges or raise limits, then assign again`,
}));

export const JudgesNotComparable = defineRefusal('JUDGES_NOT_COMPARABLE', (f: { parts: readonly (readonly string[])[] }) => ({
  zh: `回避关系把作品分成了 ${f.parts.length} 组互不共享评委的作品，各组的宽严无法比较。请增加与各组都无回避关系的评委`,
  en: `conflicts split the entries into ${f.parts.length} groups that share no judge, so severity cannot be compared; appoint judges who are free for all groups`,
}));

export const JudgeInConflict = defineRefusal('JUDGE_IN_CONFLICT', (f: { entryId: string; judgeId: string; kinds: readonly string[]; evidence: readonly string[] }) => ({
  zh: `这位评委须回避这件作品：${f.evidence.join('；')}`,
  en: `this judge must not judge this entry (${f.kinds.join(', ')})`,
}));

export const EntryNotJudged = defineRefusal('ENTRY_NOT_JUDGED', (f: { entryId: string }) => ({
  zh: '这件作品不在本轮通过审核的作品之中，不能分配评委',
  en: `entry ${f.entryId} is not among the accepted entries of this round`,
}));

export const JudgeAlreadyAssigned = defineRefusal('JUDGE_ALREADY_ASSIGNED', (f: { entryId: string; judgeId: string; state: string }) => ({
  zh: f.state === 'recused' ? '这位评委已回避这件作品，不能再次分配' : f.state === 'abstained' ? '这位评委已对这件作品弃权，不能再次分配' : '这件作品已经分配给这位评委',
  en: f.state === 'abstained' ? 'this judge has abstained from this entry' : f.state === 'recused' ? 'this judge has recused from this entry' : 'this entry is already assigned to this judge',
}));

export const AssignmentReasonNeeded = defineRefusal('ASSIGNMENT_REASON_NEEDED', () => ({
  zh: '手工分配评委须写明理由',
  en: 'an assignment by hand needs a reason',
}));

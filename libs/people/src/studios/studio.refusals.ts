import { defineRefusal, type Bilingual } from '@jiangong/kernel';

export const StudioNameTaken = defineRefusal('STUDIO_NAME_TAKEN', (f: { name: string }) => ({ zh: `已有名为“${f.name}”的工作室`, en: `there is a studio called ${f.name} already` }));
export const StudioIsRemoved = defineRefusal('STUDIO_REMOVED', (f: { removedOn: string }) => ({ zh: `这个工作室已于 ${f.removedOn} 摘牌`, en: `this studio was removed on ${f.removedOn}` }));
export const AlreadyInStudio = defineRefusal('ALREADY_IN_STUDIO', () => ({ zh: '这位职工已是工作室成员', en: 'this person belongs to the studio already' }));
export const NotInStudio = defineRefusal('NOT_IN_STUDIO', () => ({ zh: '这位职工现在不是工作室成员', en: 'this person does not belong to the studio now' }));
export const LeadStays = defineRefusal('LEAD_STAYS', () => ({ zh: '领军人不能直接退出，请先更换领军人', en: 'the lead cannot leave; name another lead first' }));
export const LeadAlready = defineRefusal('LEAD_ALREADY', () => ({ zh: '这位职工已是领军人', en: 'this person is the lead already' }));
export const LeadChangeNeedsReason = defineRefusal('LEAD_CHANGE_NEEDS_REASON', () => ({ zh: '请写明更换领军人的理由', en: 'say why another lead takes over' }));
export const LeadDayWrong = defineRefusal('LEAD_DAY_WRONG', (f: { since: string }) => ({ zh: `接任日期应在 ${f.since} 之后，且不晚于今天`, en: `the day must lie after ${f.since} and not after today` }));
export const YearReported = defineRefusal('YEAR_REPORTED', (f: { year: number }) => ({ zh: `${f.year}年度的自评已有复核结论，不能再改`, en: `the review of ${f.year} is decided and its report cannot change` }));
export const NothingReported = defineRefusal('NOTHING_REPORTED', (f: { year: number }) => ({ zh: `${f.year}年度还没有自评报告`, en: `nothing was reported for ${f.year}` }));
export const ReviewDecided = defineRefusal('REVIEW_DECIDED', (f: { year: number }) => ({ zh: `${f.year}年度已经复核`, en: `${f.year} is reviewed already` }));
export const ReviewerReported = defineRefusal('REVIEWER_REPORTED', () => ({ zh: '自评由您提交，复核须由另一人办理', en: 'you wrote the report; somebody else must review it' }));
export const ReviewerConcerned = defineRefusal('REVIEWER_CONCERNED', () => ({ zh: '您是这个工作室的领军人或成员，复核须由另一人办理', en: 'you lead this studio or belong to it; somebody else must review it' }));
export const VerdictNeedsReason = defineRefusal('VERDICT_NEEDS_REASON', () => ({ zh: '整改或摘牌须写明理由', en: 'rectifying or removing needs a reason' }));

export interface StudioFault extends Bilingual {
  readonly row: number;
  readonly column: string;
}

export const StudioFileFaulty = defineRefusal('STUDIO_FILE_FAULTY', (f: { faults: readonly StudioFault[] }) => ({
  zh: `工作室表有 ${f.faults.length} 处有误，整张表未导入：${f.faults.slice(0, 5).map(({ row, column, zh }) => `第 ${row} 行“${column}”${zh}`).join('；')}`,
  en: `${f.faults.length} faults in the table of studios, nothing was taken: ${f.faults.slice(0, 5).map(({ row, column, en }) => `row ${row}, ${column}: ${en}`).join('; ')}`,
}));

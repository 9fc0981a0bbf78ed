import { defineRefusal } from '@jiangong/kernel';

export const RoutineWeighsTooMuch = defineRefusal('ROUTINE_WEIGHS_TOO_MUCH', (f: { percent: number; most: number }) => ({
  zh: `日常工作占 ${f.percent}%，超过上限 ${f.most}%；请提高创新、知识、传带等项目的比重`,
  en: `routine work weighs ${f.percent} %, ${f.most} % at most; give the other parts more`,
}));

export const TitleExists = defineRefusal('TITLE_EXISTS', (f: { code: string }) => ({ zh: `称号代码“${f.code}”已经使用`, en: `there is a title with the code "${f.code}" already` }));

export const TitleUnchanged = defineRefusal('TITLE_UNCHANGED', (f: { number: number }) => ({
  zh: `内容与第 ${f.number} 版相同，没有需要保存的修改`,
  en: `nothing differs from version ${f.number}`,
}));

export const TitleReasonNeeded = defineRefusal('TITLE_REASON_NEEDED', () => ({ zh: '请填写理由，理由将记入日志', en: 'give a reason; it will be logged' }));

export const CapBelowHolders = defineRefusal('CAP_BELOW_HOLDERS', (f: { level: string; cap: number; holders: number; posted: number }) => ({
  zh: `“${f.level}”现有 ${f.holders} 人在任${f.posted > 0 ? `、${f.posted} 个空岗正在公开选拔` : ''}，名额不能减到 ${f.cap}`,
  en: `"${f.level}" has ${f.holders} holders${f.posted > 0 ? ` and ${f.posted} places being posted` : ''}; its cap cannot be ${f.cap}`,
}));

export const TitlePlacesFull = defineRefusal('TITLE_PLACES_FULL', (f: { level: string; cap: number }) => ({
  zh: `“${f.level}”的 ${f.cap} 个名额已经全部有人，不能再聘任`,
  en: `all ${f.cap} places of "${f.level}" are held; nobody more can be appointed`,
}));

export const PlaceTakenMeanwhile = defineRefusal('PLACE_TAKEN_MEANWHILE', (f: { level: string }) => ({
  zh: `这次公告的“${f.level}”名额刚刚已经聘任给他人，没有空余名额了`,
  en: `the posted places of "${f.level}" have just been filled; none is left`,
}));

export const HoldsTitleAlready = defineRefusal('HOLDS_TITLE_ALREADY', (f: { title: string }) => ({
  zh: `这位职工已经持有“${f.title}”，一人只占一个名额`,
  en: `this person holds "${f.title}" already; one person takes one place`,
}));

export const NotOnPublishedList = defineRefusal('NOT_ON_PUBLISHED_LIST', () => ({
  zh: '只能聘任已发布名单上的入选者；名单尚未发布，或此人不在名单上',
  en: 'only those on the published list can be appointed; it is not published yet, or this person is not on it',
}));

export const MotionNeedsOfficer = defineRefusal('MOTION_NEEDS_OFFICER', () => ({
  zh: '称号的授予和终止须由两位负责人各自用本人账号办理，系统不能代办',
  en: 'a title is given and ended by two officers with their own accounts; the platform cannot do it',
}));

export const MotionNeedsSecondOfficer = defineRefusal('MOTION_NEEDS_SECOND_OFFICER', (f: { officer: string }) => ({
  zh: `这项办理由 ${f.officer} 提出，须由另一位负责人确认`,
  en: `${f.officer} put this forward; another officer has to confirm it`,
}));

export const MotionSettled = defineRefusal('MOTION_SETTLED', (f: { state: string }) => ({
  zh: f.state === 'applied' ? '这项办理已经确认生效' : '这项办理已经撤销',
  en: `this has been ${f.state} already`,
}));

export const MotionOpenAlready = defineRefusal('MOTION_OPEN_ALREADY', () => ({
  zh: '这位持有人已有一项终止待确认，请先确认或撤销',
  en: 'an end of this title is waiting to be confirmed; settle that first',
}));

export const TitleEnded = defineRefusal('TITLE_ENDED', (f: { endedOn: string }) => ({ zh: `这项称号已于 ${f.endedOn} 终止`, en: `this title ended on ${f.endedOn}` }));

export const AssessmentOpenAlready = defineRefusal('ASSESSMENT_OPEN_ALREADY', () => ({
  zh: '这位持有人的年度考核正在进行', en: 'an assessment of this holder is going on already',
}));

export const AssessmentClosed = defineRefusal('ASSESSMENT_CLOSED', () => ({ zh: '这次考核已经得出结论，不能再修改', en: 'this assessment is concluded and cannot be changed' }));

export const TooFewAssessors = defineRefusal('TOO_FEW_ASSESSORS', (f: { named: number; needed: number }) => ({
  zh: `考核至少需要 ${f.needed} 位评委，目前只有 ${f.named} 位`,
  en: `an assessment needs ${f.needed} assessors, there are ${f.named}`,
}));

export const AssessorInConflict = defineRefusal('ASSESSOR_IN_CONFLICT', (f: { name: string; evidence: string }) => ({
  zh: `${f.name} 须回避：${f.evidence}`,
  en: `${f.name} must stand back: ${f.evidence}`,
}));

export const NoAssessor = defineRefusal('NO_ASSESSOR', (f: { names: string }) => ({
  zh: `${f.names}既不是评委，也不是市总工会负责人，不能参加考核`,
  en: `neither judges nor officers of the city: ${f.names}`,
}));

export const MarksIncomplete = defineRefusal('MARKS_INCOMPLETE', (f: { missing: readonly string[] }) => ({
  zh: `还有项目没有打分：${f.missing.join('、')}`,
  en: `parts without a mark: ${f.missing.join(', ')}`,
}));

export const MarksLocked = defineRefusal('MARKS_LOCKED', () => ({ zh: '您的评分已经提交，不能再修改', en: 'your marks are handed in and cannot be changed' }));

export const AssessorsStillMarking = defineRefusal('ASSESSORS_STILL_MARKING', (f: { locked: number; needed: number }) => ({
  zh: `已提交评分 ${f.locked} 份，需要 ${f.needed} 份，还不能得出结论`,
  en: `${f.locked} of ${f.needed} sheets are handed in; it cannot be concluded yet`,
}));

export const EvidenceSettled = defineRefusal('EVIDENCE_SETTLED', () => ({ zh: '这项材料已经审核过了', en: 'this has been looked at already' }));

export const TooFewVacancies = defineRefusal('TOO_FEW_VACANCIES', (f: { level: string; vacant: number; asked: number }) => ({
  zh: `“${f.level}”现有空岗 ${f.vacant} 个，不能公告 ${f.asked} 个`,
  en: `"${f.level}" has ${f.vacant} free places, so ${f.asked} cannot be posted`,
}));

export const LevelPostedAlready = defineRefusal('LEVEL_POSTED_ALREADY', (f: { level: string; number: string }) => ({
  zh: `“${f.level}”的空岗公告（${f.number}）还没有结束，请先办完`,
  en: `posting ${f.number} of "${f.level}" is still going on; finish it first`,
}));

export const PostingInThePast = defineRefusal('POSTING_IN_THE_PAST', (f: { fromOn: string; today: string }) => ({
  zh: `公告不能从过去的日期（${f.fromOn}）开始，今天是 ${f.today}`,
  en: `a posting cannot begin in the past (${f.fromOn}); today is ${f.today}`,
}));

export const PostingClosed = defineRefusal('POSTING_CLOSED', (f: { number: string }) => ({ zh: `空岗公告（${f.number}）已经结束`, en: `posting ${f.number} is over` }));

export const PostingStillJudged = defineRefusal('POSTING_STILL_JUDGED', (f: { number: string }) => ({
  zh: `空岗公告（${f.number}）的选拔轮次还没有发布或取消，不能结束`,
  en: `the round of posting ${f.number} is neither published nor cancelled; it cannot be closed yet`,
}));

import { defineRefusal } from '@jiangong/kernel';
import { namesOf, PHASE_NAMES, type Phase } from './phases';

export const RoundNotInPhase = defineRefusal('ROUND_NOT_IN_PHASE', (f: { phase: Phase; needed: readonly Phase[] }) => ({
  zh: `本轮次处于“${PHASE_NAMES[f.phase]}”阶段，此操作须在${namesOf(f.needed)}阶段进行`,
  en: `the round is ${f.phase}; this can be done while it is ${f.needed.join(' or ')}`,
}));

/** Collecting is over: at 18:00:00 and not a second later. */
export const CollectingClosed = defineRefusal('COLLECTING_CLOSED', (f: { deadline: string }) => ({
  zh: `征集已于${f.deadline}截止；如确有需要，请联系市总工会办理延期`,
  en: `collecting closed at ${f.deadline} (Asia/Shanghai); only the city federation can extend it`,
}));

export const CollectingNotOpen = defineRefusal('COLLECTING_NOT_OPEN', (f: { opensAt: string }) => ({
  zh: `征集尚未开始，将于${f.opensAt}开放`,
  en: `collecting has not begun; it opens at ${f.opensAt} (Asia/Shanghai)`,
}));

export const PhaseNotReachable = defineRefusal('PHASE_NOT_REACHABLE', (f: { phase: Phase; toPhase: Phase }) => ({
  zh: `不能从“${PHASE_NAMES[f.phase]}”直接进入“${PHASE_NAMES[f.toPhase]}”：阶段须依次推进，退回须逐级并说明理由`,
  en: `a round cannot go from ${f.phase} to ${f.toPhase}: phases follow one another, and steps back are taken one by one with a reason`,
}));

export const RoundIsFinal = defineRefusal('ROUND_IS_FINAL', (f: { phase: Phase }) => ({
  zh: `本轮次${PHASE_NAMES[f.phase]}，不可再变更阶段`,
  en: `the round is ${f.phase}; its phase cannot change any more`,
}));

export const PublishedBySignatures = defineRefusal('PUBLISHED_BY_SIGNATURES', () => ({
  zh: '发布须由两人签发，不能手动推进到“已发布”',
  en: 'a round is published by two signatures, not by advancing it',
}));

export const ReasonNeeded = defineRefusal('REASON_NEEDED', (f: { step: string }) => ({
  zh: `${f.step}须填写理由，理由将记入日志`,
  en: 'this step needs a reason, which will be logged',
}));

/** Pre-flight found what would go wrong (domain.md §3). */
export const RoundNotReady = defineRefusal('ROUND_NOT_READY', (f: { findings: readonly { code: string; zh: string; en: string }[] }) => ({
  zh: `本轮次尚不能开始：${f.findings.map((finding) => finding.zh).join('；')}`,
  en: `the round cannot open yet: ${f.findings.map((finding) => finding.en).join('; ')}`,
}));

/** Nothing but carried results gets into the round, and some of its sources are still running. */
export const FeedsStillRunning = defineRefusal('FEEDS_STILL_RUNNING', (f: { rounds: readonly string[] }) => ({
  zh: `来源轮次尚未发布：${f.rounds.join('、')}；如需提前推进，请填写理由`,
  en: `these source rounds are not published yet: ${f.rounds.join(', ')}; to go on without them, name the reason`,
}));

export const NoticeStillRunning = defineRefusal('NOTICE_STILL_RUNNING', (f: { until: string }) => ({
  zh: `公示期至${f.until}止，期满后方可发布`,
  en: `the public notice runs until ${f.until} (Asia/Shanghai); the round can be published after it`,
}));

export const DeadlineNotLater = defineRefusal('DEADLINE_NOT_LATER', (f: { current: string; until: string }) => ({
  zh: `新的截止时间${f.until}须晚于原定的${f.current}，且晚于现在`,
  en: `the new deadline ${f.until} must lie after the present one, ${f.current}, and after now`,
}));

export const DeadlineBeyondNext = defineRefusal('DEADLINE_BEYOND_NEXT', (f: { until: string; nextPhase: Phase; nextDeadline: string }) => ({
  zh: `新的截止时间${f.until}超出了下一阶段“${PHASE_NAMES[f.nextPhase]}”的截止时间${f.nextDeadline}，请先延长下一阶段`,
  en: `the new deadline ${f.until} lies beyond the end of the next phase (${f.nextPhase}, ${f.nextDeadline}); extend that one first`,
}));

export const NoRulesYet = defineRefusal('NO_RULES_YET', (f: { round: string }) => ({
  zh: `轮次 ${f.round} 还没有规则版本，请先制定规则`,
  en: `round ${f.round} has no rule version yet; write the rules first`,
}));

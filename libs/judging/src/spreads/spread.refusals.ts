import { defineRefusal } from '@jiangong/kernel';

const STATES: Record<string, string> = { further_judge: '已加派评委', discussed: '已记录合议', eased: '分差已回到限度内' };

export const SpreadSettled = defineRefusal('SPREAD_SETTLED', (f: { state: string }) => ({
  zh: `这条分差提醒${STATES[f.state] ?? '已处理'}，不必再处理`,
  en: `the alarm is settled already (${f.state})`,
}));

export const NoFurtherJudge = defineRefusal('NO_FURTHER_JUDGE', (f: { judges: number }) => ({
  zh: `评委组 ${f.judges} 人中没有可以加派的评委：其余的都已评过、须回避或已达上限。请组织合议并记录`,
  en: `none of the ${f.judges} judges of the panel is free for this entry; hold a discussion and record it`,
}));

export interface WaitingAlarm {
  readonly code: string;
  readonly title: string;
}

/** Never how far: an organiser may be one of the judges. No reason gets past it (domain.md §5: required). */
export const SpreadsUnsettled = defineRefusal('SPREADS_UNSETTLED', (f: { alarms: readonly WaitingAlarm[] }) => ({
  zh: `${f.alarms.length} 件作品的评委分差超过限度而尚未处理：${f.alarms.slice(0, 5).map((alarm) => alarm.code).join('、')}${f.alarms.length > 5 ? ' 等' : ''}。请加派评委并待其锁定，或记录合议，再结束评审`,
  en: `${f.alarms.length} entries have judges further apart than the rules allow: ${f.alarms.map((alarm) => alarm.code).join(', ')}; call a further judge and wait for the lock, or record a discussion`,
}));

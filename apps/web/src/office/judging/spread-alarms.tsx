import CircleCheck from 'lucide-react/icons/circle-check';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Chip } from '../../design';
import { scoreText } from '../../i18n/figures';
import { useTimes } from '../../i18n/times';
import { DiscussionDialog } from './discussion-dialog';
import { FurtherJudgeDialog } from './further-judge-dialog';
import type { SpreadAlarm } from './judging-query';
import { wordOf } from './judging-words';
import type { PanelJudge } from './panel-query';
import { SpreadGauge } from './spread-gauge';

interface SpreadAlarmsProps {
  readonly alarms: readonly SpreadAlarm[];
  readonly judges: readonly PanelJudge[];
  readonly again: () => void;
}

/** Entries whose judges lie too far apart: before everything else, because judging cannot be closed over them. */
export function SpreadAlarms({ alarms, judges, again }: SpreadAlarmsProps) {
  const { t } = useTranslation('judging');
  const waiting = alarms.filter(({ resolvedAt }) => resolvedAt === null);
  const settled = alarms.filter(({ resolvedAt }) => resolvedAt !== null);
  if (alarms.length === 0) return null;
  return (
    <section className="alarms stack" data-waiting={waiting.length > 0 || undefined} aria-labelledby="alarms">
      <div className="alarms-head">
        {waiting.length > 0 ? <TriangleAlert size={28} strokeWidth={1.75} aria-hidden /> : <CircleCheck size={28} strokeWidth={1.75} aria-hidden />}
        <div>
          <h2 id="alarms">{waiting.length > 0 ? t('alarm.waiting', { count: waiting.length }) : t('alarm.allSettled', { count: settled.length })}</h2>
          {waiting.length > 0 ? <p className="small quiet">{t('alarm.text')}</p> : null}
        </div>
      </div>
      {waiting.length > 0 ? <ul className="alarm-list">{waiting.map((alarm) => <li key={alarm.id}><Waiting alarm={alarm} judges={judges} again={again} /></li>)}</ul> : null}
      {settled.length > 0 ? (
        <details className="small">
          <summary>{t('alarm.settled', { count: settled.length })}</summary>
          <ol className="log alarm-log">{settled.map((alarm) => <li key={alarm.id}><Settled alarm={alarm} /></li>)}</ol>
        </details>
      ) : null}
    </section>
  );
}

function Waiting({ alarm, judges, again }: Omit<SpreadAlarmsProps, 'alarms'> & { readonly alarm: SpreadAlarm }) {
  const { t } = useTranslation('judging');
  const [asking, setAsking] = useState<'judge' | 'discussion' | null>(null);
  const { canCallFurtherJudge, canRecordDiscussion } = alarm.abilities;
  const close = () => setAsking(null);
  const isFor = (act: string) => (alarm.then === act ? 'primary' : 'secondary');
  return (
    <article className="alarm">
      <div>
        <h3>{alarm.title} <span className="small quiet">{alarm.entryCode === alarm.title ? alarm.categoryName : `${alarm.entryCode} · ${alarm.categoryName}`}</span></h3>
        <p className="small quiet">{alarm.state === 'further_judge' ? t('alarm.called', { name: alarm.furtherJudgeName ?? '—' }) : t(alarm.then === 'discussion' ? 'alarm.ruleDiscussion' : 'alarm.ruleJudge')}</p>
      </div>
      <SpreadGauge spread={alarm.spread} limit={alarm.limit} />
      {canCallFurtherJudge || canRecordDiscussion ? (
        <div className="row alarm-acts">
          {canCallFurtherJudge ? <Button kind={isFor('further_judge')} size="small" onClick={() => setAsking('judge')}>{t('alarm.call')}</Button> : null}
          {canRecordDiscussion ? <Button kind={isFor('discussion')} size="small" onClick={() => setAsking('discussion')}>{t('alarm.discuss')}</Button> : null}
        </div>
      ) : <Chip tone="amber">{wordOf(t, 'alarmState', alarm.state)}</Chip>}
      {asking === 'judge' ? <FurtherJudgeDialog alarm={alarm} onDone={again} onClose={close} /> : null}
      {asking === 'discussion' ? <DiscussionDialog alarm={alarm} judges={judges} onDone={again} onClose={close} /> : null}
    </article>
  );
}

function Settled({ alarm }: { readonly alarm: SpreadAlarm }) {
  const { t } = useTranslation('judging');
  const times = useTimes();
  return (
    <>
      <p><strong>{alarm.title}</strong> <span className="quiet">{alarm.entryCode}</span> {wordOf(t, 'alarmState', alarm.state)}</p>
      <p className="quiet">{t('alarm.figures', { spread: scoreText(alarm.spread), limit: scoreText(alarm.limit) })}{alarm.resolvedAt ? ` · ${times.instant(alarm.resolvedAt)}` : ''}{alarm.resolvedByName ? ` · ${alarm.resolvedByName}` : ''}</p>
      {alarm.state === 'discussed' ? <p>{alarm.resolution}{alarm.participants.length > 0 ? ` ${t('alarm.tookPart', { names: alarm.participants.join(t('join')) })}` : ''}</p> : null}
      {alarm.state === 'further_judge' ? <p>{t('alarm.calledName', { name: alarm.furtherJudgeName ?? '—' })}</p> : null}
    </>
  );
}

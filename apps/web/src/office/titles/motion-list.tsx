import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/use-command';
import { Button, ProblemNote, useToast } from '../../design';
import { useTimes } from '../../i18n/times';
import { cancelMotionMutation, confirmMotionMutation, type Motion } from './desk-query';
import { ReasonDialog } from './reason-dialog';

/** What one officer put forward and another has to confirm. */
export function MotionList({ motions }: { readonly motions: readonly Motion[] }) {
  const { t } = useTranslation('titles');
  return (
    <section className="card stack" aria-labelledby="title-motions">
      <h3 id="title-motions">{t('desk.motions')}</h3>
      <ul className="title-rows">{motions.map((motion) => <li key={motion.id}><MotionRow motion={motion} /></li>)}</ul>
    </section>
  );
}

function MotionRow({ motion }: { readonly motion: Motion }) {
  const { t } = useTranslation('titles');
  const times = useTimes();
  const tell = useToast();
  const [isCancelling, setCancelling] = useState(false);
  const confirming = useCommand(confirmMotionMutation);
  const cancelling = useCommand(cancelMotionMutation);
  const { memberName: name, levelName: level } = motion;
  const what = motion.kind === 'enter' ? t('desk.enterOf', { name, level, from: times.day(motion.fromOn!) }) : t('desk.endOf', { name, level, kind: t(`end.of.${motion.endKind as 'age'}`) });
  const confirm = async () => { if (await confirming.run({ motionId: motion.id })) tell(t('desk.confirmed')); };
  const cancel = async (reason: string) => { if (await cancelling.run({ motionId: motion.id, reason })) tell(t('desk.cancelled')); };
  return (
    <div className="title-tight">
      <div className="row-apart">
        <div><p><strong>{what}</strong></p><p className="small quiet">{t('desk.requested', { name: motion.requestedBy, at: times.instant(motion.requestedAt) })} · {motion.reason}</p></div>
        <div className="row">
          {motion.canConfirm ? <Button kind="primary" size="small" isBusy={confirming.isRunning} aria-label={t('desk.confirmOf', { what })} onClick={() => void confirm()}>{t('desk.confirm')}</Button> : <span className="small quiet">{t('desk.own')}</span>}
          {motion.canCancel ? <Button size="small" aria-label={t('desk.cancelOf', { what })} onClick={() => setCancelling(true)}>{t('desk.cancel')}</Button> : null}
        </div>
      </div>
      <ProblemNote problem={confirming.problem} />
      {isCancelling ? <ReasonDialog title={t('cancel.title')} label={t('cancel.reason')} word={t('desk.cancel')} command={cancelling} onSend={cancel} onClose={() => setCancelling(false)} /> : null}
    </div>
  );
}

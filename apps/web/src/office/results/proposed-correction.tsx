import { useTranslation } from 'react-i18next';
import type { Viewer } from '../../app/session';
import { Button, ProblemNote, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { useTimes } from '../../i18n/times';
import { may } from '../office-frame';
import { CorrectionSignatures } from './correction-signatures';
import { applyRedecisionMutation, cancelRedecisionMutation, type ListChange } from './correction-query';

interface ProposedProps {
  readonly phase: string;
  readonly one: ListChange;
  readonly viewer: Viewer;
  readonly onChanged: () => void;
}

/** A proposed change with its difference: applied by another officer while the list is on notice, signed by two once it is published. */
export function ProposedCorrection({ phase, one, viewer, onChanged }: ProposedProps) {
  const { t } = useTranslation('office');
  const times = useTimes();
  const tell = useToast();
  const apply = useCommand(applyRedecisionMutation);
  const cancel = useCommand(cancelRedecisionMutation);
  const after = (answer: unknown, word: 'applied' | 'cancelled') => { if (answer) { tell(t(`correction.${word}`)); onChanged(); } };
  const isPublished = phase === 'published';
  return (
    <section className="card stack" aria-label={t('correction.proposed')}>
      <h3>{t('correction.proposed')}</h3>
      <p>{one.reason}</p>
      <p className="small quiet">{t(isPublished ? 'correction.byForTwo' : 'correction.by', { name: one.requestedBy ?? '—', at: times.instant(one.requestedAt) })}</p>
      {one.state === 'computing' ? <p role="status">{t('correction.computing')}</p> : null}
      {one.state === 'impossible' ? <p>{t('correction.impossible')}</p> : null}
      {one.changes ? (
        <ul>{one.changes.map((change) => <li key={change.entryId}><strong>{t(change.change === 'enters' ? 'correction.enters' : 'correction.leaves')}</strong>：{change.categoryName} {change.title}（{change.organizationName}）</li>)}</ul>
      ) : null}
      {isPublished && one.state === 'proposed' ? <CorrectionSignatures one={one} viewer={viewer} canSign={may(viewer, 'publication.supersede')} onChanged={onChanged} /> : null}
      <ProblemNote problem={apply.problem ?? cancel.problem} />
      <div className="row">
        {phase === 'notice' && one.abilities.canApply ? <Button kind="primary" isBusy={apply.isRunning} onClick={() => void apply.run({ id: one.id }).then((answer) => after(answer, 'applied'))}>{t('correction.apply')}</Button> : null}
        {one.abilities.canCancel ? <Button isBusy={cancel.isRunning} onClick={() => void cancel.run({ id: one.id }).then((answer) => after(answer, 'cancelled'))}>{t('correction.cancel')}</Button> : null}
      </div>
    </section>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Chip, EmptyState, Field, ProblemNote, Shown, TextInput, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { usePage } from '../../data/use-page';
import { said } from '../../i18n/listed';
import { useTimes } from '../../i18n/times';
import { confirmMutation, sendBackMutation, toConfirmQuery, type ObjectionRow } from './desk-query';
import { ObjectionFrame } from './objection-frame';

/** Decisions that wait for somebody else: the finding and what follows, not the objection and not its sender. */
export function ConfirmDesk() {
  const { t } = useTranslation('notices');
  return <ObjectionFrame title={t('confirm.title')} line={t('confirm.line')} roles={['discipline', 'city_organiser']}>{() => <ToConfirm />}</ObjectionFrame>;
}

function ToConfirm() {
  const { t } = useTranslation('notices');
  const page = usePage(toConfirmQuery, {}, { policy: 'cache-and-network' });
  return (
    <Shown page={page}>
      {({ objectionsToConfirm }) => (objectionsToConfirm.length === 0 ? <div className="card"><EmptyState title={t('confirm.none')} /></div> : (
        <ul className="objection-list">{objectionsToConfirm.map((row) => <li key={row.id}><Proposal row={row} onChanged={page.again} /></li>)}</ul>
      ))}
    </Shown>
  );
}

function Proposal({ row, onChanged }: { readonly row: ObjectionRow; readonly onChanged: () => void }) {
  const { t } = useTranslation('notices');
  const times = useTimes();
  const tell = useToast();
  const [reason, setReason] = useState('');
  const confirm = useCommand(confirmMutation);
  const back = useCommand(sendBackMutation);
  const onConfirm = async () => { if (await confirm.run({ input: { objectionIds: [row.id] } })) { tell(t('confirm.done')); onChanged(); } };
  const onBack = async () => { if (await back.run({ input: { objectionId: row.id, reason } })) onChanged(); };
  return (
    <article className="card stack" aria-label={row.number}>
      <div className="row-apart">
        <p className="row"><strong className="receipt-number">{row.number}</strong><Chip tone={row.outcome === 'upheld' ? 'red' : 'grey'}>{t(`desk.outcomes.${row.outcome as 'upheld'}`)}</Chip></p>
        <span className="small quiet">{t('desk.due', { day: times.day(row.dueOn) })}</span>
      </div>
      <p className="small quiet">{row.noticeNumber} · {row.programmeName} {row.roundName}</p>
      <p className="small">{t('confirm.by', { name: row.proposedBy ?? '—', at: row.proposedAt ? times.instant(row.proposedAt) : '—' })}</p>
      {row.outcome === 'upheld' ? <p><strong>{said(t(`desk.effects.${row.effect as 'none'}`), row.entryName)}</strong></p> : null}
      <div><h3>{t('desk.finding')}</h3><p className="objection-text">{row.finding}</p></div>
      {row.effect === 'exclude' ? <p className="small">{t('confirm.redecided')}</p> : null}
      {row.effect === 'rescore' ? <p className="small">{t('confirm.rescored')}</p> : null}
      <ProblemNote problem={confirm.problem ?? back.problem} />
      {row.abilities.canConfirm ? (
        <div className="row row-fields">
          <Button kind="primary" isBusy={confirm.isRunning} onClick={() => void onConfirm()}>{t('confirm.act')}</Button>
          <Field isRequired label={t('confirm.backReason')}>{(links) => <TextInput {...links} value={reason} maxLength={2_000} onChange={(event) => setReason(event.target.value)} />}</Field>
          <Button isBusy={back.isRunning} disabled={reason.trim() === ''} onClick={() => void onBack()}>{t('confirm.back')}</Button>
        </div>
      ) : <p className="small quiet">{t('confirm.own')}</p>}
    </article>
  );
}

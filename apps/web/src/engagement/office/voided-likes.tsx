import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Chip, Dialog, EmptyState, Field, ListFoot, ProblemNote, Shown, Table, TextArea, useToast, type Column } from '../../design';
import { useCommand } from '../../data/use-command';
import { useList } from '../../data/use-list';
import { useTimes } from '../../i18n/times';
import { listed } from '../../i18n/listed';
import { restoreLikesMutation, voidedLikesQuery, type Voiding } from './voices-query';
import { VoicesFrame } from './voices-frame';

/** Likes that look made by a machine: what was seen, and the way back. */
export function VoidedLikes() {
  const { t } = useTranslation('engagement');
  return <VoicesFrame title={t('voided.title')} line={t('voided.line')}>{() => <List />}</VoicesFrame>;
}

function List() {
  const { t } = useTranslation('engagement');
  const times = useTimes();
  const [restoring, setRestoring] = useState<Voiding | null>(null);
  const list = useList(voidedLikesQuery, {}, ({ voidedLikes }) => voidedLikes);
  const columns: Column<Voiding>[] = [
    { key: 'work', head: t('voided.work'), onPhone: 'lead', cell: ({ workTitle }) => workTitle ?? t('queue.workGone') },
    { key: 'likes', head: t('voided.likes'), cell: ({ likes }) => likes },
    { key: 'signs', head: t('voided.signs'), cell: ({ signs, seconds, step }) => <>{listed(signs.map((sign) => t(`sign.${sign as 'clockwork'}`)))}<br /><span className="small quiet">{t('voided.span', { seconds, step: (step / 1000).toFixed(1) })}</span></> },
    { key: 'at', head: t('voided.at'), cell: ({ madeAt }) => times.instant(madeAt) },
    { key: 'act', head: t('voided.state'), cell: (voiding) => (voiding.restoredAt ? <><Chip tone="green">{t('voided.restored')}</Chip><br /><span className="small quiet">{voiding.restoredByName} · {voiding.restoreReason}</span></> : voiding.abilities.canRestore ? <Button size="small" onClick={() => setRestoring(voiding)}>{t('voided.restore')}</Button> : <Chip>{t('voided.standing')}</Chip>) },
  ];
  return (
    <>
      <Shown page={list}>
        {() => (
          <>
            <Table caption={t('voided.title')} columns={columns} rows={list.rows} rowKey={({ id }) => id} empty={<EmptyState title={t('voided.none')}>{t('voided.noneText')}</EmptyState>} />
            <ListFoot list={list} />
          </>
        )}
      </Shown>
      {restoring ? <RestoreDialog voiding={restoring} onClose={() => setRestoring(null)} onRestored={() => { setRestoring(null); list.again(); }} /> : null}
    </>
  );
}

function RestoreDialog({ voiding, onClose, onRestored }: { readonly voiding: Voiding; readonly onClose: () => void; readonly onRestored: () => void }) {
  const { t } = useTranslation('engagement');
  const { t: shell } = useTranslation('shell');
  const tell = useToast();
  const [reason, setReason] = useState('');
  const { run, problem, isRunning } = useCommand(restoreLikesMutation);
  const restore = async () => {
    if (!(await run({ input: { voidingId: voiding.id, reason } }))) return;
    tell(t('voided.done'));
    onRestored();
  };
  return (
    <Dialog isOpen title={t('voided.restore')} onClose={onClose} foot={<><Button onClick={onClose}>{shell('act.cancel')}</Button><Button kind="primary" isBusy={isRunning} disabled={reason.trim() === ''} onClick={() => void restore()}>{t('voided.restore')}</Button></>}>
      <div className="stack">
        <p>{t('voided.restoreText', { title: voiding.workTitle ?? '', number: voiding.likes })}</p>
        <Field isRequired label={t('voided.reason')}>{(links) => <TextArea {...links} rows={3} maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
        <ProblemNote problem={problem} />
      </div>
    </Dialog>
  );
}

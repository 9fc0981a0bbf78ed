import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/use-command';
import { useList } from '../../data/use-list';
import { Button, ButtonAnchor, Chip, EmptyState, ListFoot, LoadingBlock, ProblemNote, UploadCard, useToast } from '../../design';
import { useTimes } from '../../i18n/times';
import { batchesQuery, cancelMutation, settleMutation } from './funds-query';
import { yuanText } from './money';

/** Batches for the bank: out as a workbook, back with a result in each row. */
export function BatchList() {
  const { t } = useTranslation('funds');
  const times = useTimes();
  const tell = useToast();
  const list = useList(batchesQuery, {}, (content) => content.paymentBatches);
  const settle = useCommand(settleMutation);
  const cancel = useCommand(cancelMutation);
  return (
    <section className="stack" aria-label={t('tab.batches')}>
      <ProblemNote problem={list.problem ?? settle.problem ?? cancel.problem} onAgain={list.problem ? list.again : undefined} />
      {list.isLoading && !list.content ? <LoadingBlock /> : null}
      {list.content && list.rows.length === 0 ? <div className="card"><EmptyState title={t('batch.none')}>{t('batch.noneText')}</EmptyState></div> : null}
      {list.rows.map((batch) => (
        <article key={batch.id} className="card stack">
          <header className="row-apart">
            <div><h2 className="small-title">{batch.number}</h2><p className="small quiet">{t('batch.by', { name: batch.preparedByName, at: times.instant(batch.preparedAt) })}</p></div>
            <Chip tone={batch.state === 'settled' ? 'green' : batch.state === 'open' ? 'amber' : 'grey'}>{t(`batch.state.${batch.state as 'open'}`)}</Chip>
          </header>
          <p>{t('batch.total', { count: batch.count, amount: yuanText(batch.totalFen) })}</p>
          <div className="row">
            {batch.state === 'cancelled' ? null : <ButtonAnchor href={`/files/funds/batches/${batch.id}.xlsx`} download>{t('batch.download')}</ButtonAnchor>}
            {batch.canSettle ? <Button kind="quiet" isBusy={cancel.isRunning} onClick={() => void cancel.run({ batchId: batch.id }).then((done) => { if (done) { tell(t('batch.cancelled')); list.again(); } })}>{t('batch.cancel')}</Button> : null}
          </div>
          {batch.canSettle ? <UploadCard title={t('batch.upload')} help={t('batch.uploadHelp')} accept=".xlsx,.csv" isDisabled={settle.isRunning}
            onUploaded={(fileId) => void settle.run({ input: { batchId: batch.id, fileId } }).then((done) => { if (done) { tell(t('batch.settled', { number: done.number })); list.again(); } })} /> : null}
        </article>
      ))}
      <ListFoot list={list} />
    </section>
  );
}

import { useTranslation } from 'react-i18next';
import { Button, ProblemNote, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { recuseManyMutation } from '../judging-query';
import { RecuseFields, useRecusal } from './recuse-fields';

/** Stepping back from several entries for one reason: all of them, or none. */
export function BulkRecuse({ ids, onEnd }: { readonly ids: readonly string[]; readonly onEnd: () => void }) {
  const { t } = useTranslation('judge');
  const tell = useToast();
  const recusal = useRecusal();
  const { run, problem, isRunning } = useCommand(recuseManyMutation);
  const recuse = async () => {
    const done = await run({ input: { sheetIds: [...ids], ...recusal.given } });
    if (!done) return;
    tell(t('bulk.told', { count: done.count }));
    onEnd();
  };
  return (
    <form className="inline-form queue-bulk" aria-label={t('bulk.open')} onSubmit={(event) => { event.preventDefault(); void recuse(); }}>
      <p className="small quiet">{t('bulk.consequence')}</p>
      <RecuseFields recusal={recusal} />
      <ProblemNote problem={problem} />
      <div className="row"><Button type="submit" kind="danger" size="small" isBusy={isRunning} disabled={!recusal.isWhole || ids.length === 0}>{t('bulk.act', { count: ids.length })}</Button><Button kind="quiet" size="small" onClick={onEnd}>{t('recuse.keep')}</Button></div>
    </form>
  );
}

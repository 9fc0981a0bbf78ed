import Download from 'lucide-react/icons/download';
import { useTranslation } from 'react-i18next';
import { Button, ButtonAnchor, ProblemNote, Progress } from '../../design';
import { useCommand } from '../../data/use-command';
import { useTimes } from '../../i18n/times';
import { cancelMutation, type Batch } from './certificate-queries';

const STATES = ['queued', 'running', 'done', 'cancelled', 'failed'] as const;
const BAR = { done: 'done', failed: 'failed', cancelled: 'failed' } as const;

/** Every batch of a round with how far it is; what is finished can be printed in one document. */
export function BatchList({ batches, onChanged }: { readonly batches: readonly Batch[]; readonly onChanged: () => void }) {
  const { t } = useTranslation('certificates');
  const times = useTimes();
  const cancel = useCommand(cancelMutation);
  const stop = async (id: string) => { if (await cancel.run({ id })) onChanged(); };
  return (
    <section className="card stack" aria-labelledby="batches-title">
      <h2 id="batches-title">{t('batch.title')}</h2>
      <ol className="batch-list">
        {batches.map(({ id, kind, state, total, issued, drawn, reason, createdAt, createdByName, downloadUrl }) => {
          const known = STATES.find((one) => one === state) ?? 'queued';
          const isOpen = known === 'queued' || known === 'running';
          return (
            <li key={id}>
              <div className="row-apart">
                <span><strong>{t(kind === 'reissue' ? 'batch.reissue' : 'batch.issue')}</strong> <span className="small quiet">{times.instant(createdAt)}{createdByName ? ` · ${createdByName}` : ''}</span></span>
                <span className="row">
                  {downloadUrl && !isOpen ? <ButtonAnchor size="small" href={downloadUrl} download icon={<Download size={16} aria-hidden />}>{t('batch.download')}</ButtonAnchor> : null}
                  {isOpen ? <Button size="small" isBusy={cancel.isRunning} onClick={() => void stop(id)}>{t('batch.stop')}</Button> : null}
                </span>
              </div>
              {reason ? <p className="small">{t('batch.because', { reason })}</p> : null}
              <Progress label={t(`batch.state.${known}`)} done={drawn} total={total} state={known in BAR ? BAR[known as keyof typeof BAR] : 'running'} figures={t('batch.figures', { issued, drawn, total })} />
            </li>
          );
        })}
      </ol>
      <ProblemNote problem={cancel.problem} />
    </section>
  );
}

import { useTranslation } from 'react-i18next';
import { useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import type { Run } from '../results/results-query';
import { ActDialog } from '../round/act-dialog';
import { startSelectionMutation } from './selection-query';

interface StartDialogProps {
  readonly roundId: string;
  readonly run: Run;
  readonly places: number | null;
  readonly onStarted: () => void;
  readonly onClose: () => void;
}

export function StartDialog({ roundId, run, places, onStarted, onClose }: StartDialogProps) {
  const { t } = useTranslation('selection');
  const tell = useToast();
  const command = useCommand(startSelectionMutation);
  const start = async () => {
    if (!(await command.run({ input: { roundId, runId: run.id } }))) return;
    tell(t('start.done'));
    onStarted();
    onClose();
  };
  return (
    <ActDialog title={t('start.act')} consequence={t('start.consequence')} act={t('start.act')} isBusy={command.isRunning} problem={command.problem} onAct={() => void start()} onClose={onClose}>
      <dl className="facts"><div><dt>{t('start.run')}</dt><dd>{t('start.number', { number: run.number })}</dd></div>{places === null ? null : <div><dt>{t('start.places')}</dt><dd>{places}</dd></div>}</dl>
    </ActDialog>
  );
}

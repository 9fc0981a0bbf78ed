import { useTranslation } from 'react-i18next';
import { useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { ActDialog } from '../round/act-dialog';
import { furtherJudgeMutation, type SpreadAlarm } from './judging-query';
import { SpreadGauge } from './spread-gauge';

interface FurtherJudgeDialogProps {
  readonly alarm: SpreadAlarm;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export function FurtherJudgeDialog({ alarm, onDone, onClose }: FurtherJudgeDialogProps) {
  const { t } = useTranslation('judging');
  const tell = useToast();
  const { run, problem, isRunning } = useCommand(furtherJudgeMutation);
  const call = async () => {
    const called = await run({ alarmId: alarm.id });
    if (!called) return;
    tell(t('alarm.calledDone', { name: called.furtherJudgeName ?? '—', title: alarm.title }));
    onDone();
    onClose();
  };
  return (
    <ActDialog title={t('alarm.callTitle', { title: alarm.title })} consequence={t('alarm.callConsequence')} act={t('alarm.call')} isBusy={isRunning} problem={problem} onAct={() => void call()} onClose={onClose}>
      <SpreadGauge spread={alarm.spread} limit={alarm.limit} />
    </ActDialog>
  );
}

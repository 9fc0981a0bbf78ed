import { useTranslation } from 'react-i18next';
import { useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { ActDialog } from '../round/act-dialog';
import type { OfficeRound } from '../round/round-query';
import { decideMutation, type Run } from './results-query';
import { ruleFigures } from './rule-figures';
import { scoreText } from '../../i18n/figures';

export function DecideDialog({ round, run, onClose }: { readonly round: OfficeRound; readonly run: Run; readonly onClose: () => void }) {
  const { t } = useTranslation('office');
  const tell = useToast();
  const command = useCommand(decideMutation);
  const { places, minimumMark, decimals } = ruleFigures(round.rules?.content);
  const decide = async () => {
    const decision = await command.run({ input: { roundId: round.id, runId: run.id } });
    if (!decision) return;
    tell(t('decide.done', { count: decision.places.length }));
    onClose();
  };
  return (
    <ActDialog title={t('decide.act')} consequence={t('decide.consequence')} act={t('decide.act')} isBusy={command.isRunning} problem={command.problem} onAct={() => void decide()} onClose={onClose}>
      <dl className="facts">
        <div><dt>{t('decide.run')}</dt><dd>{t('run.title', { number: run.number })}</dd></div>
        {places === null ? null : <div><dt>{t('decide.perKind')}</dt><dd>{places}</dd></div>}
        <div><dt>{t('decide.minimum')}</dt><dd>{minimumMark === null ? '—' : scoreText(minimumMark, decimals)}</dd></div>
      </dl>
    </ActDialog>
  );
}

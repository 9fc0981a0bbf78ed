import { useTranslation } from 'react-i18next';
import { useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { decideMutation } from '../results/results-query';
import { ActDialog } from '../round/act-dialog';
import type { OfficeRound } from '../round/round-query';
import type { Selection } from './selection-query';

/** The list before the officer's eyes becomes the decision: this selection, with the changes two officers made. */
export function DecideListDialog({ round, selection, onClose }: { readonly round: OfficeRound; readonly selection: Selection; readonly onClose: () => void }) {
  const { t } = useTranslation('selection');
  const tell = useToast();
  const command = useCommand(decideMutation);
  const confirmed = selection.overrides.filter(({ state }) => state === 'confirmed').length;
  const decide = async () => {
    const decision = await command.run({ input: { roundId: round.id, runId: selection.runId, selectionId: selection.id } });
    if (!decision) return;
    tell(t('decide.done', { count: decision.places.length }));
    onClose();
  };
  return (
    <ActDialog title={t('decide.act')} consequence={t('decide.consequence')} act={t('decide.act')} isBusy={command.isRunning} problem={command.problem} onAct={() => void decide()} onClose={onClose}>
      <dl className="facts">
        <div><dt>{t('decide.selection')}</dt><dd>{t('start.number', { number: selection.number })}</dd></div>
        <div><dt>{t('figure.listed')}</dt><dd>{t('figure.of', { listed: selection.listed, places: selection.places })}</dd></div>
        <div><dt>{t('decide.overrides')}</dt><dd>{confirmed}</dd></div>
      </dl>
    </ActDialog>
  );
}

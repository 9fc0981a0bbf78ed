import Check from 'lucide-react/icons/check';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Chip, Note, Progress } from '../../design';
import type { OfficeRound } from '../round/round-query';
import { AssignDialog } from './assign-dialog';
import { AssignmentMoves } from './assignment-moves';
import { HandAssignment } from './hand-assignment';
import type { Progress as JudgingProgress } from './judging-query';
import type { AssignmentMoves as Moves, Panel } from './panel-query';
import { ShortOfJudges } from './short-of-judges';

/** Before judging there are only assignments; from then on sheets, those of judges who left the panel among them. */
function sheetsOf(panel: Panel, progress: JudgingProgress | null): { readonly locked: number; readonly abstained: number; readonly total: number } {
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
  const judges = progress?.judges ?? [];
  const [locked, abstained, open] = [sum(judges.map((judge) => judge.locked)), sum(judges.map((judge) => judge.abstained)), sum(judges.map((judge) => judge.open))];
  return { locked, abstained, total: locked + abstained + open || sum(panel.judges.map((judge) => judge.assigned)) };
}

/** How well the entries are covered, and how far their sheets are. */
export function AssignmentCard({ round, panel, progress }: { readonly round: OfficeRound; readonly panel: Panel; readonly progress: JudgingProgress | null }) {
  const { t } = useTranslation('office');
  const { t: word } = useTranslation('judging');
  const [isAssigning, setAssigning] = useState(false);
  const [moved, setMoved] = useState<Moves | null>(null);
  const [isByHand, setByHand] = useState(false);
  const { entries, complete, perEntry, minLoad, maxLoad, isConnected } = panel.assignmentSummary;
  const assigned = panel.judges.reduce((sum, judge) => sum + judge.assigned, 0);
  const sheets = sheetsOf(panel, progress);
  const isWhole = entries > 0 && complete >= entries;
  return (
    <section className="card stack" aria-labelledby="assignment">
      <div className="row-apart">
        <h2 id="assignment">{t('assign.title')}</h2>
        {panel.abilities.canAssign ? (
          <div className="row">
            {round.phase === 'judging' ? <Button kind="quiet" size="small" onClick={() => setByHand(true)}>{t('assign.byHand')}</Button> : null}
            <Button kind={isWhole ? 'secondary' : 'primary'} size="small" onClick={() => setAssigning(true)}>{isWhole ? t('assign.again') : t('assign.act')}</Button>
          </div>
        ) : null}
      </div>
      {moved ? <Note kind="done" title={word('assigning.doneTitle')}><AssignmentMoves moves={moved} /></Note> : null}
      <ShortOfJudges summary={panel.assignmentSummary} />
      {assigned > 0 ? <Progress label={t('assign.sheets')} done={sheets.locked} total={sheets.total} figures={sheets.abstained > 0 ? word('progress.figures', sheets) : undefined} state={sheets.locked + sheets.abstained === sheets.total ? 'done' : 'running'} /> : <p className="quiet">{t('assign.notYet')}</p>}
      <dl className="facts">
        {progress ? <div><dt>{word('progress.judged')}</dt><dd>{progress.judged} / {progress.entries}</dd></div> : null}
        <div><dt>{t('assign.covered')}</dt><dd>{complete} / {entries}</dd></div>
        <div><dt>{t('assign.perEntry')}</dt><dd>{perEntry}</dd></div>
        <div><dt>{t('assign.load')}</dt><dd>{minLoad === maxLoad ? minLoad : `${minLoad}–${maxLoad}`}</dd></div>
        <div><dt>{t('assign.comparable')}</dt><dd>{assigned === 0 ? '—' : isConnected ? <Chip tone="green" icon={<Check size={13} aria-hidden />}>{t('assign.connected')}</Chip> : <Chip tone="amber" icon={<TriangleAlert size={13} aria-hidden />}>{t('assign.apart')}</Chip>}</dd></div>
      </dl>
      {isAssigning ? <AssignDialog round={round} onDone={setMoved} onClose={() => setAssigning(false)} /> : null}
      {isByHand ? <HandAssignment round={round} panel={panel} onClose={() => setByHand(false)} /> : null}
    </section>
  );
}

import { useTranslation } from 'react-i18next';
import { ProblemNote, Shown, Table, useToast, type Column } from '../../design';
import { useCommand } from '../../data/use-command';
import { usePage } from '../../data/use-page';
import { ActDialog } from '../round/act-dialog';
import type { OfficeRound } from '../round/round-query';
import { AssignmentMoves, isStill } from './assignment-moves';
import { assignmentPreviewQuery, assignMutation, type AssignmentMoves as Moves } from './panel-query';

interface AssignDialogProps {
  readonly round: OfficeRound;
  readonly onDone: (moves: Moves) => void;
  readonly onClose: () => void;
}

interface Uncovered {
  readonly entryId: string;
  readonly code: string;
  readonly title: string;
  readonly reason: string;
  readonly lacking: number;
}

/** Entries the panel cannot cover, as the refusal names them. */
function uncoveredIn(facts: unknown): readonly Uncovered[] {
  const entries = typeof facts === 'object' && facts !== null ? (facts as { entries?: unknown }).entries : undefined;
  return Array.isArray(entries) ? (entries as Uncovered[]) : [];
}

/** Gives the entries their judges: what would move is shown first, found by the server doing it and taking it back. */
export function AssignDialog({ round, onDone, onClose }: AssignDialogProps) {
  const { t } = useTranslation('judging');
  const tell = useToast();
  const page = usePage(assignmentPreviewQuery, { roundId: round.id }, { policy: 'network-only' });
  const { run, problem, isRunning } = useCommand(assignMutation);
  const preview = page.content?.assignmentPreview;
  const moves = preview?.__typename === 'AssignmentMoves' ? preview : null;
  const assign = async () => {
    const done = await run({ roundId: round.id });
    if (!done) return;
    tell(t('assigning.done', { made: done.moves.madeCount, released: done.moves.releasedCount }));
    onDone(done.moves);
    onClose();
  };
  return (
    <ActDialog title={t('assigning.title')} consequence={t('assigning.consequence')} act={t('assigning.act')} isBusy={isRunning} isReady={moves !== null && !isStill(moves)} problem={problem} onAct={() => void assign()} onClose={onClose}>
      <section className="move-preview stack-tight" aria-label={t('moves.preview')} aria-live="polite">
        <h3>{t('moves.preview')}</h3>
        <Shown page={page}>{() => (moves ? <AssignmentMoves isPreview moves={moves} /> : preview?.__typename === 'Refusal' ? <Impossible code={preview.code} message={preview.message} facts={preview.facts} /> : null)}</Shown>
      </section>
    </ActDialog>
  );
}

function Impossible({ code, message, facts }: { readonly code: string; readonly message: string; readonly facts: unknown }) {
  const { t } = useTranslation('judging');
  const entries = uncoveredIn(facts);
  const columns: Column<Uncovered>[] = [
    { key: 'entry', head: t('short.entry'), onPhone: 'lead', cell: ({ title, code: entryCode }) => <>{title} <span className="small quiet">{entryCode}</span></> },
    { key: 'why', head: t('assigning.why'), cell: ({ reason }) => t(reason === 'judges_at_limit' ? 'assigning.atLimit' : 'assigning.tooFew') },
    { key: 'lacking', head: t('short.lacking'), align: 'end', isTight: true, cell: ({ lacking }) => lacking },
  ];
  return (
    <>
      <ProblemNote problem={{ kind: 'refused', code, message, facts }} />
      {entries.length > 0 ? <div data-density="compact"><Table caption={t('short.caption')} columns={columns} rows={entries} rowKey={({ entryId }) => entryId} height="16rem" /></div> : null}
    </>
  );
}

import BellRing from 'lucide-react/icons/bell-ring';
import Check from 'lucide-react/icons/check';
import PenLine from 'lucide-react/icons/pen-line';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Chip, ProblemNote, Progress, Table, useToast, type Column } from '../../design';
import { useCommand } from '../../data/use-command';
import { useTimes } from '../../i18n/times';
import type { Viewer } from '../../app/session';
import { may } from '../office-frame';
import type { OfficeRound } from '../round/round-query';
import { useRoundSearch } from '../use-round-search';
import { remindMutation, type JudgeAtWork, type Progress as JudgingProgress } from './judging-query';
import type { Panel, PanelJudge } from './panel-query';
import { SubstituteDialog } from './substitute-dialog';

interface JudgeProgressProps {
  readonly round: OfficeRound;
  readonly viewer: Viewer;
  readonly panel: Panel;
  readonly progress: JudgingProgress | null;
  readonly again: () => void;
  readonly onEdit: () => void;
}

/** A judge's sheets and seat; who has left the panel has none. */
interface Row {
  readonly work: JudgeAtWork;
  readonly seat: PanelJudge | null;
}

const rowsOf = (panel: Panel, progress: JudgingProgress): Row[] => {
  const seats = new Map(panel.judges.map((judge) => [judge.accountId, judge]));
  return progress.judges.map((work) => ({ work, seat: seats.get(work.accountId) ?? null }));
};

/** Judge by judge: what they got, how far they are, whether they have signed, and when they were last asked to go on. */
export function JudgeProgress({ round, viewer, panel, progress, again, onEdit }: JudgeProgressProps) {
  const { t } = useTranslation('office');
  const { t: word } = useTranslation('judging');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [leaving, setLeaving] = useState<PanelJudge | null>(null);
  const columns = useColumns(panel, setLeaving);
  if (!progress) return null;
  const rows = rowsOf(panel, progress);
  const canRemind = progress.canRemind;
  const { canAppoint, canRebalance } = panel.abilities;
  return (
    <>
      <div className="row-apart">
        <h2>{t('panel.title', { count: panel.judges.length })}</h2>
        {canAppoint || canRebalance ? <Button onClick={onEdit}>{t('panel.change')}</Button> : <span className="small quiet">{t(may(viewer, 'panel.appoint') ? 'panel.fixed' : 'panel.readOnly', { version: panel.version })}</span>}
      </div>
      {canRemind ? <p className="small quiet">{word('remind.how')}</p> : null}
      <div data-density="compact">
        <Table caption={t('panel.caption')} columns={columns} rows={rows} rowKey={({ work }) => work.accountId} chosen={canRemind ? chosen : undefined} onChoose={canRemind ? setChosen : undefined} canChoose={({ work }) => work.open > 0} />
      </div>
      {canRemind && chosen.size > 0 ? <RemindBar roundId={round.id} chosen={chosen} onDone={() => { setChosen(new Set()); again(); }} onClear={() => setChosen(new Set())} /> : null}
      {leaving ? <SubstituteDialog round={round} panel={panel} out={leaving} onDone={again} onClose={() => setLeaving(null)} /> : null}
    </>
  );
}

function useColumns(panel: Panel, onLeave: (judge: PanelJudge) => void): readonly Column<Row>[] {
  const { t } = useTranslation('office');
  const { t: word } = useTranslation('judging');
  const times = useTimes();
  const { canAppoint, canRebalance } = panel.abilities;
  const columns: Column<Row>[] = [
    { key: 'name', head: t('col.judge'), onPhone: 'lead', cell: (row) => <Name {...row} /> },
    { key: 'signed', head: word('col.declaration'), isTight: true, cell: ({ seat }) => (seat ? <Signed hasSigned={seat.hasSigned} /> : '—') },
    { key: 'progress', head: t('col.progress'), onPhone: 'whole', cell: ({ work }) => <Work work={work} /> },
    { key: 'saved', head: word('col.lastSaved'), cell: ({ work }) => <div className="small">{work.lastSavedAt ? times.instant(work.lastSavedAt) : <span className="quiet">{word('progress.notBegun')}</span>}{work.remindedAt ? <><br /><span className="quiet">{word('remind.last', { at: times.instant(work.remindedAt) })}</span></> : null}</div> },
    { key: 'limit', head: t('col.limit'), align: 'end', isTight: true, cell: ({ seat }) => seat?.loadLimit ?? <span className="quiet">{t('panel.noLimit')}</span> },
    { key: 'conflicts', head: t('col.conflicts'), align: 'end', isTight: true, cell: ({ seat }) => <Blocked seat={seat} /> },
  ];
  if (!canAppoint && !canRebalance) return columns;
  return [...columns, { key: 'act', head: word('col.act'), isTight: true, cell: ({ seat }) => (seat ? <Button kind="quiet" size="small" onClick={() => onLeave(seat)}>{word('substitute.act')}<span className="visually-hidden">{word('substitute.of', { name: seat.name })}</span></Button> : null) }];
}

function Name({ work, seat }: Row) {
  const { t } = useTranslation('office');
  const { t: word } = useTranslation('judging');
  return (
    <>
      <span className="row">{work.name}{work.panelRole === 'chair' ? <Chip tone="gold">{t('panel.chair')}</Chip> : work.panelRole === 'former' ? <Chip>{word('progress.former')}</Chip> : null}</span>
      {seat ? <span className="small quiet">{seat.organizationName ?? t('panel.outside')}</span> : null}
    </>
  );
}

function Signed({ hasSigned }: { readonly hasSigned: boolean }) {
  const { t } = useTranslation('judging');
  return hasSigned ? <Chip tone="green" icon={<Check size={13} aria-hidden />}>{t('declaration.signed')}</Chip> : <Chip tone="amber" icon={<PenLine size={13} aria-hidden />}>{t('declaration.unsigned')}</Chip>;
}

function Work({ work }: { readonly work: JudgeAtWork }) {
  const { t } = useTranslation('office');
  const { t: word } = useTranslation('judging');
  const { locked, open, abstained, recused, begun } = work;
  const total = locked + open + abstained;
  if (total === 0) return <span className="quiet">{recused > 0 ? word('progress.allRecused', { count: recused }) : t('panel.nothing')}</span>;
  const notes = [
    open === 0 ? (abstained === 0 ? t('panel.finished') : word('progress.doneWith')) : begun > 0 ? word('progress.leftBegun', { count: open, begun }) : t('panel.left', { count: open }),
    recused > 0 ? word('progress.recused', { count: recused }) : '',
  ];
  return <div className="judge-work"><Progress label={t('panel.progressOf', { name: work.name })} note={notes.filter((note) => note !== '').join(' · ')} done={locked} total={total} figures={abstained > 0 ? word('progress.figures', { locked, abstained, total }) : undefined} state={open === 0 ? 'done' : 'running'} /></div>;
}

/** How many entries a judge must not see; behind the figure stand the reasons. */
function Blocked({ seat }: { readonly seat: PanelJudge | null }) {
  const { t } = useTranslation('judging');
  const [, setSearch] = useRoundSearch();
  if (!seat) return '—';
  if (seat.conflicts === 0) return 0;
  return <Button kind="quiet" size="small" aria-label={t('conflict.ofJudge', { name: seat.name, count: seat.conflicts })} onClick={() => setSearch({ pane: 'conflicts', judge: seat.accountId })}>{seat.conflicts}</Button>;
}

function RemindBar({ roundId, chosen, onDone, onClear }: { readonly roundId: string; readonly chosen: ReadonlySet<string>; readonly onDone: () => void; readonly onClear: () => void }) {
  const { t } = useTranslation('judging');
  const tell = useToast();
  const { run, problem, isRunning } = useCommand(remindMutation);
  const remind = async () => {
    const told = await run({ input: { roundId, judgeIds: [...chosen] } });
    if (!told) return;
    tell(told.reminded < chosen.size ? t('remind.doneSome', { count: told.reminded, rest: chosen.size - told.reminded }) : t('remind.done', { count: told.reminded }));
    onDone();
  };
  return (
    <>
      <ProblemNote problem={problem} refusedTitle={t('remind.refused')} />
      <div className="batch-bar" role="region" aria-label={t('remind.bar')}>
        <span>{t('remind.chosen', { count: chosen.size })}</span>
        <Button kind="primary" size="small" icon={<BellRing size={16} aria-hidden />} isBusy={isRunning} onClick={() => void remind()}>{t('remind.act', { count: chosen.size })}</Button>
        <Button kind="quiet" size="small" onClick={onClear}>{t('remind.clear')}</Button>
      </div>
    </>
  );
}

import { getRouteApi, Link } from '@tanstack/react-router';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import { useTranslation } from 'react-i18next';
import type { Viewer } from '../../app/session';
import { Note, Shown, StateChip } from '../../design';
import { shownPhase } from '../../data/season';
import { usePage } from '../../data/use-page';
import { CollectStep } from '../collect/collect-step';
import { DecodingDue } from '../judging/blind-pane';
import { JudgeStep } from '../judging/judge-step';
import { may, OfficeFrame } from '../office-frame';
import { AnnounceStep } from '../results/announce-step';
import { ComputeStep } from '../results/compute-step';
import { DecideStep } from '../results/decide-step';
import type { Step } from '../addresses';
import { PhaseControl } from './phase-control';
import { RoundLog } from './round-log';
import { RoundNext } from './round-next';
import { RoundPath } from './round-path';
import { roundQuery } from './round-query';
import type { StepProps } from './step-props';
import { isOn, partOf } from '../settings/rule-document';
import { stepOf } from './steps';

const api = getRouteApi('/office/rounds/$id');

export function RoundPage() {
  const { id } = api.useParams();
  return <OfficeFrame>{(viewer) => <Page viewer={viewer} id={id} />}</OfficeFrame>;
}

function Page({ viewer, id }: { readonly viewer: Viewer; readonly id: string }) {
  // the words of the judge step are also those of closing it: fetched beside the round, not when a dialog opens
  useTranslation('judging');
  const page = usePage(roundQuery, { id });
  return <Shown page={page}>{({ round }) => <Round round={round} viewer={viewer} />}</Shown>;
}

const STEP_PAGES = { collect: CollectStep, judge: JudgeStep, compute: ComputeStep, decide: DecideStep, announce: AnnounceStep } satisfies Record<Step, (props: StepProps) => React.ReactNode>;

function Round({ round, viewer }: StepProps) {
  const { t } = useTranslation('office');
  const { step } = api.useSearch();
  const open = step ?? stepOf(round.phase);
  const StepPage = STEP_PAGES[open];
  return (
    <div className="round">
      <div className="stack" style={{ gap: 'var(--space-1)' }}>
        <Link to="/office" search={{ year: round.season.year }} className="row small no-print"><ArrowLeft size={16} aria-hidden />{t('round.board', { year: round.season.year })}</Link>
        <header className="round-head">
          <div>
            <p className="quiet">{round.programme.name}</p>
            <div className="row"><h1>{round.name}</h1><StateChip family="phase" value={shownPhase(round)} /></div>
          </div>
          <PhaseControl round={round} />
        </header>
      </div>
      <RoundPath round={round} open={open} />
      {round.phase === 'cancelled' ? <Note title={t('round.cancelled')}>{round.cancelReason ?? ''}</Note> : <RoundNext round={round} />}
      {round.phase === 'computing' && open !== 'judge' && isOn(partOf(round.rules?.content, 'judging'), 'isBlind') && may(viewer, 'blind.read') ? <DecodingDue round={round} viewer={viewer} /> : null}
      <section className="stack" aria-label={t(`step.${open}`)}><StepPage round={round} viewer={viewer} /></section>
      <RoundLog round={round} />
    </div>
  );
}

import { Link } from '@tanstack/react-router';
import ArrowRight from 'lucide-react/icons/arrow-right';
import CircleCheck from 'lucide-react/icons/circle-check';
import ClipboardList from 'lucide-react/icons/clipboard-list';
import OctagonAlert from 'lucide-react/icons/octagon-alert';
import PenLine from 'lucide-react/icons/pen-line';
import UserMinus from 'lucide-react/icons/user-minus';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../../i18n/times';
import type { Duty } from './board-query';

const ICONS = { blocking: OctagonAlert, todo: ClipboardList, short: UserMinus, act: PenLine } as const;

/** What waits for whoever looks, before the year itself. */
export function DutyStrip({ duties }: { readonly duties: readonly Duty[] }) {
  const { t } = useTranslation('office');
  if (duties.length === 0) return <p className="row quiet"><CircleCheck size={18} aria-hidden />{t('duty.none')}</p>;
  return (
    <section aria-label={t('duty.title')}>
      <ul className="duties">{duties.map((duty) => <li key={`${duty.kind} ${duty.cell.round.id}`}><DutyCard duty={duty} /></li>)}</ul>
    </section>
  );
}

function DutyCard({ duty: { cell, kind, programme } }: { readonly duty: Duty }) {
  const { t } = useTranslation('office');
  const times = useTimes();
  const { round } = cell;
  const Icon = ICONS[kind];
  const line = kind === 'blocking' ? cell.blocking : kind === 'todo' ? t('duty.todo', { count: cell.todo }) : kind === 'short' ? t('duty.short', { count: cell.shortOfJudges }) : dutyWord(t, round.phase);
  return (
    <Link className="duty" data-kind={kind} to="/office/rounds/$id" params={{ id: round.id }}>
      <Icon size={22} aria-hidden />
      <span className="duty-body">
        <span className="small quiet">{programme} · {round.name}</span>
        <strong>{line}</strong>
        {round.nextDeadline ? <span className="small quiet">{times.deadline(round.nextDeadline)} · {times.remaining(round.nextDeadline)}</span> : null}
      </span>
      <ArrowRight size={18} aria-hidden />
    </Link>
  );
}

type Translate = ReturnType<typeof useTranslation<'office'>>['t'];

function dutyWord(t: Translate, phase: string): string {
  if (phase === 'computing') return t('duty.computing');
  if (phase === 'deciding') return t('duty.deciding');
  return t('duty.notice');
}

import { getRouteApi, Link } from '@tanstack/react-router';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import { useTranslation } from 'react-i18next';
import { EmptyState, Note, Shown } from '../../design';
import { usePageTitle } from '../../app/page-title';
import { usePage } from '../../data/use-page';
import { useTimes } from '../../i18n/times';
import { JudgeGate } from '../device/judge-gate';
import { practiceQuery } from './practice-query';
import { PracticeSample } from './practice-sample';
import '../judge.css';

const api = getRouteApi('/judge/rounds/$roundId/practice');

/** The rubric tried on samples before judging opens: nothing here counts, and everybody learns how they mark. */
export function PracticePage() {
  return <JudgeGate>{() => <Page />}</JudgeGate>;
}

function Page() {
  const { roundId } = api.useParams();
  const { t } = useTranslation('judge');
  usePageTitle(t('practice.title'));
  const times = useTimes();
  const page = usePage(practiceQuery, {});
  return (
    <div className="stack-wide">
      <Link to="/judge" className="back"><ArrowLeft size={16} aria-hidden />{t('queues.title')}</Link>
      <Shown page={page}>
        {({ myPractice }) => {
          const practice = myPractice.find(({ round }) => round.id === roundId);
          if (!practice) return <EmptyState title={t('practice.none')}>{t('practice.noneText')}</EmptyState>;
          const { round, rubric, sheets, isOpen } = practice;
          return (
            <>
              <header><p className="quiet">{round.programme.name} · {round.name}</p><h1>{t('practice.title')}</h1></header>
              <Note kind="told" title={isOpen ? t('practice.line') : t('practice.over')}>{isOpen ? t('practice.until', { at: times.instant(round.judgingAt) }) : null}</Note>
              {sheets.map((sheet) => <PracticeSample key={sheet.sampleId} sheet={sheet} rubric={rubric} isOpen={isOpen} />)}
            </>
          );
        }}
      </Shown>
    </div>
  );
}

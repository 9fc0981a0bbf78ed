import { getRouteApi, useNavigate } from '@tanstack/react-router';
import CalendarDays from 'lucide-react/icons/calendar-days';
import UserPlus from 'lucide-react/icons/user-plus';
import { useTranslation } from 'react-i18next';
import { ButtonLink, EmptyState, LoadingBlock, ProblemNote } from '../design';
import { PlaceCards } from './place-cards';
import { RecommendationList } from './recommendation-list';
import { RoundChoice } from './round-choice';
import { UnitFrame } from './unit-frame';
import { useRounds } from './use-rounds';

const api = getRouteApi('/unit');

/** A unit's month: places left for each kind, and what has become of each recommendation. */
export function Recommendations() {
  const { t } = useTranslation('unit');
  const search = api.useSearch();
  const navigate = useNavigate();
  const { page, rounds, round } = useRounds(search.round);
  const change = (next: typeof search) => void navigate({ to: '/unit', search: next, replace: true, resetScroll: false });
  const isOpen = round?.phase === 'collecting';
  const isOfPersons = round?.subject === 'member';
  return (
    <UnitFrame title={t('list.title')} acts={round && isOpen && isOfPersons ? <ButtonLink kind="primary" to="/unit/recommend" search={{ round: round.id }} icon={<UserPlus size={18} aria-hidden />}>{t('list.recommend')}</ButtonLink> : undefined}>
      {(unit) => {
        if (page.problem && page.problem.kind !== 'not_found') return <ProblemNote problem={page.problem} onAgain={page.again} />;
        if (!page.content && !page.problem) return <LoadingBlock lines={6} />;
        if (!round) return <div className="card"><EmptyState icon={<CalendarDays size={40} strokeWidth={1.25} aria-hidden />} title={t('list.noRound')}>{t('list.noRoundText')}</EmptyState></div>;
        return (
          <>
            <RoundChoice rounds={rounds} round={round} onChange={(id) => change({ round: id })} />
            {isOfPersons ? <PlaceCards roundId={round.id} unitId={unit.id} isOpen={isOpen} /> : null}
            <RecommendationList roundId={round.id} search={search} onSearch={change} />
          </>
        );
      }}
    </UnitFrame>
  );
}

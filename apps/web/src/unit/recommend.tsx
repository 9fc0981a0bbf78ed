import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { Gate } from '../app/gate';
import type { Viewer } from '../app/session';
import { ChoicePills, EmptyState, LoadingBlock, ProblemNote } from '../design';
import { graphql } from '../data/graphql';
import { usePage } from '../data/use-page';
import { readFields, readIntake } from '../forms';
import { DistrictShare } from './district-share';
import { MemberChoice, type UnitMember } from './member-choice';
import { leftOf, placesQuery } from './place-cards';
import { QuotaImpact } from './quota-impact';
import { RecommendForm } from './recommend-form';
import { RoundChoice } from './round-choice';
import { useRounds } from './use-rounds';
import { useUnit } from './use-unit';
import './unit.css';

const roundQuery = graphql(`query RecommendRound($id: ID!) { round(id: $id) { id phase programme { id categories { id name } } rules { id content } } }`);
const api = getRouteApi('/unit/recommend');

export function Recommend() {
  return <Gate roles={['unit_cadre']}>{(viewer) => <RecommendPage viewer={viewer} />}</Gate>;
}

function RecommendPage({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation('unit');
  usePageTitle(t('recommend.title'));
  const search = api.useSearch();
  const navigate = useNavigate();
  const { page: season, rounds, round } = useRounds(search.round, 'member');
  const open = rounds.filter(({ phase }) => phase === 'collecting');
  if (season.problem && season.problem.kind !== 'not_found') return <ProblemNote problem={season.problem} onAgain={season.again} />;
  if (!season.content && !season.problem) return <LoadingBlock lines={6} />;
  if (!round || round.phase !== 'collecting') return <div className="card"><EmptyState title={t('recommend.closed')}>{t('recommend.closedText')}</EmptyState></div>;
  return (
    <div className="stack-wide">
      <div>
        <Link to="/unit" search={{ round: round.id }} className="back"><ArrowLeft size={16} aria-hidden />{t('list.title')}</Link>
        <h1>{t('recommend.title')}</h1>
      </div>
      <RoundChoice rounds={open} round={round} onChange={(id) => void navigate({ to: '/unit/recommend', search: { ...search, round: id }, replace: true })} />
      <RecommendBody key={round.id} viewer={viewer} roundId={round.id} category={search.category ?? null} onCategory={(category) => void navigate({ to: '/unit/recommend', search: { ...search, round: round.id, category }, replace: true, resetScroll: false })} />
    </div>
  );
}

interface RecommendBodyProps {
  readonly viewer: Viewer;
  readonly roundId: string;
  readonly category: string | null;
  readonly onCategory: (id: string) => void;
}

function RecommendBody({ viewer, roundId, category, onCategory }: RecommendBodyProps) {
  const { t } = useTranslation('unit');
  const { unit } = useUnit(viewer);
  const [member, setMember] = useState<UnitMember | null>(null);
  const round = usePage(roundQuery, { id: roundId });
  const places = usePage(placesQuery, { roundId, organizationId: unit.id });
  if (round.problem) return <ProblemNote problem={round.problem} onAgain={round.again} />;
  if (!round.content) return <LoadingBlock lines={6} />;
  const { programme, rules } = round.content.round;
  if (!readIntake(rules?.content).origins.includes('recommendation')) return <div className="card"><EmptyState title={t('recommend.notOffered')} /></div>;
  const uses = new Map((places.content?.unitPlaces ?? []).map((use) => [use.category.id, use]));
  const chosen = programme.categories.find(({ id }) => id === category) ?? null;
  const choices = programme.categories.map(({ id, name }) => {
    const use = uses.get(id);
    const left = use ? leftOf(use) : null;
    return { value: id, label: left === null ? name : `${name} · ${t('recommend.left', { count: left })}` };
  });
  const use = chosen ? uses.get(chosen.id) : undefined;
  const isFull = use !== undefined && leftOf(use) === 0;
  return (
    <div className="recommend-two">
      <div className="stack-wide">
        <section className="stack"><h2>{t('recommend.category')}</h2><ChoicePills legend={t('recommend.category')} value={category ?? ''} choices={choices} onChange={onCategory} /></section>
        {isFull ? <p className="note note-refused">{t('recommend.full', { category: chosen!.name, places: use!.places, used: use!.used })}</p> : null}
        {isFull ? null : <section className="stack"><h2>{t('recommend.member')}</h2><MemberChoice unitId={unit.id} chosen={member} onChoose={setMember} />{member ? <QuotaImpact roundId={roundId} memberId={member.id} /> : null}</section>}
        {isFull ? null : chosen && member ? <RecommendForm key={`${chosen.id}${member.id}`} viewer={viewer} unit={unit} roundId={roundId} category={chosen} member={member} fields={readFields(rules?.content)} /> : <p className="quiet">{t('recommend.chooseBoth')}</p>}
      </div>
      <DistrictShare uses={places.content?.districtShare ?? null} current={category} />
    </div>
  );
}

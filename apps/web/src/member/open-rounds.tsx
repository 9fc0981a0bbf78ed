import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { ButtonLink, EmptyState, Note, Shown } from '../design';
import { graphql, type ResultOf } from '../data/graphql';
import { usePage } from '../data/use-page';
import { readIntake, type Origin } from '../forms';
import { useTimes } from '../i18n/times';
import './member.css';

const openRoundsQuery = graphql(`
  query OpenRounds {
    openRounds { id name cadence reviewingAt programme { id name description categories { id name } } rules { id content } }
  }
`);

type OpenRound = ResultOf<typeof openRoundsQuery>['openRounds'][number];

/** How a person can hand in by themselves. */
const OWN: readonly Origin[] = ['self_nomination', 'submission'];
const ownOrigin = (round: OpenRound): Origin | undefined => readIntake(round.rules?.content).origins.find((origin) => OWN.includes(origin));
const isForPeople = (round: OpenRound): boolean => readIntake(round.rules?.content).origins.some((origin) => origin !== 'carried');

/** 投稿: what can be handed in now, by when. Everybody may know; handing in asks who it is. */
export function OpenRounds() {
  const { t } = useTranslation('member');
  usePageTitle(t('open.title'));
  const page = usePage(openRoundsQuery, {});
  return (
    <div className="stack-wide">
      <header><h1>{t('open.title')}</h1><p className="quiet">{t('open.line')}</p></header>
      <Shown page={page}>
        {({ openRounds }) => {
          const rounds = openRounds.filter(isForPeople);
          if (rounds.length === 0) return <div className="card"><EmptyState title={t('open.none')} act={<ButtonLink to="/rounds">{t('open.calendar')}</ButtonLink>}>{t('open.noneText')}</EmptyState></div>;
          return <ul className="open-rounds">{rounds.map((round) => <li key={round.id}><RoundCard round={round} /></li>)}</ul>;
        }}
      </Shown>
    </div>
  );
}

function RoundCard({ round }: { readonly round: OpenRound }) {
  const { t } = useTranslation('member');
  const times = useTimes();
  const origin = ownOrigin(round);
  return (
    <section className="card stack">
      <div>
        <h2>{round.programme.name} · {round.name}</h2>
        <p className="quiet">{round.programme.description}</p>
      </div>
      <p>{t('open.until', { until: times.deadline(round.reviewingAt) })} <strong className="open-left">{times.remaining(round.reviewingAt)}</strong></p>
      {origin ? (
        <>
          <p className="small quiet">{t(`open.how.${origin as 'self_nomination' | 'submission'}`)}</p>
          <ul className="row open-categories">
            {round.programme.categories.map(({ id, name }) => <li key={id}><ButtonLink to="/submit/$roundId" params={{ roundId: round.id }} search={{ category: id }}>{name}</ButtonLink></li>)}
          </ul>
        </>
      ) : <Note>{t('open.byUnit')}</Note>}
    </section>
  );
}

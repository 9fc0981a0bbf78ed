import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePage } from '../../data/use-page';
import { Button, ButtonAnchor, Chip, EmptyState, Progress, Shown } from '../../design';
import { subsidiesQuery, type ContestSubsidies } from './grants-query';
import { yuanText } from './money';
import { STATE_TONES } from './state-tones';
import { SubsidyDialog } from './subsidy-dialog';

/** What the contests of the year get, each within its cap. */
export function SubsidyList({ year }: { readonly year: number }) {
  const { t } = useTranslation('funds');
  const page = usePage(subsidiesQuery, { year }, { policy: 'cache-and-network' });
  return (
    <section className="stack" aria-labelledby="subsidies">
      <header className="row-apart">
        <div><h2 id="subsidies">{t('subsidy.title')}</h2><p className="quiet">{t('subsidy.line')}</p></div>
        <ButtonAnchor href={`/files/funds/${year}/subsidies.xlsx`} download>{t('export')}</ButtonAnchor>
      </header>
      <Shown page={page}>{({ contestSubsidies, fundYear }) => (contestSubsidies.length === 0
        ? <div className="card"><EmptyState title={t('subsidy.none', { year })}>{t('subsidy.noneText')}</EmptyState></div>
        : <div className="studio-grid">{contestSubsidies.map((contest) => <ContestCard key={contest.programmeId} contest={contest} canGrant={fundYear.abilities.canRaise} onDone={page.again} />)}</div>)}
      </Shown>
    </section>
  );
}

function ContestCard({ contest, canGrant, onDone }: { readonly contest: ContestSubsidies; readonly canGrant: boolean; readonly onDone: () => void }) {
  const { t } = useTranslation('funds');
  const [isGranting, grant] = useState(false);
  const given = Number((BigInt(contest.givenFen) * 100n) / (BigInt(contest.capFen) || 1n));
  return (
    <article className="card stack">
      <header className="row-apart"><h3>{contest.name}</h3>{canGrant && contest.roomFen !== '0' ? <Button size="small" aria-label={t('subsidy.grantTo', { name: contest.name })} onClick={() => grant(true)}>{t('subsidy.grant')}</Button> : null}</header>
      <Progress label={t('subsidy.used', { name: contest.name })} done={given} total={100} figures={`${given}%`} note={t('subsidy.room', { given: yuanText(contest.givenFen), room: yuanText(contest.roomFen) })} />
      {contest.subsidies.length === 0 ? null : (
        <ul className="fund-lines">{contest.subsidies.map((one) => (
          <li key={one.id}>
            <span>{one.purpose.split('：')[1] ?? one.purpose}<span className="small quiet block">{one.unitName} · {one.number}</span></span>
            <span className="fund-line-end"><strong className="figures">{yuanText(one.amountFen)}</strong><Chip tone={STATE_TONES[one.state] ?? 'grey'}>{t(`state.${one.state as 'due'}`)}</Chip></span>
          </li>
        ))}</ul>
      )}
      {isGranting ? <SubsidyDialog contest={contest} onClose={(isDone) => { grant(false); if (isDone) onDone(); }} /> : null}
    </article>
  );
}

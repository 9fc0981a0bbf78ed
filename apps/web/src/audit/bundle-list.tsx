import Download from 'lucide-react/icons/download';
import { useTranslation } from 'react-i18next';
import { ButtonAnchor, Shown } from '../design';
import { graphql } from '../data/graphql';
import { usePage } from '../data/use-page';
import { calendarYear } from '../i18n/calendar-year';
import { useServerNow } from '../i18n/server-clock';
import { useWordFor } from '../i18n/use-words';

const roundsQuery = graphql(`
  query BundleRounds($year: Int!) { cycleBoard(year: $year) { programme { id name } cells { round { id code name phase } } } }
`);

/** In these phases a run is sealed, so there is something to recompute. */
const SEALED = ['deciding', 'notice', 'published'];

/** The rounds of the year whose bundle can be had. */
export function BundleList() {
  const { t } = useTranslation('audit');
  const wordFor = useWordFor();
  const page = usePage(roundsQuery, { year: calendarYear(useServerNow()) });
  return (
    <section className="stack">
      <h2>{t('bundles')}</h2>
      <Shown page={page}>
        {({ cycleBoard }) => {
          const rounds = cycleBoard.flatMap(({ programme, cells }) => cells.filter(({ round }) => SEALED.includes(round.phase)).map(({ round }) => ({ ...round, programme: programme.name })));
          if (rounds.length === 0) return <p className="quiet">{t('noBundles')}</p>;
          return (
            <ul className="audit-rows">
              {rounds.map(({ id, name, phase, programme }) => (
                <li key={id}>
                  <span>{programme} · {name} <span className="quiet">{wordFor('phase', phase)}</span></span>
                  <ButtonAnchor size="small" href={`/files/rounds/${id}/bundle.json`} icon={<Download size={16} aria-hidden />} aria-label={t('bundleOf', { round: `${programme} ${name}` })}>{t('bundle')}</ButtonAnchor>
                </li>
              ))}
            </ul>
          );
        }}
      </Shown>
    </section>
  );
}

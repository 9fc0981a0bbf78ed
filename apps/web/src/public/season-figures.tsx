import { useTranslation } from 'react-i18next';
import { ButtonLink, Skeleton } from '../design';
import { graphql } from '../data/graphql';
import { usePage } from '../data/use-page';
import { countText } from '../i18n/figures';
import { calendarYear } from '../i18n/calendar-year';

const figuresQuery = graphql(`query SeasonFigures($year: Int!) { starFigures(year: $year) { units persons participations stars } }`);

const FIGURES = ['units', 'persons', 'participations', 'stars'] as const;

/** Units, persons and participations are three different figures; each says what it counts. */
export function SeasonFigures() {
  const { t, i18n } = useTranslation('public');
  const year = calendarYear();
  const page = usePage(figuresQuery, { year });
  if (page.problem) return null;
  const figures = page.content?.starFigures;
  return (
    <section className="stack" aria-labelledby="season-figures">
      <div className="row-apart"><h2 id="season-figures">{t('figures.title', { year })}</h2><p className="row"><ButtonLink size="small" kind="quiet" to="/honours">{t('honours.title')}</ButtonLink><ButtonLink size="small" kind="quiet" to="/figures">{t('seasonFigures.all')}</ButtonLink></p></div>
      <dl className="card figures-grid">
        {FIGURES.map((name) => (
          <div key={name} className="figure">
            <dt><dfn title={t(`figures.${name}.means`)}>{t(`figures.${name}.name`)}</dfn></dt>
            <dd className="figure-count">{figures ? countText(i18n.language, figures[name]) : <Skeleton width="4rem" height="1.75rem" />}<span className="figure-unit">{t(`figures.${name}.unit`)}</span></dd>
            <dd className="small quiet not-large">{t(`figures.${name}.means`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

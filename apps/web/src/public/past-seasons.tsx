import { useTranslation } from 'react-i18next';
import { countText } from '../i18n/figures';
import type { Figure } from './figure-kinds';

export interface PastSeason {
  readonly season: string;
  readonly figures: readonly { readonly figure: string; readonly name: string; readonly value: string; readonly unit: string; readonly text: string; readonly sameAs: string | null }[];
}

/** The newest figure of a year before that counts the same as one of today's. */
export function earlierOf(seasons: readonly PastSeason[], figure: Figure, year: number): { readonly season: string; readonly value: number; readonly unit: string } | null {
  for (const { season, figures } of seasons) {
    const found = Number(season) < year ? figures.find(({ sameAs }) => sameAs === figure) : undefined;
    if (found) return { season, value: Number(found.value), unit: found.unit };
  }
  return null;
}

/** The years before, as reported; each figure with what it counts, none added to another. */
export function PastSeasons({ seasons }: { readonly seasons: readonly PastSeason[] }) {
  const { t, i18n } = useTranslation('public');
  if (seasons.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="years-before">
      <div>
        <h2 id="years-before">{t('pastSeasons.title')}</h2>
        <p className="quiet">{t('pastSeasons.line')}</p>
      </div>
      {seasons.map(({ season, figures }) => (
        <section key={season} className="card stack" aria-labelledby={`season-${season}`}>
          <h3 id={`season-${season}`}>{t('pastSeasons.of', { season })}</h3>
          <dl className="past-figures">
            {figures.map((one) => (
              <div key={one.figure}>
                <dt>{one.name}</dt>
                <dd><strong className="figures">{countText(i18n.language, Number(one.value))}</strong> <span className="quiet">{one.unit}</span></dd>
                <dd className="small quiet">{one.text}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </section>
  );
}

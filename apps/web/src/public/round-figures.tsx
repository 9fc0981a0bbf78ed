import { useTranslation } from 'react-i18next';
import { countText } from '../i18n/figures';
import { FIGURES, type Counts, type Figure } from './figure-kinds';

interface RoundFiguresProps {
  readonly programme: {
    readonly name: string;
    readonly counts: Counts;
    readonly before: Counts | null;
    readonly rounds: readonly { readonly code: string; readonly name: string; readonly counts: Counts }[];
  };
  readonly headOf: (figure: Figure) => string;
}

/** The chart's twin: every figure of every round, for those who read tables or listen to them. */
export function RoundFigures({ programme, headOf }: RoundFiguresProps) {
  const { t, i18n } = useTranslation('public');
  const line = (counts: Counts) => FIGURES.map((figure) => <td key={figure} className="end figures">{countText(i18n.language, counts[figure])}</td>);
  return (
    <>
      <div className="table-frame round-figures" tabIndex={0} role="region" aria-label={t('seasonFigures.table', { programme: programme.name })}>
        <table className="table">
          <caption className="visually-hidden">{t('seasonFigures.table', { programme: programme.name })}</caption>
          <thead>
            <tr><th scope="col">{t('seasonFigures.round')}</th>{FIGURES.map((figure) => <th key={figure} scope="col" className="end">{headOf(figure)}</th>)}</tr>
          </thead>
          <tbody>{programme.rounds.map((round) => <tr key={round.code}><th scope="row">{round.name}</th>{line(round.counts)}</tr>)}</tbody>
          <tfoot>
            <tr><th scope="row">{t('seasonFigures.total')}</th>{line(programme.counts)}</tr>
            {programme.before ? <tr><th scope="row">{t('seasonFigures.years')}</th>{FIGURES.map((figure) => <td key={figure} className="end figures">{countText(i18n.language, programme.before![figure])}</td>)}</tr> : null}
          </tfoot>
        </table>
      </div>
      <p className="small quiet">{t('seasonFigures.totalText')}</p>
    </>
  );
}

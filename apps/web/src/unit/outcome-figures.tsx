import { useTranslation } from 'react-i18next';
import { VerifiedChip } from '../forms';
import { graphql } from '../data/graphql';
import { usePage } from '../data/use-page';
import { serverNow } from '../i18n/server-clock';
import { yuanOf } from './fen';

const figuresQuery = graphql(`query OutcomeFigures($year: Int!) { outcomeFigures(year: $year) { kind verification outcomes entries amountFen } }`);
const STATES = ['verified', 'unverified', 'rejected'] as const;

/** Benefits of the year so far, each state by itself: verified and unverified are never added together. */
export function OutcomeFigures() {
  const { t } = useTranslation('unit');
  const { t: shell } = useTranslation('shell');
  const page = usePage(figuresQuery, { year: serverNow().getFullYear() }, { policy: 'cache-and-network' });
  const figures = page.content?.outcomeFigures ?? [];
  if (figures.length === 0) return null;
  const cell = (verification: string, kind: string) => figures.find((one) => one.verification === verification && one.kind === kind);
  return (
    <div className="table-frame">
      <table className="table table-cards">
        <caption className="visually-hidden">{t('outcomes.figures')}</caption>
        <thead><tr><th scope="col">{t('outcomes.figures')}</th><th scope="col" className="figures">{shell('outcome.direct')}</th><th scope="col" className="figures">{shell('outcome.indirect')}</th><th scope="col" className="figures">{shell('outcome.indicator')}</th></tr></thead>
        <tbody>
          {STATES.filter((state) => figures.some(({ verification }) => verification === state)).map((state) => (
            <tr key={state}>
              <th scope="row" className="lead"><VerifiedChip verification={state} /></th>
              {(['direct', 'indirect'] as const).map((kind) => { const figure = cell(state, kind); return <td key={kind} className="figures" data-label={shell(`outcome.${kind}`)}>{figure?.amountFen ? t('outcomes.amount', { yuan: yuanOf(figure.amountFen), count: figure.outcomes }) : '—'}</td>; })}
              <td className="figures" data-label={shell('outcome.indicator')}>{t('outcomes.items', { count: cell(state, 'indicator')?.outcomes ?? 0 })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

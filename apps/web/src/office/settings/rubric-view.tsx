import { useTranslation } from 'react-i18next';
import { scoreText } from '../../i18n/figures';
import { listIn, numberIn, textIn, type Loose } from './rule-document';

/** The rubric as judges see it: each criterion with its weight and what its levels mean. */
export function RubricView({ criteria }: { readonly criteria: readonly Loose[] }) {
  const { t } = useTranslation('office');
  return (
    <div className="rubric-view">
      {criteria.map((criterion) => (
        <section key={textIn(criterion, 'code')} className="stack" style={{ gap: 'var(--space-half)' }}>
          <h3>{textIn(criterion, 'name')} <span className="small quiet">{t('rules.weight', { weight: numberIn(criterion, 'weight') ?? 0, max: scoreText(numberIn(criterion, 'max') ?? 0, 0) })}</span></h3>
          <ul className="rule-list">
            {listIn(criterion, 'levels').map((level) => <li key={numberIn(level, 'from')}><strong>{textIn(level, 'name')}</strong> <span className="quiet">{t('rules.from', { mark: scoreText(numberIn(level, 'from') ?? 0, 0) })} · {textIn(level, 'description')}</span></li>)}
          </ul>
        </section>
      ))}
    </div>
  );
}

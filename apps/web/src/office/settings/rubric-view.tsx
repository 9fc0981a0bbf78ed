import { useTranslation } from 'react-i18next';
import { scoreText } from '../../i18n/figures';
import { listIn, numberIn, partOf, textIn, type Loose } from './rule-document';

/** The rubric as judges see it: each criterion with its weight and what its levels mean, or how its value is measured. */
export function RubricView({ judging }: { readonly judging: Loose }) {
  const { t } = useTranslation('office');
  const { t: word } = useTranslation('judging');
  const components = new Map(listIn(judging, 'components').map((one) => [textIn(one, 'code'), textIn(one, 'name')]));
  return (
    <div className="rubric-view">
      {listIn(judging, 'criteria').map((criterion) => (
        <section key={textIn(criterion, 'code')} className="stack" style={{ gap: 'var(--space-half)' }}>
          <h3>{textIn(criterion, 'name')} <span className="small quiet">{t('rules.weight', { weight: numberIn(criterion, 'weight') ?? 0, max: scoreText(numberIn(criterion, 'max') ?? 0, 0) })}{components.has(textIn(criterion, 'component')) ? ` · ${word('rules.partOf', { name: components.get(textIn(criterion, 'component')) })}` : ''}</span></h3>
          {textIn(criterion, 'aspect') === 'measurement' ? <Measured measure={partOf(criterion, 'measure')} /> : null}
          <ul className="rule-list">
            {listIn(criterion, 'levels').map((level) => <li key={numberIn(level, 'from')}><strong>{textIn(level, 'name')}</strong> <span className="quiet">{t('rules.from', { mark: scoreText(numberIn(level, 'from') ?? 0, 0) })} · {textIn(level, 'description')}</span></li>)}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** The nearer to the nominal value, the more: each tolerance with the mark it earns. */
function Measured({ measure }: { readonly measure: Loose }) {
  const { t } = useTranslation('judging');
  const unit = textIn(measure, 'unit');
  const value = (thousandths: number | null): string => String((thousandths ?? 0) / 1000);
  return (
    <>
      <p>{t('rules.measured', { nominal: value(numberIn(measure, 'nominal')), unit })}</p>
      <ul className="rule-list">
        {listIn(measure, 'bands').map((band) => <li key={numberIn(band, 'within')}><strong>± {value(numberIn(band, 'within'))} {unit}</strong> <span className="quiet">{t('rules.earns', { mark: scoreText(numberIn(band, 'mark') ?? 0) })}</span></li>)}
        <li><span className="quiet">{t('rules.beyond')}</span></li>
      </ul>
    </>
  );
}

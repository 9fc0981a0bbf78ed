import { useTranslation } from 'react-i18next';
import { scoreText } from '../../i18n/figures';
import type { Criterion } from '../judging-query';
import { markText } from '../marks/mark-text';
import { bandOf, type Measure } from '../marks/measured';

/** What a mark means, level by level. */
export function Levels({ criterion, mark }: { readonly criterion: Criterion; readonly mark: number | undefined }) {
  const { t } = useTranslation('judge');
  const levels = [...criterion.levels].sort((a, b) => b.from - a.from);
  const reached = mark === undefined ? undefined : levels.find(({ from }) => mark >= from);
  return (
    <ul className="levels">
      {levels.map((level) => (
        <li key={level.from} data-reached={level === reached || undefined}>
          <span className="level-name">{level.name} <span className="figures">{t('rubric.from', { mark: scoreText(level.from, 0) })}</span></span>
          <span>{level.description}</span>
        </li>
      ))}
    </ul>
  );
}

/** Which deviation from the nominal value earns which mark. */
export function ToleranceBands({ measure, value }: { readonly measure: Measure; readonly value: number | undefined }) {
  const { t } = useTranslation('judge');
  const { unit, nominal } = measure;
  const bands = [...measure.bands].sort((a, b) => a.within - b.within);
  const reached = value === undefined ? undefined : bandOf(measure, value);
  return (
    <>
      <p className="small quiet">{t('measure.nominal', { value: markText(nominal), unit })}{value === undefined ? '' : t('measure.off', { value: `${value >= nominal ? '+' : ''}${markText(value - nominal)}`, unit })}</p>
      <ul className="levels">
        {bands.map((band) => (
          <li key={band.within} data-reached={band.within === reached?.within || undefined}><span className="level-name figures">±{markText(band.within)} {unit}</span><span>{t('measure.earns', { mark: markText(band.mark) })}</span></li>
        ))}
        <li data-reached={(value !== undefined && !reached) || undefined}><span className="level-name">{t('measure.beyond')}</span><span>{t('measure.earns', { mark: '0' })}</span></li>
      </ul>
    </>
  );
}

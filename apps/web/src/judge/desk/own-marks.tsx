import { useTranslation } from 'react-i18next';
import { scoreText } from '../../i18n/figures';

interface OwnMarksProps {
  readonly own: { readonly values: readonly number[]; readonly mean: number | null };
  readonly max: number;
  readonly mark: number | undefined;
}

/** The strip shows where marks lie, from nothing to the full mark; half of it would be empty without the cut. */
const begin = (values: readonly number[], max: number): number => Math.min(max / 2, Math.floor(Math.min(...values) / 10_000) * 10_000);

/** The judge's own marks for this criterion on the other entries, each a dot, and where this one would lie. */
export function OwnMarks({ own: { values, mean }, max, mark }: OwnMarksProps) {
  const { t } = useTranslation('judge');
  const from = begin(mark === undefined ? values : [...values, mark], max);
  const place = (value: number): string => `${((value - from) / Math.max(1, max - from)) * 100}%`;
  const told = t('own.line', { count: values.length, mean: mean === null ? '—' : scoreText(mean, 1), low: scoreText(values[0]!, 1), high: scoreText(values.at(-1)!, 1) });
  return (
    <div className="own-marks small quiet">
      <span className="figures">{told}</span>
      <span className="own-strip" aria-hidden>
        {values.map((value, at) => <i key={at} style={{ insetInlineStart: place(value) }} />)}
        {mean === null ? null : <b style={{ insetInlineStart: place(mean) }} />}
        {mark === undefined ? null : <i className="own-this" style={{ insetInlineStart: place(mark) }} />}
      </span>
    </div>
  );
}

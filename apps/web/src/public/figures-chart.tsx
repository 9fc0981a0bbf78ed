import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '../design';
import type { Bar, DrawnChart } from './draw-chart';

interface FiguresChartProps {
  readonly label: string;
  readonly bars: readonly Bar[];
}

/** The drawing comes as a piece of its own, after the page; the table beside it says the same without it. */
export function FiguresChart({ label, bars }: FiguresChartProps) {
  const { t, i18n } = useTranslation('public');
  const place = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<DrawnChart | 'failed' | null>(null);
  useEffect(() => {
    let isGone = false;
    let drawn: DrawnChart | null = null;
    import('./draw-chart').then(({ drawChart }) => {
      if (isGone || !place.current) return;
      drawn = drawChart(place.current);
      setChart(drawn);
    }, () => setChart('failed'));
    return () => {
      isGone = true;
      drawn?.end();
    };
  }, []);
  useEffect(() => {
    if (chart && chart !== 'failed') chart.show(bars, i18n.language);
  }, [chart, bars, i18n.language]);
  if (chart === 'failed') return <p className="quiet">{t('seasonFigures.chartFailed')}</p>;
  return (
    <div className="figures-chart" role="img" aria-label={label}>
      {chart ? null : <Skeleton height="100%" />}
      <div ref={place} className="figures-chart-place" />
    </div>
  );
}

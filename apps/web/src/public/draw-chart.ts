import { BarChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use as takeIn } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

takeIn([BarChart, GridComponent, TooltipComponent, SVGRenderer]);

export interface Bar {
  readonly key: string;
  readonly name: string;
  readonly cadence: string;
  readonly count: number;
}

export interface DrawnChart {
  show(bars: readonly Bar[], language: string): void;
  end(): void;
}

const TINT: Readonly<Record<string, string>> = { month: '--red', quarter: '--red-deep', year: '--gold-deep' };

/** A Latin letter is a little more than half as wide as a Chinese one. */
const lettersWide = (name: string): number => [...name].reduce((wide, sign) => wide + (sign < '\u2e80' ? 0.6 : 1), 0);

/** Bars from zero, one figure at a time, in the page's own colours and letter sizes; nothing moves. */
export function drawChart(place: HTMLElement): DrawnChart {
  const chart = init(place, null, { renderer: 'svg' });
  let last: readonly [readonly Bar[], string] | null = null;
  const draw = (): void => {
    if (!last) return;
    const [bars, language] = last;
    const style = getComputedStyle(document.documentElement);
    const colour = (name: string): string => style.getPropertyValue(name).trim();
    const letter = Math.round(Number.parseFloat(style.fontSize) * 0.8125);
    const text = { color: colour('--ink-2'), fontFamily: getComputedStyle(place).fontFamily, fontSize: letter };
    const countText = (count: number): string => new Intl.NumberFormat(language).format(count);
    const isNarrow = place.clientWidth < bars.length * letter * (1 + Math.max(0, ...bars.map(({ name }) => lettersWide(name))));
    chart.setOption({
      animation: false,
      textStyle: text,
      grid: { left: 8, right: 16, top: 24, bottom: 8, containLabel: true },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, renderMode: 'richText', confine: true, backgroundColor: colour('--surface'), borderColor: colour('--line-strong'), textStyle: { ...text, color: colour('--ink') }, valueFormatter: (value: unknown) => countText(Number(value)) },
      // On a phone the names of a dozen rounds stand beside lying bars instead of lying beneath standing ones.
      [isNarrow ? 'yAxis' : 'xAxis']: { type: 'category', inverse: isNarrow, data: bars.map(({ name }) => name), axisLabel: { ...text, interval: 0 }, axisTick: { show: false }, axisLine: { lineStyle: { color: colour('--line-strong') } } },
      [isNarrow ? 'xAxis' : 'yAxis']: { type: 'value', minInterval: 1, axisLabel: { ...text, formatter: countText, hideOverlap: true }, splitLine: { lineStyle: { color: colour('--line') } } },
      series: [{
        type: 'bar', barMaxWidth: 48,
        data: bars.map(({ count, cadence }) => ({ value: count, itemStyle: { color: colour(TINT[cadence] ?? '--red') } })),
        label: { show: true, position: isNarrow ? 'right' : 'top', ...text, color: colour('--ink'), formatter: ({ value }: { value?: unknown }) => countText(Number(value)) },
      }],
    }, { notMerge: true });
  };
  const watch = new ResizeObserver(() => {
    chart.resize();
    draw();
  });
  watch.observe(place);
  return {
    show: (bars, language) => {
      last = [bars, language];
      draw();
    },
    end: () => {
      watch.disconnect();
      chart.dispose();
    },
  };
}

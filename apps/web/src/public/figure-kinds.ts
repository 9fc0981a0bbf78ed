export const FIGURES = ['units', 'persons', 'participations', 'honours', 'works'] as const;
export type Figure = (typeof FIGURES)[number];
export type Counts = Readonly<Record<Figure, number>>;

/** What is told of a figure beside that of the year before; hundredths of a per cent are nobody's concern. */
export type YearStep = { readonly way: 'none' | 'from_none' | 'same'; readonly part?: undefined } | { readonly way: 'up' | 'down'; readonly part: number };

export function yearStep(now: number, before: number | null): YearStep {
  if (before === null) return { way: 'none' };
  if (now === before) return { way: 'same' };
  if (before === 0) return { way: 'from_none' };
  return { way: now > before ? 'up' : 'down', part: Math.abs(now - before) / before };
}

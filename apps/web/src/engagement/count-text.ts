/** 128, 1.2万, 12K: a figure that fits under a thumb; the whole one is said beside it. */
export const shortCount = (language: string, count: number): string =>
  new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1, roundingMode: 'trunc' } as Intl.NumberFormatOptions).format(count);

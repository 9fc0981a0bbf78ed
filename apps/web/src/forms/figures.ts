/** 6048000.5 → 6,048,000.5, without passing through a floating number. */
export const grouped = (text: string): string =>
  (/^-?\d+(\.\d+)?$/.test(text) ? text.replace(/^(-?)(\d+)/, (_all, sign: string, whole: string) => sign + whole.replace(/\B(?=(\d{3})+$)/g, ',')) : text);

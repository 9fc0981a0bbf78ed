/** Reckoned as thousandths of a whole, shown as per cent; everything else is a count. */
const SHARES: readonly string[] = ['accepted', 'passed_in_time', 'returned'];

export const isShare = (source: string): boolean => SHARES.includes(source);

/** 953 → 95.3% */
export const shareText = (thousandths: number): string => `${Math.trunc(thousandths / 10)}.${thousandths % 10}%`;

export const valueText = (source: string, value: number): string => (isShare(source) ? shareText(value) : String(value));

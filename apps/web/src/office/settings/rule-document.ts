type Loose = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value);
export const partOf = (value: unknown, key: string): Loose => (isRecord(value) && isRecord(value[key]) ? value[key] : {});
export const listIn = (value: Loose, key: string): readonly Loose[] => (Array.isArray(value[key]) ? (value[key] as readonly unknown[]).filter(isRecord) : []);
export const wordsIn = (value: Loose, key: string): readonly string[] => (Array.isArray(value[key]) ? (value[key] as readonly unknown[]).filter((one): one is string => typeof one === 'string') : []);
export const textIn = (value: Loose, key: string): string => (typeof value[key] === 'string' ? value[key] : '');
export const numberIn = (value: Loose, key: string): number | null => (typeof value[key] === 'number' ? value[key] : null);
export const isOn = (value: Loose, key: string): boolean => value[key] === true;
export type { Loose };

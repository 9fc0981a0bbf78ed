import { i18n } from '../i18n/i18n';
import { MEGABYTE } from './files-field';

/** `12.3 MB`, `640 KB`: as phones and file managers show it. */
export function sizeText(bytes: number): string {
  const [value, unit] = bytes >= 1024 * MEGABYTE ? [bytes / (1024 * MEGABYTE), 'GB'] : bytes >= MEGABYTE ? [bytes / MEGABYTE, 'MB'] : [bytes > 0 ? Math.max(1, bytes / 1024) : 0, 'KB'];
  return `${new Intl.NumberFormat(i18n.language, { maximumFractionDigits: value < 100 && unit !== 'KB' ? 1 : 0 }).format(value)} ${unit}`;
}

export const percentOf = (sent: number, size: number): number => (size === 0 ? 0 : Math.min(100, Math.floor((sent * 100) / size)));

/** `1:05` of a clip of sixty-five seconds. */
export const clockText = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(Math.round(seconds) % 60).padStart(2, '0')}`;

import { isId } from '@jiangong/kernel';

/** A file an answer names: its id, and the SHA-256 of its bytes, which whoever keeps the files fills in. */
export interface FileRef {
  readonly id: string;
  readonly sha256: string;
}

/** An 18-digit identity number or an 11-digit mobile number, standing by itself: lists are public, such numbers never are. */
const PERSONAL_NUMBER = /(?<![\dA-Za-z])(?:[1-9]\d{16}[\dXx]|1[3-9]\d{9})(?![\dA-Za-z])/;
export const carriesPersonalNumber = (text: string): boolean => PERSONAL_NUMBER.test(text.normalize('NFKC'));

export const lengthOf = (text: string): number => [...text].length;
export const tidy = (text: string): string => text.normalize('NFC').replace(/\r\n?/g, '\n').trim();

export const isEmpty = (written: unknown): boolean =>
  written === undefined || written === null || (typeof written === 'string' && written.trim() === '') || (Array.isArray(written) && written.length === 0);

/** `０４９２，０００.50` → `492000.5`: full-width forms, grouping commas, leading and trailing zeros are ways of writing, not values. */
export function canonicalDecimal(written: string | number): string | null {
  const text = (typeof written === 'number' ? String(written) : written.normalize('NFKC').trim()).replace(/^\+/, '');
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  const match = /^(-?)0*(\d{1,15})(?:\.(\d{1,6}))?$/.exec(plain);
  if (!match) return null;
  const decimals = (match[3] ?? '').replace(/0+$/, '');
  const digits = decimals ? `${match[2]}.${decimals}` : match[2]!;
  return match[1] && digits !== '0' ? `-${digits}` : digits;
}

/** Files as a page sends them, ids or `{ id, sha256 }`: each once, without a hash, which a page has no say in. */
export function fileIds(written: unknown, most: number, told: (zh: string, en: string) => void): FileRef[] {
  if (isEmpty(written)) return [];
  const list: readonly unknown[] = Array.isArray(written) ? written : [written];
  const ids = list.map((one) => (typeof one === 'object' && one !== null ? (one as { id?: unknown }).id : one));
  const known = [...new Set(ids.filter((id): id is string => typeof id === 'string' && isId(id)))];
  if (ids.some((id) => typeof id !== 'string' || !isId(id))) told('应为已上传的文件', 'must name files that were uploaded');
  else if (known.length > most) told(`最多 ${most} 个文件，现为 ${known.length} 个`, `takes at most ${most} files, has ${known.length}`);
  return known.map((id) => ({ id, sha256: '' }));
}

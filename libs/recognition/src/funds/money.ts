import type { ColumnOptions } from 'typeorm';
import { Column } from 'typeorm';

/** Money is whole fen, in the database a bigint, over the wire decimal text: no fraction can be lost on the way. */
export const Fen = (options: ColumnOptions = {}): PropertyDecorator => Column({ type: 'bigint', ...options });

const FEN = /^\d{1,15}$/;

/** Fen as the wire carries them; null when the text is no amount. */
export const fenIn = (text: string): bigint | null => (FEN.test(text) ? BigInt(text) : null);

const YUAN = /^(\d{1,13})(?:\.(\d{1,2}))?$/;

/** `30000` or `3,000.50` yuan as a table has them → fen; null when the text is no amount. */
export function fenOfYuan(yuan: string): bigint | null {
  const match = YUAN.exec(yuan.replace(/[,，\s¥￥元]/g, ''));
  return match ? BigInt(match[1]!) * 100n + BigInt((match[2] ?? '').padEnd(2, '0')) : null;
}

/** 3000050 fen → `30000.50`. */
export function yuanOf(fen: bigint): string {
  const [sign, whole] = fen < 0n ? ['-', -fen] : ['', fen];
  return `${sign}${whole / 100n}.${String(whole % 100n).padStart(2, '0')}`;
}

/** The same as people read it: 30,000.50. */
export const yuanRead = (fen: bigint): string => yuanOf(fen).replace(/\B(?=(\d{3})+\.)/g, ',');

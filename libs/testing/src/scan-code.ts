import { createRequire } from 'node:module';
import QRCode from 'qrcode';
import type { Squares } from './printed-paper';

type Level = object;
interface Matrix {
  readonly size: number;
  readonly data: Uint8Array;
  isReserved(row: number, column: number): number;
}

/** The tables of the standard, as the drawing library has them; the reading is our own. */
const core = createRequire(createRequire(import.meta.url).resolve('qrcode'));
const table = <T>(name: string): T => core(`./core/${name}`) as T;
const masks = table<{ applyMask(pattern: number, matrix: Matrix): void }>('mask-pattern');
const correction = table<{ getBlocksCount(version: number, level: Level): number; getTotalCodewordsCount(version: number, level: Level): number }>('error-correction-code');
const levels = table<Readonly<Record<'L' | 'M' | 'Q' | 'H', Level>>>('error-correction-level');
const symbols = table<{ getSymbolTotalCodewords(version: number): number }>('utils');

const FORMAT_MASK = 0b101010000010010;
const LEVELS = ['M', 'L', 'H', 'Q'] as const;

/** What a telephone reads from a printed code. Whoever cannot read it is told: a square that was not there is no code. */
export function scan(squares: Squares): string {
  const version = (squares.length - 17) / 4;
  const format = formatOf(squares) ^ FORMAT_MASK;
  const level = levels[LEVELS[format >> 13]!];
  // an empty code of the same size tells which squares carry marks of its own
  const { modules } = QRCode.create('0', { version, errorCorrectionLevel: LEVELS[format >> 13]! }) as unknown as { modules: Matrix };
  for (const [row, line] of squares.entries()) for (const [column, isDark] of line.entries()) modules.data[row * modules.size + column] = Number(isDark);
  masks.applyMask((format >> 10) & 7, modules);
  return told(inOrder(codewordsOf(modules), version, level), version);
}

/** Fifteen squares around the upper left corner. */
function formatOf(squares: Squares): number {
  const around = [...[0, 1, 2, 3, 4, 5, 7, 8].map((column) => [8, column] as const), ...[7, 5, 4, 3, 2, 1, 0].map((row) => [row, 8] as const)];
  return around.reduce((bits, [row, column]) => (bits << 1) | Number(squares[row]![column]), 0);
}

/** Two columns at a time from the right, up and down by turns, past the column of the timing marks. */
function codewordsOf(modules: Matrix): number[] {
  const bits: number[] = [];
  let isUp = true;
  for (let right = modules.size - 1; right > 0; right -= 2) {
    if (right === 6) right -= 1;
    for (let step = 0; step < modules.size; step += 1) {
      const row = isUp ? modules.size - 1 - step : step;
      for (const column of [right, right - 1]) if (!modules.isReserved(row, column)) bits.push(modules.data[row * modules.size + column]!);
    }
    isUp = !isUp;
  }
  return Array.from({ length: bits.length >> 3 }, (_one, at) => bits.slice(at * 8, at * 8 + 8).reduce((byte, bit) => (byte << 1) | bit, 0));
}

/** The blocks were laid one byte of each after the other; the longer ones come last. */
function inOrder(codewords: readonly number[], version: number, level: Level): number[] {
  const count = correction.getBlocksCount(version, level);
  const length = symbols.getSymbolTotalCodewords(version) - correction.getTotalCodewordsCount(version, level);
  const [short, longer] = [Math.floor(length / count), length % count];
  const lengths = Array.from({ length: count }, (_one, at) => short + Number(at >= count - longer));
  const blocks = lengths.map((): number[] => []);
  let at = 0;
  for (let position = 0; position <= short; position += 1) for (const [block, most] of lengths.entries()) if (position < most) blocks[block]!.push(codewords[at++]!);
  return blocks.flat();
}

const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Runs of digits, of capitals and of bytes, each with its length before it. */
function told(codewords: readonly number[], version: number): string {
  const bits = codewords.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  let at = 0;
  const take = (count: number): number => Number.parseInt(bits.slice(at, (at += count)) || '0', 2);
  const wide = version < 10 ? 0 : version < 27 ? 1 : 2;
  const text: Buffer[] = [];
  for (let mode = take(4); mode !== 0; mode = take(4)) {
    if (mode === 1) {
      let left = take([10, 12, 14][wide]!);
      for (; left > 0; left -= 3) text.push(Buffer.from(String(take(left >= 3 ? 10 : left === 2 ? 7 : 4)).padStart(Math.min(3, left), '0')));
    } else if (mode === 2) {
      let left = take([9, 11, 13][wide]!);
      for (; left > 0; left -= 2) {
        const value = take(left >= 2 ? 11 : 6);
        text.push(Buffer.from(left >= 2 ? ALPHANUMERIC[Math.floor(value / 45)]! + ALPHANUMERIC[value % 45]! : ALPHANUMERIC[value]!));
      }
    } else if (mode === 4) {
      const length = take([8, 16, 16][wide]!);
      text.push(Buffer.from(Array.from({ length }, () => take(8))));
    } else throw new Error(`no code that can be read: mode ${mode}`);
  }
  return Buffer.concat(text).toString('utf8');
}

import { isDay } from '@jiangong/kernel';
import type { RawCell } from './raw-rows';

/**
 * What a column holds, and so how far its cells may be set right before they are checked:
 * `text` names and free text, trimmed only; `code` numbers of members and the like; `number`; `day` → `YYYY-MM-DD`;
 * `moment` → `YYYY-MM-DD HH:mm:ss`; `ignored` known and not read.
 */
export type CellKind = 'text' | 'code' | 'number' | 'day' | 'moment' | 'ignored';

const DAY_MS = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);
/** 1918–2119 as spreadsheets count days: a plain number in this range, in a column of days, was meant as one. */
const PLAUSIBLE_DAYS = { from: 6_600, to: 80_000 } as const;

const INVISIBLE = /[\u200b-\u200d\u2060\ufeff\u00ad]/g;
const EDGES = /^[\s\u3000]+|[\s\u3000]+$/g;
/** What {@link guardFormula} put before a cell, taken back. */
const GUARDED = /^'(?=[=+\-@\t\r])/;

const trimmed = (text: string): string => text.replace(INVISIBLE, '').replace(EDGES, '').replace(GUARDED, '');

/** Full-width letters, digits and signs become ASCII; Chinese punctuation outside that block stays. */
export const toHalfWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ');

const pad = (value: string | number): string => String(value).padStart(2, '0');

const DAY_FORMS = /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})日?)$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;

function toDay(text: string): string | null {
  const match = DAY_FORMS.exec(text);
  if (!match) return null;
  const [month, day] = match.slice(2).filter((part) => part !== undefined);
  return `${match[1]}-${pad(month!)}-${pad(day!)}`;
}

/** The day and the time of day of a text such as `2026/1/5 9:30`; what cannot be read stays as it is. */
function toMoment(text: string): { day: string; time: string } | null {
  const [first = '', second = '00:00:00', ...rest] = text.replace(/^(\d{4}-\d{2}-\d{2})T/, '$1 ').split(/\s+/);
  const day = toDay(first);
  const match = TIME.exec(second);
  if (!day || !match || rest.length > 0) return null;
  return { day, time: `${pad(match[1]!)}:${match[2]}:${match[3] ?? '00'}` };
}

/** A spreadsheet's count of days as civil day and time, to the second. */
function ofSerial(serial: number): { day: string; time: string } {
  const instant = new Date(EPOCH + Math.round((serial * DAY_MS) / 1000) * 1000).toISOString();
  return { day: instant.slice(0, 10), time: instant.slice(11, 19) };
}

const shown = (number: number): string =>
  Number.isInteger(number) && Math.abs(number) < 1e21 ? BigInt(number).toString() : String(number);

function numberText({ number, isDate }: { number: number; isDate: boolean }, kind: CellKind): string {
  const asDays = isDate || ((kind === 'day' || kind === 'moment') && number >= PLAUSIBLE_DAYS.from && number <= PLAUSIBLE_DAYS.to);
  if (!asDays || number < 0 || number > 2_958_466 || kind === 'number') return shown(number);
  const { day, time } = ofSerial(number);
  if (kind === 'moment') return `${day} ${time}`;
  return time === '00:00:00' ? day : `${day} ${time}`;
}

function textFor(text: string, kind: CellKind): string {
  if (kind === 'text' || kind === 'ignored') return text;
  const half = toHalfWidth(text).trim();
  if (kind === 'day') {
    const moment = toMoment(half);
    return moment?.time === '00:00:00' && isDay(moment.day) ? moment.day : half;
  }
  if (kind === 'moment') {
    const moment = toMoment(half);
    return moment && isDay(moment.day) ? `${moment.day} ${moment.time}` : half;
  }
  return half;
}

export interface CellValue {
  readonly value: string;
  /** What the person wrote, when it is not the value. */
  readonly written: string;
}

/** The value of a cell, set right as far as its column allows. What is no day stays as written, for the caller to refuse. */
export function cellValue(cell: RawCell | undefined, kind: CellKind): CellValue {
  if (cell === undefined) return { value: '', written: '' };
  if (typeof cell === 'string') return { value: textFor(trimmed(cell), kind), written: cell.replace(GUARDED, '') };
  const value = numberText(cell, kind);
  return { value, written: value };
}

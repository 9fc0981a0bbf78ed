import { isDay, type FieldFault } from '@jiangong/kernel';
import { canonicalDecimal, carriesPersonalNumber, fileIds, isEmpty, lengthOf, tidy, type FileRef } from './answers';

export const OUTCOME_KINDS = ['indicator', 'direct', 'indirect'] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

/** A result with its figures (domain.md §4): a technical indicator with its unit, or a benefit in yuan. Nothing empty is kept. */
export interface OutcomeAnswer {
  readonly kind: OutcomeKind;
  readonly name: string;
  readonly unit: string;
  /** Canonical decimal; of a benefit, yuan with at most two decimals. */
  readonly value: string;
  readonly base?: string;
  readonly periodFrom?: string;
  readonly periodTo?: string;
  readonly proof?: readonly FileRef[];
}

export const MOST_OUTCOMES = 20;
const MOST_PROOFS = 5;
const NAMES: Readonly<Record<OutcomeKind, string>> = { indicator: '技术指标', direct: '直接效益', indirect: '间接效益' };
export const MONEY_UNIT = '元';
const TEXTS = [['name', '名称', 60], ['unit', '单位', 20], ['base', '计算基数', 60]] as const;

type Told = (key: string, zh: string, en: string) => void;

function textsOf(given: Record<string, unknown>, told: Told): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [key, label, limit] of TEXTS) {
    const written = given[key];
    if (isEmpty(written)) continue;
    if (typeof written !== 'string') told(key, `${label}应为文字`, 'must be text');
    else if (lengthOf(tidy(written)) > limit) told(key, `${label}不能超过 ${limit} 个字`, `must not exceed ${limit} characters`);
    else if (carriesPersonalNumber(written)) told(key, `${label}不能填写身份证号或手机号码，请删去`, 'must not hold an identity number or a mobile number');
    else kept[key] = tidy(written);
  }
  return kept;
}

function valueOf(kind: OutcomeKind, written: unknown, told: Told): string | null {
  const value = typeof written === 'string' || typeof written === 'number' ? canonicalDecimal(written) : null;
  if (value === null) return told('value', '数值应为数字', 'must be a number'), null;
  if (kind === 'indicator') return value;
  if ((value.split('.')[1]?.length ?? 0) > 2) return told('value', '金额最多两位小数', 'must have at most two decimals'), null;
  if (value.startsWith('-')) return told('value', '金额不能小于 0', 'must be at least 0'), null;
  return value;
}

function periodOf(given: Record<string, unknown>, told: Told): { periodFrom?: string; periodTo?: string } {
  const kept: { periodFrom?: string; periodTo?: string } = {};
  for (const key of ['periodFrom', 'periodTo'] as const) {
    const written = given[key];
    if (isEmpty(written)) continue;
    const day = typeof written === 'string' ? written.normalize('NFKC').trim() : '';
    if (isDay(day)) kept[key] = day;
    else told(key, '日期应为 YYYY-MM-DD，且日历上有这一天', 'must be a calendar day YYYY-MM-DD');
  }
  if (kept.periodFrom && kept.periodTo && kept.periodFrom > kept.periodTo) told('periodTo', '结束日期早于开始日期', 'ends before it begins');
  return kept;
}

const KEYS = new Set(['kind', 'name', 'unit', 'value', 'base', 'periodFrom', 'periodTo', 'proof']);

/** One outcome as it will be kept, or null with its faults told by path below `path`. */
export function outcomeAnswer(written: unknown, path: string, faults: FieldFault[]): OutcomeAnswer | null {
  const before = faults.length;
  if (typeof written !== 'object' || written === null || Array.isArray(written)) return faults.push({ path, zh: '成果应为一组字段', en: 'an outcome is an object of fields' }), null;
  const given = written as Record<string, unknown>;
  const kind = OUTCOME_KINDS.find((one) => one === given.kind);
  if (!kind) return faults.push({ path: `${path}.kind`, zh: '成果种类应为：技术指标、直接效益、间接效益', en: 'must be one of: indicator, direct, indirect' }), null;
  const told: Told = (key, zh, en) => void faults.push({ path: `${path}.${key}`, zh: `“${NAMES[kind]}”${zh}`, en: `${kind} ${key} ${en}` });
  for (const key of Object.keys(given)) if (!KEYS.has(key)) told(key, `没有“${key}”这一项`, 'is unknown');
  const { name = '', unit = '', base } = textsOf(given, told);
  if (kind === 'indicator' && !name) told('name', '名称不能为空', 'must not be empty');
  if (kind === 'indicator' && !unit) told('unit', '单位不能为空', 'must not be empty');
  if (kind !== 'indicator' && !base) told('base', '须写明计算基数，例如每台机组、每年', 'must name its base');
  const value = valueOf(kind, given.value, told);
  const period = periodOf(given, told);
  const proof = fileIds(given.proof, MOST_PROOFS, (zh, en) => told('proof', zh, en));
  if (faults.length > before || value === null) return null;
  return {
    kind, name: name || NAMES[kind], unit: kind === 'indicator' ? unit : MONEY_UNIT, value, ...(base ? { base } : {}), ...period, ...(proof.length > 0 ? { proof } : {}),
  };
}

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '');
const FLAT = ['indicator', 'indicator_value', 'indicator_unit', 'direct_benefit', 'direct_base', 'indirect_benefit', 'indirect_base'] as const;

/**
 * The flat answers of forms before structured outcomes, as outcomes: sheets and drafts written for an older form stay
 * good. Where nothing flat is given, or the form still asks for it by that name, `given` comes back as it is.
 */
export function withFlatOutcomes(given: Record<string, unknown>, field: string, codes: readonly string[]): Record<string, unknown> {
  const flat = FLAT.filter((code) => code in given && !codes.includes(code));
  if (flat.length === 0) return given;
  const rest = Object.fromEntries(Object.entries(given).filter(([key]) => !(flat as readonly string[]).includes(key)));
  if (!isEmpty(rest[field])) return rest;
  const [indicator, value, unit, direct, directBase, indirect, indirectBase] = FLAT.map((code) => text(given[code]));
  return {
    ...rest,
    [field]: [
      ...(indicator || value ? [{ kind: 'indicator', name: indicator, unit, value }] : []),
      ...(direct ? [{ kind: 'direct', value: direct, base: directBase }] : []),
      ...(indirect ? [{ kind: 'indirect', value: indirect, base: indirectBase }] : []),
    ],
  };
}

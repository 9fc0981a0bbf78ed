import { BadInput, canonicalJson, isDay, sha256, type FieldFault } from '@jiangong/kernel';
import type { RuleContent } from '@jiangong/programme';

export type EntryForm = RuleContent['form'];
export type FormField = EntryForm['fields'][number];
/** Answers by field code. Integers are numbers; decimals and money are canonical decimal texts, so that every hash can be recomputed. */
export type EntryContent = Record<string, string | number>;

type Answer = { readonly value: string | number } | { readonly zh: string; readonly en: string };

const fault = (zh: string, en: string): Answer => ({ zh, en });
/** An 18-digit identity number or an 11-digit mobile number, standing by itself: lists are public, such numbers never are. */
const PERSONAL_NUMBER = /(?<![\dA-Za-z])(?:[1-9]\d{16}[\dXx]|1[3-9]\d{9})(?![\dA-Za-z])/;
const lengthOf = (text: string): number => [...text].length;
const MAX_DRAFT_LENGTH = 20_000;

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

function numberAnswer(field: FormField, written: string | number): Answer {
  const text = canonicalDecimal(written);
  if (text === null) return fault('应为数字', 'must be a number');
  const decimals = text.split('.')[1]?.length ?? 0;
  if (field.kind === 'integer' && decimals > 0) return fault('应为整数', 'must be a whole number');
  if (field.kind === 'money' && decimals > 2) return fault('金额最多两位小数', 'must have at most two decimals');
  const value = Number(text);
  if (field.kind === 'integer' && !Number.isSafeInteger(value)) return fault('数字过大', 'is too large');
  if (field.minimum !== undefined && value < field.minimum) return fault(`不能小于 ${field.minimum}`, `must be at least ${field.minimum}`);
  if (field.maximum !== undefined && value > field.maximum) return fault(`不能大于 ${field.maximum}`, `must be at most ${field.maximum}`);
  return { value: field.kind === 'integer' ? value : text };
}

const tidy = (text: string): string => text.normalize('NFC').replace(/\r\n?/g, '\n').trim();

function answerOf(field: FormField, written: unknown): Answer {
  const isNumeric = field.kind === 'integer' || field.kind === 'decimal' || field.kind === 'money';
  if (isNumeric) return typeof written === 'number' || typeof written === 'string' ? numberAnswer(field, written) : fault('应为数字', 'must be a number');
  if (typeof written !== 'string') return fault('应为文字', 'must be text');
  const text = tidy(written);
  if (field.kind === 'day') {
    const day = text.normalize('NFKC');
    return isDay(day) ? { value: day } : fault('应为日期 YYYY-MM-DD，且日历上有这一天', 'must be a calendar day YYYY-MM-DD');
  }
  if (field.kind === 'choice') {
    return field.choices.some((choice) => choice.value === text)
      ? { value: text }
      : fault(`应为以下之一：${field.choices.map((choice) => choice.label).join('、')}`, `must be one of: ${field.choices.map((choice) => choice.value).join(', ')}`);
  }
  if (PERSONAL_NUMBER.test(text.normalize('NFKC'))) return fault('不能填写身份证号或手机号码，请删去', 'must not hold an identity number or a mobile number');
  if (lengthOf(text) > field.maxLength) return fault(`不能超过 ${field.maxLength} 个字，现为 ${lengthOf(text)} 个`, `must not exceed ${field.maxLength} characters, has ${lengthOf(text)}`);
  return { value: text };
}

const isEmpty = (written: unknown): boolean => written === undefined || written === null || (typeof written === 'string' && written.trim() === '');

function asObject(content: unknown, root: string): Record<string, unknown> {
  if (content && typeof content === 'object' && !Array.isArray(content)) return content as Record<string, unknown>;
  throw BadInput.at(root, '内容应为一组字段', 'content must be an object of fields');
}

const unknownFaults = (form: EntryForm, given: Record<string, unknown>, root: string): FieldFault[] =>
  Object.keys(given)
    .filter((code) => !form.fields.some((field) => field.code === code))
    .map((code) => ({ path: `${root}.${code}`, zh: `本轮表单没有“${code}”这一项，请刷新页面后重填`, en: `the form of this round has no field "${code}"; reload the page` }));

/**
 * The content as it will be kept, checked against the pinned form (domain.md §4). Throws {@link BadInput} naming every
 * faulty field by its path.
 */
export function checkContent(form: EntryForm, content: unknown, root = 'content'): EntryContent {
  const given = asObject(content, root);
  const faults = unknownFaults(form, given, root);
  const kept: EntryContent = {};
  for (const field of form.fields) {
    const path = `${root}.${field.code}`;
    const written = given[field.code];
    if (isEmpty(written)) {
      if (field.required) faults.push({ path, zh: `“${field.label}”不能为空`, en: `"${field.label}" must not be empty` });
      continue;
    }
    const answer = answerOf(field, written);
    if ('value' in answer) kept[field.code] = answer.value;
    else faults.push({ path, zh: `“${field.label}”${answer.zh}`, en: `"${field.label}" ${answer.en}` });
  }
  if (faults.length > 0) throw new BadInput(faults);
  return kept;
}

/** A draft is kept as typed: only unknown fields, other things than text or numbers, and excess length are refused. */
export function checkDraft(form: EntryForm, content: unknown, root = 'content'): EntryContent {
  const given = asObject(content, root);
  const faults = unknownFaults(form, given, root);
  const kept: EntryContent = {};
  for (const field of form.fields) {
    const written = given[field.code];
    if (written === undefined || written === null) continue;
    const isText = typeof written === 'string' && lengthOf(written) <= Math.max(field.maxLength, MAX_DRAFT_LENGTH);
    if (isText || Number.isSafeInteger(written)) kept[field.code] = written as string | number;
    else if (typeof written === 'number' && Number.isFinite(written)) kept[field.code] = String(written);
    else faults.push({ path: `${root}.${field.code}`, zh: `“${field.label}”无法保存为草稿：应为文字或数字，且不超过 ${MAX_DRAFT_LENGTH} 个字`, en: `"${field.label}" cannot be kept: text or a number of at most ${MAX_DRAFT_LENGTH} characters` });
  }
  if (faults.length > 0) throw new BadInput(faults);
  return kept;
}

/** SHA-256 of the canonical JSON of checked content: two ways of writing the same answers have one hash. */
export const contentHashOf = (content: EntryContent): string => sha256(canonicalJson(content));

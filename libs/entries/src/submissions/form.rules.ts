import { BadInput, canonicalJson, sha256, isDay, type FieldFault } from '@jiangong/kernel';
import type { RuleContent } from '@jiangong/programme';
import { canonicalDecimal, carriesPersonalNumber, fileIds, isEmpty, lengthOf, tidy, type FileRef } from './answers';
import { MOST_OUTCOMES, outcomeAnswer, withFlatOutcomes, type OutcomeAnswer } from './outcome-answer';

export type EntryForm = RuleContent['form'];
export type FormField = EntryForm['fields'][number];
export type KeptAnswer = string | number | readonly FileRef[] | readonly OutcomeAnswer[];
/** Answers by field code. Integers are numbers; decimals and money are canonical decimal texts, so that every hash can be recomputed. */
export type EntryContent = Record<string, KeptAnswer>;

type Answer = { readonly value: KeptAnswer } | { readonly zh: string; readonly en: string };

const fault = (zh: string, en: string): Answer => ({ zh, en });
const MAX_DRAFT_LENGTH = 20_000;
const MOST_FILES = 10;

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
  if (carriesPersonalNumber(text)) return fault('不能填写身份证号或手机号码，请删去', 'must not hold an identity number or a mobile number');
  if (lengthOf(text) > field.maxLength) return fault(`不能超过 ${field.maxLength} 个字，现为 ${lengthOf(text)} 个`, `must not exceed ${field.maxLength} characters, has ${lengthOf(text)}`);
  return { value: text };
}

/** Answers made of parts: each part's fault has a path of its own. */
function compoundAnswer(field: FormField, written: unknown, path: string, faults: FieldFault[]): KeptAnswer {
  if (field.kind === 'files')
    return fileIds(written, field.maxFiles ?? MOST_FILES, (zh, en) => faults.push({ path, zh: `“${field.label}”${zh}`, en: `"${field.label}" ${en}` }));
  const list: readonly unknown[] = Array.isArray(written) ? written : [written];
  if (list.length > MOST_OUTCOMES) faults.push({ path, zh: `“${field.label}”最多 ${MOST_OUTCOMES} 条`, en: `"${field.label}" takes at most ${MOST_OUTCOMES}` });
  return list.slice(0, MOST_OUTCOMES).flatMap((one, at) => outcomeAnswer(one, `${path}[${at}]`, faults) ?? []);
}

const isCompound = (field: FormField): boolean => field.kind === 'files' || field.kind === 'outcomes';

function givenFor(form: EntryForm, content: unknown, root: string): Record<string, unknown> {
  const given = asObject(content, root);
  const outcomes = form.fields.find((field) => field.kind === 'outcomes');
  return outcomes ? withFlatOutcomes(given, outcomes.code, form.fields.map((field) => field.code)) : given;
}

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
  const given = givenFor(form, content, root);
  const faults = unknownFaults(form, given, root);
  const kept: EntryContent = {};
  for (const field of form.fields) {
    const path = `${root}.${field.code}`;
    const written = given[field.code];
    if (isEmpty(written)) {
      if (field.required) faults.push({ path, zh: `“${field.label}”不能为空`, en: `"${field.label}" must not be empty` });
      continue;
    }
    if (isCompound(field)) {
      kept[field.code] = compoundAnswer(field, written, path, faults);
      continue;
    }
    const answer = answerOf(field, written);
    if ('value' in answer) kept[field.code] = answer.value;
    else faults.push({ path, zh: `“${field.label}”${answer.zh}`, en: `"${field.label}" ${answer.en}` });
  }
  if (faults.length > 0) throw new BadInput(faults);
  return kept;
}

/** The parts of a draft's compound answer as typed; only things of another shape and excess are refused. */
function draftCompound(field: FormField, written: unknown, path: string, faults: FieldFault[]): KeptAnswer {
  if (field.kind === 'files') return compoundAnswer(field, written, path, faults);
  const list: readonly unknown[] = Array.isArray(written) ? written : [];
  const isWhole = Array.isArray(written) && list.length <= MOST_OUTCOMES && JSON.stringify(list).length <= MAX_DRAFT_LENGTH && list.every((one) => typeof one === 'object' && one !== null && !Array.isArray(one));
  if (!isWhole) faults.push({ path, zh: `“${field.label}”无法保存为草稿`, en: `"${field.label}" cannot be kept` });
  return isWhole ? list.map((one, at) => ({ ...(one as OutcomeAnswer), ...draftProof(one as OutcomeAnswer, `${path}[${at}].proof`, faults) })) : [];
}

const draftProof = ({ proof }: OutcomeAnswer, path: string, faults: FieldFault[]): { proof?: readonly FileRef[] } =>
  isEmpty(proof) ? {} : { proof: fileIds(proof, MOST_FILES, (zh, en) => faults.push({ path, zh, en })) };

/** A draft is kept as typed: only unknown fields, other things than text or numbers, and excess length are refused. */
export function checkDraft(form: EntryForm, content: unknown, root = 'content'): EntryContent {
  const given = givenFor(form, content, root);
  const faults = unknownFaults(form, given, root);
  const kept: EntryContent = {};
  for (const field of form.fields) {
    const written = given[field.code];
    if (written === undefined || written === null) continue;
    if (isCompound(field)) {
      kept[field.code] = draftCompound(field, written, `${root}.${field.code}`, faults);
      continue;
    }
    const isText = typeof written === 'string' && lengthOf(written) <= Math.max(field.maxLength, MAX_DRAFT_LENGTH);
    if (isText || Number.isSafeInteger(written)) kept[field.code] = written as string | number;
    else if (typeof written === 'number' && Number.isFinite(written)) kept[field.code] = String(written);
    else faults.push({ path: `${root}.${field.code}`, zh: `“${field.label}”无法保存为草稿：应为文字或数字，且不超过 ${MAX_DRAFT_LENGTH} 个字`, en: `"${field.label}" cannot be kept: text or a number of at most ${MAX_DRAFT_LENGTH} characters` });
  }
  if (faults.length > 0) throw new BadInput(faults);
  return kept;
}

export { canonicalDecimal, type FileRef } from './answers';

/** SHA-256 of the canonical JSON of checked content: two ways of writing the same answers have one hash. */
export const contentHashOf = (content: EntryContent): string => sha256(canonicalJson(content));

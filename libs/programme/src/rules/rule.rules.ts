import { BadInput, canonicalJson, sha256, type FieldFault } from '@jiangong/kernel';
import { foreseeQuotas, FairnessRefusal } from '@jiangong/fairness';
import { z } from 'zod';
import { ruleContent, type RuleContent } from './rule-content';

const zh = z.locales.zhCN().localeError;
const textOf = (message: string | { message: string } | null | undefined, otherwise: string): string => (typeof message === 'string' ? message : (message?.message ?? otherwise));

/** The fingerprint of a rule version: SHA-256 of the canonical JSON of its content. */
export const hashOfRules = (content: RuleContent): string => sha256(canonicalJson(content));

const repeated = (codes: readonly string[]): string[] => codes.filter((code, at) => codes.indexOf(code) !== at);

/** Contradictions inside one rule document: each part may be well formed and the whole still impossible to run. */
export function contradictionsOf(rules: RuleContent): FieldFault[] {
  const faults: FieldFault[] = [];
  const fault = (path: string, zhText: string, en: string): void => void faults.push({ path, zh: zhText, en });
  const { judging, computing, deciding, form } = rules;
  for (const code of repeated(judging.criteria.map((one) => one.code))) fault('judging.criteria', `评分项代码「${code}」重复`, `criterion "${code}" appears twice`);
  for (const code of repeated(form.fields.map((one) => one.code))) fault('form.fields', `表单项代码「${code}」重复`, `form field "${code}" appears twice`);
  judging.criteria.forEach((one, at) => {
    if (one.max % one.step !== 0) fault(`judging.criteria[${at}].step`, `「${one.name}」的满分不是最小分值的整数倍`, `the highest mark of "${one.code}" is not a multiple of its step`);
  });
  form.fields.forEach((field, at) => {
    if (field.kind === 'choice' && field.choices.length === 0) fault(`form.fields[${at}].choices`, `选择项「${field.label}」没有选项`, `the choice "${field.code}" offers nothing to choose`);
  });
  computing.ties.forEach((tie, at) => {
    if (tie.by === 'criterion' && !judging.criteria.some((one) => one.code === tie.criterion))
      fault(`computing.ties[${at}].criterion`, `并列规则引用了不存在的评分项「${tie.criterion}」`, `the tie-break names a criterion that does not exist: "${tie.criterion}"`);
  });
  if (judging.minJudges > judging.judgesPerEntry)
    fault('judging.minJudges', `有效评分最少 ${judging.minJudges} 份，多于每件分派的 ${judging.judgesPerEntry} 位评委`, `${judging.minJudges} sheets are needed but only ${judging.judgesPerEntry} judges are assigned to an entry`);
  if (computing.method.kind === 'trimmed' && computing.method.high + computing.method.low >= judging.minJudges)
    fault('computing.method', `去掉 ${computing.method.high} 个最高分和 ${computing.method.low} 个最低分后没有分数可用`, 'nothing is left after dropping the highest and lowest marks');
  try {
    foreseeQuotas({ places: deciding.places, quotas: deciding.quotas });
  } catch (error) {
    if (!(error instanceof FairnessRefusal)) throw error;
    fault('deciding.quotas', error.text.zh, error.text.en);
  }
  return faults;
}

/** Reads rules somebody wrote; every fault at once, by its path below `path`. */
export function readRules(content: unknown, path = 'input.content'): RuleContent {
  const parsed = ruleContent.safeParse(content);
  if (!parsed.success) {
    throw new BadInput(parsed.error.issues.map((issue) => {
      const at = issue.path.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}.${String(key)}`), path);
      return { path: at, zh: `「${at}」${textOf(zh(issue as never), issue.message)}`, en: issue.message };
    }));
  }
  const faults = contradictionsOf(parsed.data);
  if (faults.length > 0) throw new BadInput(faults.map((one) => ({ ...one, path: `${path}.${one.path}` })));
  return parsed.data;
}

import { BadInput, canonicalJson, sha256, type FieldFault } from '@jiangong/kernel';
import { foreseeQuotas, FairnessRefusal } from '@jiangong/fairness';
import { z } from 'zod';
import { clashingAwards } from './award.rules';
import { selectionFaults } from './selection-faults';
import { ruleContent, type Criterion, type RuleContent } from './rule-content';

const zh = z.locales.zhCN().localeError;
const textOf = (message: string | { message: string } | null | undefined, otherwise: string): string => (typeof message === 'string' ? message : (message?.message ?? otherwise));

/** The fingerprint of a rule version: SHA-256 of the canonical JSON of its content. */
export const hashOfRules = (content: RuleContent): string => sha256(canonicalJson(content));

const repeated = (codes: readonly string[]): string[] => codes.filter((code, at) => codes.indexOf(code) !== at);

type Fault = (path: string, zhText: string, en: string) => void;

/** domain.md §5: a measured value earns the mark of its tolerance; a wider one never earns more. */
function measurementFaults(criteria: readonly Criterion[], fault: Fault): void {
  criteria.forEach((one, at) => {
    const path = `judging.criteria[${at}].measure`;
    if (one.aspect === 'judgement') {
      if (one.measure) fault(path, `“${one.name}”由评委评判，不应写明测量值和公差`, `"${one.code}" is judged, so it takes no nominal value and tolerance`);
      return;
    }
    if (!one.measure) return fault(path, `测量项“${one.name}”没有写明标准值和公差`, `the measurement "${one.code}" names no nominal value and tolerance`);
    one.measure.bands.forEach((band, index, bands) => {
      const before = bands[index - 1];
      if (band.mark > one.max || band.mark % one.step !== 0)
        fault(`${path}.bands[${index}].mark`, `“${one.name}”的公差得分须在 0 到满分之间，且为最小分值的整数倍`, `a mark of "${one.code}" lies off its scale`);
      if (before && band.within <= before.within) fault(`${path}.bands[${index}].within`, `“${one.name}”的公差须由小到大排列`, `the tolerances of "${one.code}" must ascend`);
      if (before && band.mark > before.mark) fault(`${path}.bands[${index}].mark`, `“${one.name}”的公差放宽后得分反而更高`, `a wider tolerance of "${one.code}" earns more`);
    });
  });
}

/** Where components are named, every criterion belongs to one of them and every one of them has a criterion. */
function componentFaults({ components, criteria }: RuleContent['judging'], fault: Fault): void {
  for (const code of repeated(components.map((one) => one.code))) fault('judging.components', `组成部分代码“${code}”重复`, `component "${code}" appears twice`);
  criteria.forEach((one, at) => {
    const path = `judging.criteria[${at}].component`;
    if (one.component === undefined) {
      if (components.length > 0) fault(path, `评分项“${one.name}”没有归入任何组成部分`, `criterion "${one.code}" belongs to no component`);
    } else if (!components.some(({ code }) => code === one.component)) {
      fault(path, `评分项“${one.name}”归入了不存在的组成部分“${one.component}”`, `criterion "${one.code}" names a component that does not exist: "${one.component}"`);
    }
  });
  components.forEach((one, at) => {
    const own = criteria.filter(({ component }) => component === one.code);
    if (own.length === 0) fault(`judging.components[${at}]`, `组成部分“${one.name}”没有评分项`, `component "${one.code}" has no criterion`);
    else if (one.passMark !== null && one.passMark > Math.max(...own.map(({ max }) => max)))
      fault(`judging.components[${at}].passMark`, `“${one.name}”的合格线高于满分`, `the pass mark of "${one.code}" is above its highest mark`);
  });
}

/** No place on the list may be claimed by two awards. */
function awardFaults({ awards: catalogue }: RuleContent, fault: Fault): void {
  if (!catalogue) return;
  for (const code of repeated(catalogue.awards.map((one) => one.code))) fault('awards.awards', `奖项代码“${code}”重复`, `award "${code}" appears twice`);
  catalogue.awards.forEach(({ name, code, ranks }, at) => {
    if (ranks && ranks.to < ranks.from) fault(`awards.awards[${at}].ranks`, `奖项“${name}”的名次起止颠倒`, `the ranks of "${code}" end before they begin`);
  });
  for (const [a, b] of clashingAwards(catalogue)) fault('awards.awards', `奖项“${a.name}”与“${b.name}”占用了同一类别的同一名次`, `"${a.code}" and "${b.code}" claim the same place`);
}

/** Contradictions inside one rule document: each part may be well formed and the whole still impossible to run. */
export function contradictionsOf(rules: RuleContent): FieldFault[] {
  const faults: FieldFault[] = [];
  const fault: Fault = (path, zhText, en) => void faults.push({ path, zh: zhText, en });
  const { judging, computing, deciding, form } = rules;
  for (const code of repeated(judging.criteria.map((one) => one.code))) fault('judging.criteria', `评分项代码“${code}”重复`, `criterion "${code}" appears twice`);
  for (const code of repeated(form.fields.map((one) => one.code))) fault('form.fields', `表单项代码“${code}”重复`, `form field "${code}" appears twice`);
  for (const code of repeated(rules.declarations.map((one) => one.code))) fault('declarations', `声明代码“${code}”重复`, `declaration "${code}" appears twice`);
  judging.criteria.forEach((one, at) => {
    if (one.max % one.step !== 0) fault(`judging.criteria[${at}].step`, `“${one.name}”的满分不是最小分值的整数倍`, `the highest mark of "${one.code}" is not a multiple of its step`);
  });
  measurementFaults(judging.criteria, fault);
  componentFaults(judging, fault);
  awardFaults(rules, fault);
  if (judging.spread && judging.spread.limit > Math.max(...judging.criteria.map((one) => one.max)))
    fault('judging.spread.limit', '分差上限高于满分，永远不会触发', 'the spread limit is above the highest mark and would never be reached');
  form.fields.forEach((field, at) => {
    if (field.kind === 'choice' && field.choices.length === 0) fault(`form.fields[${at}].choices`, `选择项“${field.label}”没有选项`, `the choice "${field.code}" offers nothing to choose`);
    if (field.kind === 'files' && !field.accept) fault(`form.fields[${at}].accept`, `文件项“${field.label}”没有写明接受哪些种类的文件`, `the files "${field.code}" name no kind that is taken`);
  });
  computing.ties.forEach((tie, at) => {
    if (tie.by === 'criterion' && !judging.criteria.some((one) => one.code === tie.criterion))
      fault(`computing.ties[${at}].criterion`, `并列规则引用了不存在的评分项“${tie.criterion}”`, `the tie-break names a criterion that does not exist: "${tie.criterion}"`);
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
  if (deciding.selection) selectionFaults(deciding.selection, fault);
  return faults;
}

/** Whether a stored version, read with today's defaults, says the same. */
export const isSameRules = (stored: unknown, rules: RuleContent): boolean => canonicalJson(ruleContent.parse(stored)) === canonicalJson(rules);

/** Reads rules somebody wrote; every fault at once, by its path below `path`. */
export function readRules(content: unknown, path = 'input.content'): RuleContent {
  const parsed = ruleContent.safeParse(content);
  if (!parsed.success) {
    throw new BadInput(parsed.error.issues.map((issue) => {
      const at = issue.path.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}.${String(key)}`), path);
      return { path: at, zh: `“${at}”${textOf(zh(issue as never), issue.message)}`, en: issue.message };
    }));
  }
  const faults = contradictionsOf(parsed.data);
  if (faults.length > 0) throw new BadInput(faults.map((one) => ({ ...one, path: `${path}.${one.path}` })));
  return parsed.data;
}

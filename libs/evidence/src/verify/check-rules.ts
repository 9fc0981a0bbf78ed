import { canonicalJson } from '@jiangong/kernel';
import { hashOf } from '../hash';
import type { Case } from './case';
import { inputsOf, startOf } from './frozen';
import { absent, demand, demandCanonical, holds, type Finding } from './verdict';

interface Component {
  readonly code: string;
  readonly weight: number;
  readonly passMark?: number | null;
}

interface RuleText {
  readonly judging: { readonly criteria: readonly { readonly code: string; readonly weight: number; readonly component?: string; readonly max?: number }[]; readonly components?: readonly Component[]; readonly minJudges: number };
  readonly computing: { readonly method: object; readonly decimals: number; readonly ties: unknown; readonly rounding?: string; readonly groups?: string; readonly passMark?: string };
}

/** Inputs before the third format say nothing of groups, of the highest marks and of what meets a pass mark. */
const saysLittle = (format: string): boolean => /\/[12]$/.test(format);

/** Rules that speak of groups or pass marks are younger than the formats that do not. */
function isSilenced(content: string, format: string): boolean {
  const { computing } = JSON.parse(content) as RuleText;
  return saysLittle(format) && (computing.groups !== undefined || computing.passMark !== undefined);
}

/** What a rule version says of a key it was stored without. */
const HIGHEST = 100_000;

/** The parts of a rule version that a run spells out, and how. */
function spelt({ judging, computing }: RuleText, format: string): Readonly<Record<string, unknown>> {
  const common = {
    components: componentsOf(judging.components), minJudges: judging.minJudges, method: computing.method, decimals: computing.decimals, ties: computing.ties, rounding: computing.rounding ?? 'half_up',
  };
  if (saysLittle(format)) return { ...common, criteria: judging.criteria.map(({ code, weight, component }) => [code, weight, component ?? null]) };
  return {
    ...common, criteria: judging.criteria.map(({ code, weight, component, max }) => [code, weight, component ?? null, max ?? HIGHEST]),
    groups: computing.groups ?? 'category', passMark: computing.passMark ?? 'exact',
  };
}

const componentsOf = (components: readonly Component[] = []): readonly unknown[] => components.map(({ code, weight, passMark }) => [code, weight, passMark ?? null]);

/** Rules are the ones each run was pinned to when it started, and the run says the same of them. */
export function checkRules(given: Case): Finding {
  const { rules, runs } = given.bundle;
  const versions = new Map(rules.map((version) => [version.versionId, version]));
  for (const run of runs) {
    const inputs = inputsOf(run);
    if (!inputs) continue;
    const seq = startOf(given, run)?.seq ?? null;
    const version = versions.get(inputs.rules.versionId);
    demand(version !== undefined, `第 ${run.number} 次计分所依据的规则不在数据包里`, `the rules of run ${run.number} are not in the bundle`, seq);
    demand(hashOf(version.content) === inputs.rules.contentHash, `规则第 ${version.number} 版与第 ${run.number} 次计分开始时锁定的不同：规则被改过`, `version ${version.number} of the rules is not what run ${run.number} was pinned to: the rules were changed`, seq);
    demand(!isSilenced(version.content, inputs.format), `第 ${run.number} 次计分的输入格式早于它的规则，漏写了分组和合格线的口径`, `run ${run.number} was frozen in a format older than its rules, which leaves out groups and what meets the pass mark`, seq);
    const said = spelt(JSON.parse(version.content) as RuleText, inputs.format);
    const { criteria, components, ...frozen } = inputs.rules;
    const used: Record<string, unknown> = { ...frozen, criteria: criteria.map(({ code, weight, component, max }) => [code, weight, component ?? null, ...(saysLittle(inputs.format) ? [] : [max])]), components: componentsOf(components) };
    const differing = Object.keys(said).find((key) => canonicalJson(said[key]) !== canonicalJson(used[key]));
    demand(differing === undefined, `第 ${run.number} 次计分使用的 ${differing} 与规则不符`, `run ${run.number} used another ${differing} than the rules say`, seq);
  }
  for (const { content, contentHash, number } of rules) {
    demand(hashOf(content) === contentHash, `规则第 ${number} 版与其哈希不符`, `version ${number} of the rules does not have its hash`);
    demandCanonical(content, `规则第 ${number} 版`, `version ${number} of the rules`, null);
  }
  if (rules.length === 0) return absent('这一轮还没有规则', 'the round has no rules yet');
  const hash = rules.at(-1)!.contentHash.slice(0, 16);
  return holds(`${rules.length} 版规则与计分所锁定的一致（${hash}…）`, `${rules.length} versions of the rules, as the runs were pinned to them (${hash}…)`);
}

import type { Bilingual } from '@jiangong/kernel';
import type { RunSummary } from './score-run.rules';
import type { RunAdviceView } from './score-run.view';

const MEANING: Readonly<Record<'green' | 'amber' | 'red', Bilingual>> = {
  green: { zh: '评委意见一致，名次可以放心使用。', en: 'The judges agree; the order can be relied on.' },
  amber: { zh: '名次大体可靠，入选线附近的先后请结合名次区间判断。', en: 'The order holds on the whole; near the award line look at the rank intervals.' },
  red: { zh: '评分不足以把参评件区分开，相近名次的先后没有把握，请评委组合议。', en: 'The marks do not separate the entries; the order of neighbours is not certain, let the panel deliberate.' },
};

interface Viewer {
  readonly language: keyof Bilingual;
  /** Who the judges are; null for whoever may not know. Asking is a read that is written down. */
  readonly names: (() => Promise<ReadonlyMap<string, string>>) | null;
  readonly seesJudges: boolean;
}

/** The advice as a viewer may see it: what concerns single judges is for the city's officers and auditors. */
export function toAdviceView({ judges, residuals, reliability, ...advice }: RunSummary, { language, names, seesJudges }: Viewer): RunAdviceView {
  return {
    ...advice,
    reliability: reliability && { ...reliability, meaning: MEANING[reliability.light][language] },
    judges: seesJudges ? judges.map(({ judge, code, ...one }) => ({ ...one, judge: code, judgeName: names && (async () => (await names()).get(judge) ?? null) })) : [],
    residuals: seesJudges ? residuals.map(({ entry, code, standardised }) => ({ entryId: entry, judge: code, standardised })) : [],
  };
}

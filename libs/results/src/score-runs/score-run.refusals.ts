import { defineRefusal } from '@jiangong/kernel';

export const ScoreRunUnderWay = defineRefusal('SCORE_RUN_UNDER_WAY', (f: { number: number }) => ({
  zh: `第 ${f.number} 次计分尚未结束；请等待完成，或先取消它`,
  en: `score run ${f.number} is still under way; wait for it or cancel it first`,
}));

export const RerunNeedsReason = defineRefusal('RERUN_NEEDS_REASON', (f: { number: number }) => ({
  zh: `本轮次已计分 ${f.number} 次，重新计分须填写理由`,
  en: `this round has ${f.number} score run(s) already; a further one needs a reason`,
}));

export const ScoreRunOver = defineRefusal('SCORE_RUN_OVER', (f: { number: number; state: string }) => ({
  zh: `第 ${f.number} 次计分已${{ sealed: '封存', failed: '失败', cancelled: '取消' }[f.state] ?? '结束'}，不能取消`,
  en: `score run ${f.number} is ${f.state} and cannot be cancelled`,
}));

/** The frozen inputs no longer have the hash they were frozen with. */
export const ScoreRunInputsAltered = defineRefusal('SCORE_RUN_INPUTS_ALTERED', (f: { number: number; expected: string; found: string }) => ({
  zh: `第 ${f.number} 次计分的封存数据与登记的哈希不符，已停止计算；请通知审计人员`,
  en: `the frozen inputs of score run ${f.number} do not have their recorded hash; nothing was computed, tell the auditor`,
}));

/** The engine would not compute from these inputs: it says where. */
export const ScoreRunNotComputable = defineRefusal('SCORE_RUN_NOT_COMPUTABLE', (f: { number: number; code: string; zh: string; en: string }) => ({
  zh: `第 ${f.number} 次计分无法完成：${f.zh}`,
  en: `score run ${f.number} cannot be computed: ${f.en}`,
}));

/** The computation broke off at every attempt; nothing of it was written. */
export const ScoreRunBrokeOff = defineRefusal('SCORE_RUN_BROKE_OFF', (f: { number: number; attempts: number; isOutOfMemory: boolean }) => ({
  zh: `第 ${f.number} 次计分试了 ${f.attempts} 次都中途中断${f.isOutOfMemory ? '（内存不足）' : ''}，没有写入任何结果；请联系管理员${f.isOutOfMemory ? '增加后台任务的内存' : ''}后重新计分`,
  en: `score run ${f.number} broke off ${f.isOutOfMemory ? '(out of memory) ' : ''}at each of ${f.attempts} attempts and nothing was written; ask an administrator${f.isOutOfMemory ? ' for more memory for the worker' : ''}, then run the scores again`,
}));

export const NoSealedRun = defineRefusal('NO_SEALED_RUN', () => ({
  zh: '本轮次还没有封存的计分结果，不能进入评定',
  en: 'the round has no sealed score run yet; nothing can be decided',
}));

/** Marks, entries or rules changed after the run froze its inputs. */
export const ScoreRunStale = defineRefusal('SCORE_RUN_STALE', (f: { number: number; inputsHash: string; presentHash: string }) => ({
  zh: `第 ${f.number} 次计分之后，参评件或评分有变动；请重新计分后再评定`,
  en: `entries or marks changed after score run ${f.number}; run the scores again before deciding`,
}));

/** A further run is a proposal until two officers have applied it. */
export const ScoreRunOnlyProposed = defineRefusal('SCORE_RUN_ONLY_PROPOSED', (f: { number: number }) => ({
  zh: `第 ${f.number} 次计分还只是复算建议；须由两位负责人先后确认采用后，才能据以评定`,
  en: `score run ${f.number} is only proposed; two officers have to apply it before anything is decided from it`,
}));

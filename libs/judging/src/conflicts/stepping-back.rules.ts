/** What a judge stepped back from (回避) on the sheet itself. */
export interface SteppedBack {
  readonly entryId: string;
  /** The kind of reason the judge named, or what the platform wrote. */
  readonly code: string;
  readonly reason: string | null;
}

/** domain.md §5: kinds of reason that name a tie. Who is merely unable to judge has none; what the platform wrote says where it comes from itself. */
const TIES_NAMED: Readonly<Record<string, string>> = {
  same_unit: '同一单位', kin: '亲属', mentor: '师徒', same_studio: '同一工作室', co_author: '共同完成人', recommender: '推荐人', joint_award: '曾共同获奖', other: '其他关系',
};

/** What shows a tie named when stepping back; null where none was. */
export function evidenceOfStepBack({ code, reason }: SteppedBack): string | null {
  const tie = TIES_NAMED[code];
  return tie === undefined ? null : `评委在评分表上申请回避：${tie}${reason ? `，${reason}` : ''}`;
}

/** The phases of a round in their order (domain.md §3); `cancelled` stands beside them. */
export const PHASES = ['scheduled', 'collecting', 'reviewing', 'judging', 'computing', 'deciding', 'notice', 'published', 'cancelled'] as const;
export type Phase = (typeof PHASES)[number];

/** What people call them. */
export const PHASE_NAMES: Readonly<Record<Phase, string>> = {
  scheduled: '未开始', collecting: '征集', reviewing: '审核', judging: '评审', computing: '计分',
  deciding: '评定', notice: '公示', published: '已发布', cancelled: '已取消',
};

export const namesOf = (phases: readonly Phase[]): string => phases.map((phase) => `“${PHASE_NAMES[phase]}”`).join('或');

import type { z } from 'zod';
import type { titleContent } from '../title-content';

/** 首席技师 with three levels of 2, 4 and 8 places, ¥3,500 a month, routine work 30 %, one innovation topic a year (J12). */
export const someTitle = (changes: Partial<z.input<typeof titleContent>> = {}): z.input<typeof titleContent> => ({
  grantedBy: '山城市总工会',
  levels: [
    { code: 'first', name: '一级', cap: 2, allowanceFen: 350_000, termMonths: 36 },
    { code: 'second', name: '二级', cap: 4, allowanceFen: 350_000, termMonths: 36 },
    { code: 'third', name: '三级', cap: 8, allowanceFen: 350_000, termMonths: 36 },
  ],
  assessment: {
    everyMonths: 12, passMark: 70_000, minAssessors: 3,
    parts: [
      { code: 'routine', name: '日常工作', weight: 30, isRoutine: true }, { code: 'innovation', name: '创新成果', weight: 35 },
      { code: 'knowledge', name: '知识技能', weight: 15 }, { code: 'coaching', name: '传带培养', weight: 20 },
    ],
  },
  evidence: [{ code: 'topic', name: '创新课题', withinMonths: 12 }],
  vacancy: {
    workingDays: 5, noticeDays: 0, conditions: '本市一线职工，高级技师，近一年有创新课题。', judges: 3, minimumMark: 60_000,
    criteria: [{ code: 'skill', name: '技能水平', weight: 40 }, { code: 'innovation', name: '创新成果', weight: 40 }, { code: 'coaching', name: '传带培养', weight: 20 }],
  },
  ...changes,
});

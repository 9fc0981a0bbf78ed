import type { Chance } from './chance';

interface WorkPlan {
  readonly category: string;
  readonly title: string;
  readonly content: Record<string, unknown>;
}

const SUBJECTS: readonly (readonly [string, string, string, string])[] = [
  ['磨煤机磨辊', '磨损快、更换频繁', '使用寿命', '小时'], ['输送带托辊', '卡滞导致跑偏', '故障间隔', '小时'], ['焊接工装', '定位靠手工、返修多', '一次合格率', '%'],
  ['配电柜检修', '停电时间长', '停电时间', '分钟'], ['水泵密封', '渗漏频繁', '连续运行时间', '小时'], ['注塑模具冷却', '冷却不均', '单件节拍', '秒'],
  ['混凝土养护', '用水量大', '每立方米用水', '升'], ['客运站引导', '旅客走错候车区', '咨询量', '次/日'], ['化验取样', '取样劳动强度大', '单次取样时间', '分钟'],
  ['仓库盘点', '人工记录易错', '盘点差错率', '%'], ['轴承加热', '温度不匀', '装配时间', '分钟'], ['废气余热', '热量直接排放', '年节约标准煤', '吨'],
];
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  小发明: ['自动补偿装置', '快速检测仪', '防错夹具'], 小创造: ['专用拆装工具', '组合式支架', '便携式平台'], 小革新: ['结构改进', '工序合并', '材料替换'],
  小设计: ['模块化设计', '标识与布局设计', '节能回路设计'], 小建议: ['点检制度优化', '备件共享建议', '班前确认清单'],
};

/** One believable five-small work of a kind: a problem, what was done, an indicator, and what it brought. */
export function makeWork(chance: Chance, category: string): WorkPlan {
  const [subject, problem, indicator, unit] = chance.pick(SUBJECTS) as (typeof SUBJECTS)[number];
  const action = chance.pick([...ACTIONS[category]!]) as string;
  const value = chance.whole(12, 960);
  return {
    category,
    title: `${subject}${action}`,
    content: {
      problem: `${subject}长期存在${problem}的问题，班组每月要为此停下${chance.whole(2, 9)}次。`,
      measure: `班组自行设计${action}，利用检修间隙试制，先在${chance.whole(1, 3)}台设备上试用，再在全车间推开。`,
      outcomes: [
        { kind: 'indicator', name: indicator, value: String(value), unit },
        { kind: 'direct', value: String(chance.whole(2, 60) * 10_000), base: '每年' },
        { kind: 'indirect', value: String(chance.whole(5, 300) * 10_000), base: '每个大修周期' },
      ],
      applied_on: `2025-${String(chance.whole(1, 12)).padStart(2, '0')}-15`,
    },
  };
}

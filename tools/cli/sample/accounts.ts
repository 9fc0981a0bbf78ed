import type { Role } from '@jiangong/kernel';

/** One password for all: the sample season is for looking around, never for a real installation. */
export const SAMPLE_PASSWORD = 'jiangong-2026';

export interface SampleAccount {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  /** At which node of the tree. */
  readonly at: string;
  /** Member of which unit; null for officers of a federation. */
  readonly unit: string | null;
  /** How good this person is, where put forward; see `SampleMember`. */
  readonly talent?: number;
  readonly what: string;
}

export const CITY = '重庆市总工会';
export const HOME_DISTRICT = '江北区总工会';
export const HOME_UNIT = '重庆长安汽车股份有限公司';

const JUDGE_UNITS = [
  '国网綦江供电公司', '重庆华峰化工有限公司', '重庆理文造纸有限公司', '中铁二院重庆勘察设计院有限责任公司', '格力电器（重庆）有限公司',
  '重庆机械高级技工学校', '华为（重庆）人工智能创新中心', '重庆火车北站', '中交一公局重庆万州公司',
];
const JUDGE_NAMES = ['覃素云', '罗启明', '冉文渊', '谭思远', '汪德润', '姚静初', '蒲云帆', '牟清和', '向怀瑾'];

export const sampleAccounts: readonly SampleAccount[] = [
  { username: 'zhigong', name: '周渝生', role: 'member', at: HOME_UNIT, unit: HOME_UNIT, talent: 94, what: '职工：投稿，查看进度' },
  { username: 'danwei', name: '唐晓蓉', role: 'unit_cadre', at: HOME_UNIT, unit: HOME_UNIT, what: `基层工会（${HOME_UNIT}）：推荐，导入名册` },
  { username: 'quxian', name: '黎文博', role: 'district_organiser', at: HOME_DISTRICT, unit: null, what: `区县总工会（${HOME_DISTRICT}）：审核，退回，上报` },
  { username: 'shizong', name: '袁志行', role: 'city_organiser', at: CITY, unit: null, what: '市总工会：评委组、计分、确定名单、签发' },
  { username: 'shizong2', name: '贺知秋', role: 'city_organiser', at: CITY, unit: null, what: '市总工会：第二位签发人' },
  ...JUDGE_UNITS.map((unit, at) => ({
    username: at === 0 ? 'pingwei' : `pingwei${at + 1}`, name: JUDGE_NAMES[at]!, role: 'judge' as const, at: CITY, unit, what: `评委（${unit}）`,
  })),
  { username: 'shenji', name: '严守正', role: 'auditor', at: CITY, unit: null, what: '审计：只看不改' },
  { username: 'jijian', name: '郑清源', role: 'discipline', at: CITY, unit: null, what: '纪检：受理和办理公示期异议' },
  { username: 'guanli', name: '系统管理员', role: 'administrator', at: CITY, unit: null, what: '管理员：账号与组织' },
  { username: 'shicaiwu', name: '钱守约', role: 'city_finance', at: CITY, unit: null, what: '市总财务：预算、拨款、付款' },
  { username: 'caiwu', name: '彭守信', role: 'finance_officer', at: HOME_UNIT, unit: null, what: `单位财务（${HOME_UNIT}）：核实成果效益` },
];

/** Prints who can sign in; `npm start` shows it. */
export function tellAccounts(): Promise<void> {
  const judges = sampleAccounts.filter((account) => account.role === 'judge');
  const lines = sampleAccounts
    .filter((account) => account.role !== 'judge')
    .map(({ username, what }) => `  ${username.padEnd(10)} ${what}`);
  lines.splice(5, 0, `  ${'pingwei'.padEnd(10)} 评委；另有 pingwei2 … pingwei${judges.length}`);
  console.log(`示例账号 sample accounts（密码 password：${SAMPLE_PASSWORD}）\n${lines.join('\n')}\n  示例密码是公开的，请勿在真实环境使用 · the sample password is public: never for real use`);
  return Promise.resolve();
}

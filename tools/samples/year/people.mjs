// Generated members and judges of real enterprises. No person here exists; no phone, no identity number is ever made.

/** enterprise → prefix of its member numbers, number of members, line of work (see deeds.mjs) */
export const STAFFING = {
  国网重庆市电力公司市南供电分公司: ['SN', 28, 'grid'],
  国网綦江供电公司: ['QJ', 18, 'grid'],
  国家电投集团重庆合川发电有限公司: ['HC', 26, 'generation'],
  重庆华峰化工有限公司: ['HF', 30, 'chemical'],
  重庆中烟涪陵卷烟厂: ['YC', 24, 'tobacco'],
  重庆长安汽车股份有限公司: ['CA', 36, 'car'],
  长安汽车两江工厂: ['LJ', 26, 'car'],
  赛力斯集团股份有限公司: ['SL', 32, 'car'],
  中铁二院重庆勘察设计院有限责任公司: ['TE', 22, 'survey'],
  重庆理文造纸有限公司: ['LW', 20, 'paper'],
  重庆华新参天水泥有限公司: ['HX', 20, 'cement'],
  中交一公局重庆万州公司: ['ZJ', 24, 'building'],
  中建五局重庆分公司: ['ZW', 26, 'building'],
  '格力电器（重庆）有限公司': ['GL', 24, 'appliance'],
  重庆机械高级技工学校: ['JX', 14, 'school'],
  '华为（重庆）人工智能创新中心': ['HW', 14, 'software'],
  重庆火车北站: ['BZ', 24, 'station'],
};

const SURNAMES =
  '王李张刘陈杨黄赵周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文冉向覃牟幺蒲';
const DOUBLE_SURNAMES = ['欧阳', '上官', '司马', '诸葛', '皇甫', '令狐'];
const MALE = '伟强磊军洋勇杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆旭宁龙林建国志东海峰毅恒川渝博航睿鸿远德昌永庆福贵兴锋';
const FEMALE = '芳娜敏静丽艳娟霞秀燕玲桂莉慧婷雪琳倩颖洁梅琴欣怡佳悦蓉晓菲瑶萍红英兰凤春莲月君诗雅思渝';
/** single given names from rarer characters only: short names of common ones are too often somebody known */
const SINGLE = '昱琰钰煜熠珺玥铖骁翊璟澍楷栩';
/** combinations a reader would take for a public figure */
const AVOIDED = ['刘德华', '张兴海', '王健林', '李国庆', '李永波', '周永福', '张国立', '王建国', '马永贞', '李志强', '王海涛', '曾庆红', '林志玲', '李永贵', '陈永贵'];
/** ethnic names with the interpunct, characters beyond GB2312, one beyond the basic plane, and a single-character name */
const SPECIAL = [
  ['阿依古丽·吐尔逊', '女', 'LJ'],
  ['吉克·木呷', '男', 'ZJ'],
  ['扎西·罗布次仁', '男', 'ZW'],
  ['迪丽努尔·艾尼瓦尔', '女', 'YC'],
  ['冉龑', '男', 'HF'],
  ['向翀犇', '男', 'BZ'],
  ['欧阳垚喆', '男', 'HC'],
  ['陈𬱖', '女', 'SN'],
  ['覃祎赟', '女', 'GL'],
  ['牟䶮', '男', 'QJ'],
];

const POSTS = ['一线职工', '专业技术人员', '企业管理人员', '企业负责人'];

export function makeName(chance, sex) {
  const surname = chance.isLucky(0.02) ? chance.pick(DOUBLE_SURNAMES) : chance.pick([...SURNAMES]);
  if (chance.isLucky(0.15)) return surname + chance.pick([...SINGLE]);
  const given = [...(sex === '男' ? MALE : FEMALE)];
  const first = chance.pick(given);
  const name = surname + first + chance.pick(given.filter((character) => character !== first));
  return AVOIDED.includes(name) ? makeName(chance, sex) : name;
}

export function makePost(chance) {
  const drawn = chance.next();
  return POSTS[drawn < 0.62 ? 0 : drawn < 0.86 ? 1 : drawn < 0.96 ? 2 : 3];
}

/** a joining day between 1995 and 2025, as its three numbers */
const makeDay = (chance) => [chance.whole(1995, 2025), chance.whole(1, 12), chance.whole(1, 28)];

export function makeMembers(chance, organizations) {
  return organizations
    .filter(({ level }) => level === 'enterprise')
    .flatMap((unit) => {
      const [prefix, count, work] = STAFFING[unit.name];
      const specials = SPECIAL.filter(([, , home]) => home === prefix);
      return Array.from({ length: count }, (_, index) => {
        // Special names sit in the middle of their unit, where a reader of the sheet meets them by surprise.
        const special = specials[index - 8];
        const sex = special?.[1] ?? (chance.isLucky(0.66) ? '男' : '女');
        const post = special ? '一线职工' : makePost(chance);
        return {
          code: `${prefix}${String(index + 1).padStart(4, '0')}`,
          name: special?.[0] ?? makeName(chance, sex),
          sex,
          unit,
          work,
          joined: makeDay(chance),
          post,
          isMigrant: post === '一线职工' && chance.isLucky(work === 'building' ? 0.6 : 0.15),
          isSpecial: Boolean(special),
          talent: Math.min(95, Math.max(78, chance.around(86, 3.2))),
        };
      });
    });
}

/** the joining day as people write it: mostly text, some real Excel dates, a few other spellings the rules accept */
function spellDay(chance, [year, month, day]) {
  const [mm, dd] = [month, day].map((part) => String(part).padStart(2, '0'));
  const drawn = chance.next();
  if (drawn < 0.2) return new Date(Date.UTC(year, month - 1, day));
  if (drawn < 0.25) return `${year}/${month}/${day}`;
  if (drawn < 0.28) return `${year}年${month}月${day}日`;
  return `${year}-${mm}-${dd}`;
}

export function rosterRows(chance, members) {
  return members.map((member) => ({
    工号: member.code,
    姓名: member.name,
    性别: member.sex,
    单位: member.unit.name,
    入会日期: spellDay(chance, member.joined),
    岗位类别: member.post,
    农民工: member.isMigrant ? '是' : '否',
  }));
}

const JUDGE_UNITS = [
  '国网重庆市电力公司市南供电分公司', '重庆华峰化工有限公司', '重庆长安汽车股份有限公司', '赛力斯集团股份有限公司',
  '中铁二院重庆勘察设计院有限责任公司', '中建五局重庆分公司', '格力电器（重庆）有限公司', '重庆机械高级技工学校', '重庆火车北站',
  '渝中区总工会', '北碚区总工会', '重庆市教科文卫体工会', '重庆市交通运输工会', '重庆市农林水利工会',
];

export function makeJudges(chance, organizations) {
  return JUDGE_UNITS.map((name, index) => ({
    code: `J${String(index + 1).padStart(2, '0')}`,
    name: makeName(chance, index % 3 === 1 ? '女' : '男'),
    unit: organizations.find((organization) => organization.name === name),
    severity: chance.around(0, 0.8),
  }));
}

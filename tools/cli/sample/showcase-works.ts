/** A video of the showcase as somebody of the trade would tell it. */
export interface ShowcaseWork {
  readonly month: number;
  /** 0 秀绝活, 1 秀师徒, 2 秀创新 */
  readonly channel: 0 | 1 | 2;
  readonly trade: string;
  readonly title: string;
  readonly content: Readonly<Record<string, unknown>>;
}

type Written = readonly [trade: string, title: string, summary: string, story: string, more: string];
type Outcome = Readonly<{ kind: string; name?: string; unit?: string; value: string; base?: string }>;

const skill = (month: number, [trade, title, summary, story, measured]: Written): ShowcaseWork => ({ month, channel: 0, trade, title, content: { summary, story, measured } });
const mentor = (month: number, [trade, title, summary, story, lineage]: Written): ShowcaseWork => ({ month, channel: 1, trade, title, content: { summary, story, lineage } });
const innovation = (month: number, [trade, title, summary, story]: readonly [string, string, string, string], outcomes: readonly Outcome[]): ShowcaseWork =>
  ({ month, channel: 2, trade, title, content: { summary, story, outcomes } });

const lasting = (name: string, value: string, unit: string): Outcome => ({ kind: 'indicator', name, value, unit });
const saving = (value: string, base = '每年'): Outcome => ({ kind: 'direct', value, base });
const sparing = (value: string, base = '每个大修周期'): Outcome => ({ kind: 'indirect', value, base });

/** Written by hand, so that no two read alike: two of each channel in every month so far. */
export const showcaseWorks: readonly ShowcaseWork[] = [
  skill(1, ['car', '耳听发动机，三秒断故障', '一根听诊杆，听出气门间隙差一丝', '在总装线末端听了十九年发动机，缸盖、正时链、张紧轮各有各的声音。不拆一颗螺丝，先听频率，再摸振动，最后看转速变化，把故障点缩到一个零件。', '随机抽取 20 台样机，判断全部与拆检一致']),
  skill(1, ['grid', '百米高空走线不晃秤', '带电更换绝缘子，身体就是一杆秤', '登塔、转身、落座、收绳四步不碰第二次导线。窍门在脚尖先试摆幅，等导线回到中点再出手。', '单串绝缘子更换用时由 42 分钟降到 26 分钟']),
  mentor(1, ['appliance', '一把焊枪两代人', '师傅焊的是缝，传的是心静', '铜管钎焊讲究“看色下料”，师傅让徒弟先练三个月看火。视频里师徒同焊一只冷凝器弯头，师傅讲火候，徒弟讲自己的错在哪里。', '2023 年 7 月结对，徒弟去年考取高级工，焊口一次合格率由 91% 升到 99.4%']),
  mentor(1, ['building', '从放线员到测量班长', '一根线放准了，一栋楼就立直了', '超高层核心筒的轴线一层传一层，师傅讲误差是怎样一层层攒出来的，徒弟演示用三角闭合把它一层层消掉。', '2021 年结对，徒弟独立承担两栋塔楼测量，垂直度偏差均在 8 毫米以内']),
  innovation(1, ['generation', '会自己补偿的磨煤机磨辊', '磨损多少，补偿多少，不停机', '原来磨辊磨掉 30 毫米才换，出力早已下降。加装弹簧预紧与位移指示后，磨损随时补偿，换辊时间看得见。'], [lasting('磨辊使用寿命', '28000', '小时'), saving('492000', '每台机组'), sparing('6048000')]),
  innovation(1, ['chemical', '取样不再爬塔', '把采样口请到地面', '过去每班爬四次 18 米塔取样。用负压密闭采样器加回流管线，地面一分钟取到有代表性的样，残液回系统。'], [lasting('单次取样时间', '1', '分钟'), saving('136000')]),

  skill(2, ['paper', '手指一捻知克重', '纸从指间过，误差不过一克', '抄纸机换品种时在线仪表要等，手感不用等。拇指捻厚薄，指甲划匀度，耳边抖一抖听挺度。', '30 张盲测样张，克重误差均在 1 克以内']),
  skill(2, ['survey', '一眼看穿岩芯', '断面、颜色、声音，岩性三秒报出', '山区钻孔取芯常碎成块，靠锤声辨软硬，靠断口辨层理，编录又快又准。', '盲测 50 段岩芯，定名准确 49 段']),
  mentor(2, ['grid', '电缆头里的头发丝', '剥切半导电层，多一刀就报废', '师傅用三十年的刀法讲什么叫“留住最后一层”，徒弟第一次在镜头前完成 110 千伏电缆终端制作。', '2022 年 3 月签订师徒协议，徒弟去年获全市电缆专业竞赛第三名']),
  mentor(2, ['cement', '听窑辨火候', '窑里的火，师傅听得见', '回转窑烧成带的温度，仪表只给一个点。师傅教徒弟看火色、听窑皮、算用煤，两人各判一次，再开门验证。', '2020 年结对，徒弟现为中控主操，游离钙合格率提高 6 个百分点']),
  innovation(2, ['car', '拧紧枪的防错手套', '拧错一颗螺栓，手套先报警', '把拧紧枪的序号芯片和手套指尖的感应片配对，顺序不对枪不转。第一版用的是旧门禁卡里的线圈。'], [lasting('漏拧、错拧', '0', '次/万台'), saving('318000'), sparing('900000', '每年返修与召回风险')]),
  innovation(2, ['station', '候车厅里的“回头看”地贴', '旅客回头一看，就知道走错没有', '过去的标识都朝着来路。把箭头反过来贴在身后，旅客走过头一回头就能看见正确方向，问询量立刻下来。'], [lasting('进站口问询量', '120', '次/日'), saving('54000')]),

  skill(3, ['building', '一刀切出清水墙', '灰缝八毫米，横看竖看一条线', '清水砖墙不抹灰，每一块砖都露脸。挂线、铺灰、揉压、勾缝一气呵成，转角处不用第二块砖试。', '百块砖墙面平整度偏差 2 毫米以内，用时 38 分钟']),
  skill(3, ['software', '日志里听出心跳', '十万行日志，三分钟指到那一行', '不靠搜索靠节奏：正常的日志像心跳，出错前总有一拍乱了。演示一次真实的夜间故障回放。', '近一年 31 次故障，平均定位时间 4 分钟']),
  mentor(3, ['car', '漆面上的一束光', '把缺陷留给师傅，把漂亮留给用户', '终检灯下找颗粒，师傅讲打磨的力道在手腕不在手指，徒弟用同一块板现场返修两处。', '2024 年 1 月结对，徒弟半年内返修合格率由 82% 升到 97%']),
  mentor(3, ['generation', '汽轮机旁的“望闻问切”', '机器会说话，听得懂才叫运行', '师徒二人巡检同一条线，师傅只用手背和耳朵，徒弟用红外和测振，最后对答案。', '2019 年结对，徒弟去年发现 3 号机轴封漏汽，避免一次非停']),
  innovation(3, ['appliance', '折弯机上的“第三只手”', '大板件一个人也折得稳', '原来两人抬着板随机床起落。用废旧气缸做随动托架，跟着折弯角度走，一人操作，腰不再疼。'], [lasting('单件折弯用工', '1', '人'), saving('264000')]),
  innovation(3, ['cement', '篦冷机堵料，看一眼就知道', '把看不见的料层厚度变成一根光柱', '在观察孔装耐高温光栅，料层厚度变成光柱高低，中控不用再打电话问现场。'], [lasting('堵料停机', '1', '次/季'), saving('410000'), sparing('1260000')]),

  skill(4, ['generation', '盲装千分表', '蒙眼装表，指针不动半格', '汽缸找中心时空间窄、看不见表盘，全凭指尖触感把千分表装正、压量给准。', '蒙眼装表 10 次，压量误差均不超过 0.01 毫米']),
  skill(4, ['car', '一锤定平四门两盖', '听回声补凹坑，锤锤不过界', '钣金修复不刮灰，用小锤和垫铁把金属赶回原位。锤声发闷是空，发脆是实。', '直径 8 厘米凹坑，12 分钟复原，漆面不伤']),
  mentor(4, ['paper', '师傅的耳朵，徒弟的数据', '老师傅听声音，小徒弟画曲线', '真空辊轴承换早了浪费、换晚了断纸。徒弟把师傅“听着不对”的每一次记下来，做成振动曲线，两代人的判断第一次对上了数。', '2023 年结对，两年间断纸次数由每月 5 次降到 1 次']),
  mentor(4, ['station', '一条肩带背了二十年', '旅客的事，徒弟接着背', '重点旅客服务没有标准答案，师傅讲怎样扶、怎样说、怎样站，徒弟讲自己遇到的第一位盲人旅客。', '2022 年 5 月结对，徒弟现为服务台班长，收到表扬 46 件']),
  innovation(4, ['grid', '配电柜的“先断后开”锁', '门不断电，谁也打不开', '把柜门把手与接地刀闸机械联锁，停电、验电、接地不做完，柜门打不开。没有一个电子元件，零下也不失灵。'], [lasting('误入带电间隔', '0', '次'), saving('88000', '每座开闭所')]),
  innovation(4, ['building', '会报数的混凝土养护毯', '缺水它先说，养护不靠猜', '在养护毯里缝入湿度带，低于设定值自动补水，夜里不用再派人浇水。'], [lasting('每立方米养护用水', '38', '升'), saving('172000', '每个标段')]),

  skill(5, ['chemical', '一滴定终点', '滴定管在手，半滴就是半滴', '手动滴定的终点只在一瞬。控流靠小指，看色靠余光，半滴悬而不落，再轻轻一靠。', '平行样 12 次，极差不超过 0.02 毫升']),
  skill(5, ['appliance', '十指穿线不看孔', '四十八槽定子，手比眼快', '绕线嵌线全靠手感，漆包线不能有一处划伤。演示一台小电机从空槽到成圈。', '单台嵌线 17 分钟，耐压一次通过']),
  mentor(5, ['survey', '山里的第一张图', '师傅背仪器，徒弟背干粮，后来换过来', '没有信号的峡谷里如何把控制点引过去，师徒两人用三天走完一条导线，镜头跟了最后六百米。', '2018 年结对，徒弟去年独立完成 43 公里线路控制测量']),
  mentor(5, ['software', '键盘边的老法师', '代码评审，就是手把手', '师傅评审从不直接改，只问三个问题。徒弟把这三个问题贴在屏幕上，团队的缺陷少了一半。', '2024 年结对，徒弟主导的模块半年零回滚']),
  innovation(5, ['car', '料架长了“脚”', '空料架自己回家', '给料架装上回收电机和磁条导引，空架自动回到上料点，物流工每天少走九公里。'], [lasting('物流工步行', '7', '公里/班'), saving('286000'), sparing('420000', '每年产线等待损失')]),
  innovation(5, ['chemical', '把蒸汽凝液请回来', '废热不出厂，锅炉少吃煤', '疏水器后的凝液过去直排，装闪蒸罐回收二次汽，凝液回锅炉，冬天管沟不再冒白汽。'], [lasting('年节约标准煤', '640', '吨'), saving('512000'), sparing('768000', '每年')]),
];

import { shanghai, type Actor, type SettableClock } from '@jiangong/kernel';
import { Reader } from '@jiangong/platform';
import { ReviewNews, SaveNews, SubmitNews, type NewsText } from '@jiangong/recognition';
import type { SampleSeason } from './season';

type Day = readonly [month: number, day: number, hour: number];
interface Piece extends Pick<NewsText, 'title' | 'summary' | 'html' | 'source'> {
  readonly at: Day;
  readonly by?: 'city' | 'district';
}

const p = (...lines: readonly string[]): string => lines.map((line) => `<p>${line}</p>`).join('');
const PUBLICITY = '市总工会宣传教育部';
const COMPETITIONS = '市总工会劳动和经济工作部';

const PIECES: readonly Piece[] = [
  { at: [1, 4, 9], source: COMPETITIONS, title: '2026年网上劳动和技能竞赛启动', summary: '以“建功新时代，奋进新征程”为主题，全年分月推荐、季考评、年评选三级进行。',
    html: p('2026年网上劳动和技能竞赛今天启动。全市各单位工会每月推荐本单位的劳动之星、技能之星、创新之星、服务之星和安康之星，区县总工会、产业工会逐级审核后送评。', '月度之星自动进入季度考评，季度之星进入年度评选。名额、评分细则和回避规则在“竞赛”栏目公开。') + '<h2>今年有三点变化</h2><ol><li>推荐、审核、评审、签发全程在线，每一步可查。</li><li>评委打分记入账本，任何人可以下载核验工具自行重算。</li><li>点赞、浏览只用于展示，不参与任何评选。</li></ol>' },
  { at: [1, 12, 10], source: COMPETITIONS, title: '推荐月度之星，各单位须知', summary: '每月25日18时截止推荐，审核退回的可在截止前修改后重报。',
    html: p('各单位工会请在每月25日18时前完成推荐。事迹不超过800字，写清做了什么、结果如何，数据注明出处。') + '<table><thead><tr><th>环节</th><th>时间</th><th>由谁办理</th></tr></thead><tbody><tr><td>推荐</td><td>每月1日至25日18时</td><td>单位工会</td></tr><tr><td>审核</td><td>截止后3个工作日内</td><td>区县总工会、产业工会</td></tr><tr><td>评审</td><td>次月上旬</td><td>评委组</td></tr><tr><td>公示</td><td>5个工作日</td><td>市总工会</td></tr></tbody></table>' },
  { at: [2, 11, 9], source: PUBLICITY, title: '首批月度之星公布，十名职工入选', summary: '1月月度之星经评审、公示和两人签署后公布。',
    html: p('2026年1月月度之星今天公布，五个类别共十名职工入选，来自汽车、电力、客运、建筑等行业的一线岗位。', '每位之星的事迹、得分和入选路径可在“星光榜”查看。') },
  { at: [2, 26, 15], by: 'district', source: '江北区总工会', title: '江北区：把“五小”征集送进车间', summary: '区总工会干部带着表单进班组，现场帮职工把点子写成成果。',
    html: p('“平时改过的小工装，不知道算不算成果。”在江北区一家汽车零部件企业，装配班组的职工把自己做的定位块拿给工会干部看。', '区总工会今年把“五小”征集办到车间，由干部现场帮助填写问题、做法和成效，两天收集点子二十六条，其中九条当场提交。') + '<blockquote><p>能解决问题的办法，就是好成果。</p></blockquote>' },
  { at: [3, 10, 9], source: PUBLICITY, title: '2月月度之星公布', summary: '十名职工入选，服务之星三分之二来自窗口单位。',
    html: p('2026年2月月度之星已公布。春运期间，一批客运、供电、环卫职工坚守岗位，他们的事迹在评审中受到关注。') },
  { at: [3, 18, 11], source: COMPETITIONS, title: '“五小”成果怎样写清效益', summary: '直接效益、间接效益和指标分开填写，经单位财务人员核实的单独列示。',
    html: p('成果效益分三类填写：') + '<ul><li><strong>指标</strong>：如停机时间、合格率，写明改进前后的数值和统计口径。</li><li><strong>直接效益</strong>：可以计入账目的节约或增收，写明计算方法。</li><li><strong>间接效益</strong>：工期、安全、环保等方面的折算，写明依据。</li></ul>' + p('未经单位财务人员核实的效益标注“未核实”，不与已核实的合计。') },
  { at: [4, 9, 9], source: PUBLICITY, title: '一季度月度之星全部公布', summary: '一季度共公布月度之星三十人次，全部进入季度考评。',
    html: p('随着3月月度之星公布，一季度三十人次的月度之星已全部产生，自动进入一季度考评。', '季度考评由另行抽取的评委组进行，评委与参评人存在同单位、亲属、师徒等关系的一律回避。') },
  { at: [4, 16, 10], source: COMPETITIONS, title: '评审回避有了系统把关', summary: '同单位、亲属、师徒关系在分配时即排除，评委也可随时申请回避。',
    html: p('今年的评审分配由系统按公开的规则计算。评委签署回避声明后才能看到作品；发现新的利害关系，可随时申请回避，已打的分作废并另派评委。', '分配和回避的记录进入账本，审计人员随时可查。') },
  { at: [4, 28, 16], source: '市总工会办公室', title: '五一前夕慰问一线之星', summary: '市总工会走访一季度的月度之星，听取对竞赛的意见。',
    html: p('五一国际劳动节前夕，市总工会走访了几位月度之星所在的班组，送去节日问候。', '职工们建议增加夜班可用的提交时段、简化手机端填写。相关意见已列入改进清单。') },
  { at: [5, 6, 9], source: COMPETITIONS, title: '4月评审延长至5月15日', summary: '因五一假期，4月两个项目的评审截止时间顺延，理由和批准人已公开。',
    html: p('因五一假期，4月“建功之星”和“五小”活动的评审截止时间延长至5月15日18时。延长的理由、批准人和时间已记录在相应轮次中。') },
  { at: [5, 9, 14], by: 'district', source: '江北区总工会', title: '江北区举办微视频拍摄课', summary: '一部手机、三分钟，把绝活拍清楚：区总工会请来老师手把手教。',
    html: p('怎样用手机把绝活拍清楚？江北区总工会请来影视专业教师，从固定机位、靠近收音、先说结果三件事讲起，五十多名职工现场拍出第一条作品。', '微视频不超过3分钟，可在手机上直接上传，断网后能接着传。') },
];

interface Honoured {
  readonly memberId: string;
  readonly name: string;
  readonly unit: string;
  readonly title: string;
  readonly deeds: string;
}

const OPENINGS = ['清晨六点半，车间的灯刚亮，', '说起身边的这位同事，班组里的人都有话讲：', '工具箱里那本翻旧了的笔记，'] as const;
const CLOSINGS = ['“活儿是一件一件干出来的。”{name}说，拿了奖，第二天照样先到岗位看设备。', '问起下一步，{name}想把这些做法整理成册，让新来的徒弟少走弯路。', '在{name}看来，荣誉属于班组：“少了谁，这件事都做不成。”'] as const;

function profile({ name, unit, title, deeds }: Honoured, at: number): Omit<Piece, 'at'> {
  const [first = ''] = deeds.split(/(?<=[。；])/);
  return {
    source: PUBLICITY, title: `${name}：${['手上有准，心里有数', '把难题当师傅', '守好这一班'][at]!}`, summary: `${title}，${unit}职工。`,
    html: p(`${OPENINGS[at]!}${name}的一天就这样开始。在${unit}，大家习惯遇到难处先找这位“${title}”。`, deeds) + `<blockquote><p>${first}</p></blockquote>` + p(CLOSINGS[at]!.replace('{name}', name)),
  };
}

/** News and profiles of the season so far, each written by one officer and released by another; two wait on the desk. */
export async function writeNews(season: SampleSeason, clock: SettableClock, reader: Reader, year: number, now: Date): Promise<void> {
  const [city] = await reader.rows<{ id: string }>(`select id from organization where level = 'city'`);
  const writers: Record<'city' | 'district', readonly [Actor, Actor]> = { city: [season.officer('shizong'), season.officer('shizong2')], district: [season.officer('quxian'), season.officer('shizong2')] };
  const district = writers.district[0].grants[0]!.organizationId;
  const write = async (piece: Piece, over: Partial<NewsText> = {}) => {
    const [month, day, hour] = piece.at;
    clock.set(shanghai(year, month, day, hour));
    const [writer, second] = writers[piece.by ?? 'city'];
    const { title, summary, html, source } = piece;
    const id = await season.command(SaveNews).execute(writer, { kind: 'news', title, summary, html, source, organizationId: piece.by === 'district' ? district : city!.id, seasonYear: year, ...over });
    const version = async (): Promise<number> => (await reader.first<{ version: number }>('select version from news_item where id = $1', [id]))!.version;
    return { id, second, submit: async () => season.command(SubmitNews).execute(writer, { id, version: await version() }), release: async (publishAt: Date | null) => season.command(ReviewNews).execute(second, { id, version: await version(), act: 'approve', publishAt }) };
  };
  const honoured = await reader.rows<Honoured>(
    `select distinct on (h.category_position) h.member_id as "memberId", h.name, o.name as unit, h.title, h.deeds
       from honour h join organization o on o.id = h.organization_id where h.programme_code = 'star' and h.cadence = 'month' order by h.category_position, h.rank, h.id limit 3`);
  const profiles = honoured.map((one, at) => ({ piece: { ...profile(one, at), at: [[4, 13, 9], [4, 22, 9], [5, 8, 9]][at] as unknown as Day }, over: { kind: 'profile' as const, memberId: one.memberId } }));
  const all = [...PIECES.map((piece) => ({ piece, over: {} })), ...profiles].sort((a, b) => a.piece.at[0] - b.piece.at[0] || a.piece.at[1] - b.piece.at[1]);
  for (const { piece, over } of all) {
    const draft = await write(piece, over);
    await draft.submit();
    await draft.release(null);
  }
  const waiting = await write({ at: [5, 11, 8], source: COMPETITIONS, title: '5月推荐进入最后两周', summary: '截至目前各区县推荐进度过半，请未推荐的单位抓紧。', html: p('5月推荐将于25日18时截止。请各单位工会对照名额抓紧推荐，区县总工会做好审核。') });
  await waiting.submit();
  const planned = await write({ at: [5, 11, 9], source: COMPETITIONS, title: '4月月度之星将于近日公布', summary: '评审结束后进入公示，公示期五个工作日。', html: p('4月评审将于5月15日结束，随后公示五个工作日。') });
  await planned.submit();
  await planned.release(shanghai(year, 5, 15, 18));
  clock.set(now);
}


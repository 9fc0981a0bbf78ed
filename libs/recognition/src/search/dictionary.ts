import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Jieba as JiebaType } from '@node-rs/jieba';

/** Raise it with every change below: what was cut by an older one is cut again by the reindex job. */
export const DICTIONARY_VERSION = 2;

/** Words of the field that a general dictionary cuts apart. */
export const DOMAIN_WORDS: readonly string[] = [
  '技能之星', '劳动之星', '创新之星', '服务之星', '安康之星', '月度之星', '季度之星', '年度之星', '星光榜', '月推荐', '季考评', '年评选',
  '五小', '小发明', '小创造', '小革新', '小设计', '小建议', '小改造', '小技改', '秀绝活', '秀师徒', '秀创新', '微视频', '绝活', '师徒',
  '网上劳动和技能竞赛', '劳动竞赛', '技能竞赛', '劳动和技能竞赛', '总工会', '区县总工会', '产业工会', '基层工会', '工会委员会', '职工', '农民工', '劳模', '工匠', '劳模创新工作室', '创新工作室', '班组',
  '五一劳动奖章', '五一劳动奖状', '工人先锋号', '技术状元', '技术能手', '首席技师', '高级技师', '展示奖', '参评件', '评分表', '公示期', '宁缺勿滥',
  '两江新区', '高新区', '经开区', '渝中', '江北', '沙坪坝', '九龙坡', '南岸', '北碚', '渝北', '巴南', '涪陵', '万州', '黔江', '长寿', '江津', '合川', '永川', '南川', '綦江', '大足', '璧山', '铜梁', '潼南', '荣昌', '万盛', '梁平', '武隆', '城口', '丰都', '垫江', '云阳', '奉节', '巫山', '巫溪', '石柱', '秀山', '酉阳', '彭水',
];

let loaded: JiebaType | null = null;

/** The cutter; its dictionary is sixty megabytes in memory, so it is read when the first thing is searched or published. */
export function cutter(): JiebaType {
  if (loaded) return loaded;
  const require = createRequire(import.meta.url);
  const { Jieba } = require('@node-rs/jieba') as typeof import('@node-rs/jieba');
  loaded = Jieba.withDict(readFileSync(require.resolve('@node-rs/jieba/dict.txt')));
  loaded.loadDict(Buffer.from(DOMAIN_WORDS.map((word) => `${word} 20000 n\n`).join('')));
  return loaded;
}

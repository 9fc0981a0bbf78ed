import { defineTemplate } from '@jiangong/platform';
import { CATEGORY, DEEDS, MEMBER_NO, NAME, EXAMPLE_MARK } from './sheet-columns';

/** For the star competition; a round whose form asks more takes the fields' labels as further columns. */
export const recommendationTemplate = defineTemplate({
  name: 'recommendations', fileName: '推荐人选模板.xlsx', sheet: '推荐人选',
  columns: [
    { name: CATEGORY, isRequired: true, help: '本轮次的类别名称', example: '技能之星', choices: ['劳动之星', '技能之星', '创新之星', '服务之星', '安康之星'], width: 14 },
    { name: MEMBER_NO, isRequired: true, help: '已登记的工号', example: `CQ000001（${EXAMPLE_MARK}，请删除本行）`, width: 30 },
    { name: NAME, isRequired: true, help: '须与工号登记的姓名一致', example: '张三' },
    { name: DEEDS, isRequired: true, help: '主要事迹，写清做了什么、有什么成效', example: '示例：主持技术攻关三项，全年零质量事故。', width: 80 },
  ],
  notes: [
    '第一行是列名，请不要改动；第二行是示例，填写前请删除。列名后的 * 表示必填。',
    '数据放在第一个工作表；也可以另存为 .csv（UTF-8 或 GBK 编码）上传。',
    '有一行有误，整张表都不写入：有误的行会逐行列出，改正后重新上传。每个单位、每个类别的推荐名额以轮次规则为准。',
  ],
});

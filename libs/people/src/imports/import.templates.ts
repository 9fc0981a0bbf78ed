import { defineTemplate } from '@jiangong/platform';
import { LEVEL_CHOICES, OWNERSHIP_CHOICES } from './organizations-table';
import { GENDERS, POST_CLASSES, YES_NO } from './roster-table';

const NOTES = [
  '第一行是列名，请不要改动；第二行是示例，填写前请删除。列名后的 * 表示必填。',
  '数据放在第一个工作表；也可以另存为 .csv（UTF-8 或 GBK 编码）上传。',
  '上传后先检查、不写入：有误的行会逐行列出，可下载错误表改正后再传；确认后才写入。',
];

export const rosterTemplate = defineTemplate({
  name: 'roster', fileName: '职工名册模板.xlsx', sheet: '职工名册', notes: [...NOTES, '请不要填写身份证号、手机号：系统不保存，带有这些列的文件会被拒绝。'],
  columns: [
    { name: '工号', isRequired: true, help: '本市范围内唯一；字母、数字和 . _ -，最多 40 位', example: 'CQ000001', width: 16 },
    { name: '姓名', isRequired: true, help: '与身份证件一致', example: '张三' },
    { name: '性别', help: '可不填', example: '女', choices: [...GENDERS.keys()] },
    { name: '单位', isRequired: true, help: '组织中的全称；可以是企业、分会或班组', example: '示例：请改为本单位全称', width: 32 },
    { name: '入会日期', isRequired: true, help: '如 2026-03-05、2026/3/5 或 2026年3月5日', example: '2026-03-05', width: 14 },
    { name: '岗位类别', help: '评选名额用', example: '一线职工', choices: [...POST_CLASSES.keys()], width: 16 },
    { name: '农民工', help: '评选名额用', example: '否', choices: [...YES_NO.keys()] },
  ],
});

export const organizationsTemplate = defineTemplate({
  name: 'organizations', fileName: '组织模板.xlsx', sheet: '组织', notes: [...NOTES, '上级可以是已有的组织，也可以是本表中的另一行，先后不限。'],
  columns: [
    { name: '名称', isRequired: true, help: '全称，全市不重名', example: '示例机械有限公司', width: 32 },
    { name: '上级', isRequired: true, help: '上级组织的全称', example: '示例：请改为上级组织全称', width: 32 },
    { name: '层级', isRequired: true, help: '市→区县或产业→企业→分会→班组', example: '企业', choices: LEVEL_CHOICES },
    { name: '产业工会', help: '企业同时所属的产业工会，可不填', example: '', width: 24 },
    { name: '所有制', help: '可不填', example: '国有', choices: OWNERSHIP_CHOICES },
  ],
});

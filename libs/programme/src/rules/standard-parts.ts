import type { Criterion, Declaration } from './rule-content';

/** Four levels for every criterion, so that judges of different panels mean the same by the same mark. */
export const levels = (excellent: string, good: string, fair: string, poor: string): Criterion['levels'] => [
  { from: 90_000, name: '优秀', description: excellent },
  { from: 80_000, name: '良好', description: good },
  { from: 60_000, name: '一般', description: fair },
  { from: 0, name: '不足', description: poor },
];

export const ORIGINALITY: Declaration = {
  code: 'original', title: '原创与真实性声明', version: 1,
  text: '本人郑重声明：所申报的作品由本人及所列作者完成，各作者的贡献比例已经本人与其他作者商定；所填的技术指标、效益数据和佐证材料真实、可查；作品不侵犯他人的专利权、著作权和商业秘密，不含涉密内容。此前已获表彰的同一成果不重复申报。如有不实，本人愿接受取消参评资格、收回称号的处理，并承担相应责任。',
};

export const PUBLICITY: Declaration = {
  code: 'publicity', title: '公开展示授权', version: 1,
  text: '本人及所列作者同意主办单位在网上劳动和技能竞赛平台及工会宣传中，无偿展示作品名称、简介、图片、视频、作者姓名和所在单位。本人可以随时撤回授权，撤回后平台停止展示；撤回不影响此前已经作出的评审结果。',
};

export const PORTRAIT: Declaration = {
  code: 'portrait', title: '肖像权与拍摄声明', version: 1,
  text: '本人声明：视频和图片中出现的每一位人员均已知情，并同意用于本次展示；拍摄已经所在单位同意，未拍摄涉密场所、设备铭牌和客户信息；拍摄和演示遵守安全操作规程，背景音乐和素材均有权使用。',
};

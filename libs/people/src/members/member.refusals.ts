import { defineRefusal } from '@jiangong/kernel';

export const MemberNoTaken = defineRefusal('MEMBER_NO_TAKEN', (f: { memberNos: readonly string[] }) => ({
  zh: `工号已存在：${f.memberNos.join('、')}。同一工号只能登记一人，请核对`,
  en: `member number already taken: ${f.memberNos.join(', ')}; one number stands for one person`,
}));

export const MembershipTooEarly = defineRefusal('MEMBERSHIP_TOO_EARLY', (f: { fromOn: string; currentFromOn: string }) => ({
  zh: `新的入会日期 ${f.fromOn} 不晚于现有入会日期 ${f.currentFromOn}，同一时间只能属于一个组织`,
  en: `the new membership from ${f.fromOn} does not begin after the present one from ${f.currentFromOn}; a person belongs to one organization at a time`,
}));

export const AlreadyThere = defineRefusal('MEMBER_ALREADY_THERE', (_f: { organizationId: string }) => ({
  zh: '该职工已在这个组织，无需转移',
  en: 'the member already belongs to this organization',
}));

export const AttributeTooEarly = defineRefusal('ATTRIBUTE_TOO_EARLY', (f: { attribute: string; fromOn: string; currentFromOn: string }) => ({
  zh: `“${f.attribute}”的起始日期 ${f.fromOn} 须晚于现有记录的起始日期 ${f.currentFromOn}`,
  en: `“${f.attribute}” from ${f.fromOn} must begin after the present record from ${f.currentFromOn}`,
}));

export const TieWithOneself = defineRefusal('TIE_WITH_ONESELF', () => ({
  zh: '关系须登记在两位不同的职工之间',
  en: 'a tie is between two different persons',
}));

export const TieKnown = defineRefusal('TIE_KNOWN', (_f: { tieId: string }) => ({
  zh: '这两位职工之间的同一关系已经登记',
  en: 'the same tie between these two is on record already',
}));

export const TieOver = defineRefusal('TIE_OVER', (f: { toDay: string }) => ({
  zh: `这一关系已于 ${f.toDay} 结束`,
  en: `this tie ended on ${f.toDay} already`,
}));

import { defineRefusal } from '@jiangong/kernel';

export const NoMembership = defineRefusal('NO_MEMBERSHIP', (f: { name: string; day: string }) => ({
  zh: `${f.name} 在 ${f.day} 没有有效的会籍，不能参评；请先由所在单位工会核对花名册`,
  en: `${f.name} holds no union membership on ${f.day} and cannot take part; ask the unit's union to check the roster`,
}));

export const NotAMember = defineRefusal('NOT_A_MEMBER', () => ({
  zh: '这个账号不是职工账号，不能申报；请用职工本人的账号登录',
  en: 'this account belongs to no member and cannot hand anything in; sign in with the account of the member',
}));

export const CategoryNotInRound = defineRefusal('CATEGORY_NOT_IN_ROUND', (f: { round: string; categories: readonly string[] }) => ({
  zh: `“${f.round}”没有这个类别；可选：${f.categories.join('、')}`,
  en: `“${f.round}” has no such category; choose one of: ${f.categories.join(', ')}`,
}));

export const IntakeNotOffered = defineRefusal('INTAKE_NOT_OFFERED', (f: { round: string; origin: string }) => ({
  zh: `“${f.round}”不接受${ORIGIN_NAMES[f.origin]?.zh ?? f.origin}`,
  en: `“${f.round}” takes no ${ORIGIN_NAMES[f.origin]?.en ?? f.origin}`,
}));

const ORIGIN_NAMES: Readonly<Record<string, { zh: string; en: string }>> = {
  recommendation: { zh: '单位推荐', en: 'recommendations' },
  self_nomination: { zh: '个人自荐', en: 'self-nominations' },
  submission: { zh: '作品申报', en: 'submissions of works' },
  carried: { zh: '下级轮次结果', en: 'results carried from earlier rounds' },
};

export const EntryNotEditable = defineRefusal('ENTRY_NOT_EDITABLE', (f: { code: string; state: string; why: 'signed' | 'settled' | 'not_draft' | 'returned' }) => ({
  zh: `参评件 ${f.code} ${{ signed: '已有上级签署，内容不能再改；需要修改请联系审核方退回', settled: '已有结论，不能再改', not_draft: '已正式提交，不再是草稿', returned: '已被退回，请在退回件上修改后重新提交' }[f.why]}`,
  en: `entry ${f.code} ${{ signed: 'bears the signature of a desk and can no longer be changed; ask the desk to return it', settled: 'is settled and can no longer be changed', not_draft: 'was handed in and is no draft any more', returned: 'was returned; correct and resubmit it there' }[f.why]}`,
}));

export const EntryNotWithdrawable = defineRefusal('ENTRY_NOT_WITHDRAWABLE', (f: { code: string; state: string; phase: string }) => ({
  zh: `参评件 ${f.code} 不能撤回：评审已经开始或已有结论`,
  en: `entry ${f.code} cannot be withdrawn: judging has begun or it is settled`,
}));

export const CarryNotOpen = defineRefusal('CARRY_NOT_OPEN', (f: { round: string; phase: string }) => ({
  zh: `“${f.round}”已进入评审或之后的阶段，不能再接收下级轮次的结果`,
  en: `“${f.round}” is being judged or beyond and takes no more results of earlier rounds`,
}));

/** The same work twice, by a second press of the button or in another round of the programme (domain.md §4). */
export const SameWork = defineRefusal('SAME_WORK', (f: { title: string; code: string; round: string }) => ({
  zh: `“${f.title}”已在“${f.round}”申报（参评件 ${f.code}），名称和内容完全相同，不能重复申报`,
  en: `“${f.title}” was handed in already in “${f.round}” (entry ${f.code}), with the same title and content`,
}));

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

export const DeclarationsMissing = defineRefusal('DECLARATIONS_MISSING', (f: { titles: readonly string[] }) => ({
  zh: `提交前须阅读并同意：${f.titles.map((title) => `《${title}》`).join('')}`,
  en: `to be read and agreed to before handing in: ${f.titles.join(', ')}`,
}));

export const SharesNotWhole = defineRefusal('SHARES_NOT_WHOLE', (f: { total: number }) => ({
  zh: `各作者的贡献比例合计须为 100%，现为 ${f.total}%`,
  en: `the shares of all authors must add up to 100 per cent, not ${f.total}`,
}));

export const SelfNotAuthor = defineRefusal('SELF_NOT_AUTHOR', (f: { name: string }) => ({
  zh: `作者中没有申报人 ${f.name} 本人，不能代他人申报`,
  en: `${f.name}, who hands in, is not among the authors: nobody hands in for others`,
}));

export const TooManyAuthors = defineRefusal('TOO_MANY_AUTHORS', (f: { most: number; named: number }) => ({
  zh: `一件作品最多 ${f.most} 位作者，现为 ${f.named} 位`,
  en: `a work names at most ${f.most} authors, not ${f.named}`,
}));

export const MentorPairNeeded = defineRefusal('MENTOR_PAIR_NEEDED', (f: { category: string }) => ({
  zh: `“${f.category}”须由师徒二人共同申报：作者中要有与申报人登记了师徒关系的一位；尚未登记的，请先请工会登记`,
  en: `works of “${f.category}” are made by a mentor and an apprentice: name as author the one with whom a mentor tie is on record, or ask the union to record it`,
}));

/** The same work was honoured before, or is in play in another round (domain.md §4). */
export const WorkAlreadyKnown = defineRefusal('WORK_ALREADY_KNOWN', (f: { kind: 'already_awarded' | 'in_other_round'; where: string; similarity: number }) => ({
  zh: f.kind === 'already_awarded' ? `这件作品与本人在“${f.where}”已获表彰的作品相同（内容相似度 ${f.similarity}%），不能重复申报` : `这件作品与本人在“${f.where}”申报、尚未公布结果的作品相同（内容相似度 ${f.similarity}%），不能同时参评`,
  en: f.kind === 'already_awarded' ? `this work is the same as one honoured in “${f.where}” (${f.similarity} % alike)` : `this work is the same as one still under way in “${f.where}” (${f.similarity} % alike)`,
}));

import { defineRefusal } from '@jiangong/kernel';

/** `本单位本月技能之星名额为 2，已用 2`. */
export const UnitPlacesUsed = defineRefusal('UNIT_PLACES_USED', (f: { organization: string; period: string; category: string; places: number; used: number }) => ({
  zh: `本单位${f.period}${f.category}名额为 ${f.places}，已用 ${f.used}；撤回一件后可另行推荐（${f.organization}）`,
  en: `${f.organization} has ${f.places} places for this category in this round and has used ${f.used}; withdraw one to recommend another`,
}));

export const DistrictPlacesUsed = defineRefusal('DISTRICT_PLACES_USED', (f: { organization: string; period: string; category: string; places: number; used: number }) => ({
  zh: `${f.organization}${f.period}${f.category}上报名额为 ${f.places}，已报 ${f.used}`,
  en: `${f.organization} may pass up ${f.places} for this category in this round and has passed up ${f.used}`,
}));

/** The same words for a person who is elsewhere and for one who is not there. */
export const NotOwnUnion = defineRefusal('NOT_OWN_UNION', (f: { organization: string }) => ({
  zh: `“${f.organization}”不能推荐这名职工：推荐单位须是其所在单位、所在单位的上级工会，或所属产业工会；请核对工号和会籍`,
  en: `“${f.organization}” cannot recommend this person: it must be the person's own unit, a union above it, or its industry union; check the member number and the membership`,
}));

export const CannotRecommend = defineRefusal('CANNOT_RECOMMEND', (f: { organization: string }) => ({
  zh: `“${f.organization}”是班组，不单独推荐；请由所在分会或单位工会推荐`,
  en: `“${f.organization}” is a work team and does not recommend; its branch or enterprise does`,
}));

export const AlreadyRecommended = defineRefusal('ALREADY_RECOMMENDED', (f: { member: string; category: string; code: string; state: string }) => ({
  zh: `${f.member} 已由同一方申报本轮“${f.category}”（参评件 ${f.code}），不必重复${f.state === 'declined' ? '；该件已有不予推荐的决定' : ''}`,
  en: `${f.member} was already put forward by this side for this category (entry ${f.code})${f.state === 'declined' ? ', and it was declined' : ''}`,
}));

export const NotUnderReview = defineRefusal('NOT_UNDER_REVIEW', (f: { code: string; state: string }) => ({
  zh: `参评件 ${f.code} 的这条推荐${STATE_NAMES[f.state]?.zh ?? f.state}，现在不能审核；请刷新后查看`,
  en: `this recommendation of entry ${f.code} is ${STATE_NAMES[f.state]?.en ?? f.state} and cannot be decided now; reload to see it`,
}));

export const NotReturned = defineRefusal('NOT_RETURNED', (f: { code: string; state: string }) => ({
  zh: `参评件 ${f.code} 的这条推荐${STATE_NAMES[f.state]?.zh ?? f.state}，没有被退回，不能重新提交`,
  en: `this recommendation of entry ${f.code} is ${STATE_NAMES[f.state]?.en ?? f.state}, not returned, and cannot be resubmitted`,
}));

export const NothingCorrected = defineRefusal('NOTHING_CORRECTED', (f: { code: string }) => ({
  zh: `参评件 ${f.code} 的内容与退回时相同；请按退回理由修改，或写一句说明告诉审核人为什么不改`,
  en: `entry ${f.code} says the same as when it was returned; correct it, or write a note that tells the reviewer why nothing changes`,
}));

export const NotWithdrawable = defineRefusal('NOT_WITHDRAWABLE', (f: { code: string; state: string }) => ({
  zh: `参评件 ${f.code} 的这条推荐${STATE_NAMES[f.state]?.zh ?? f.state}，不能撤回`,
  en: `this recommendation of entry ${f.code} is ${STATE_NAMES[f.state]?.en ?? f.state} and cannot be withdrawn`,
}));

const STATE_NAMES: Readonly<Record<string, { zh: string; en: string }>> = {
  in_review: { zh: '正在审核', en: 'under review' },
  returned: { zh: '已退回待修改', en: 'returned for correction' },
  passed: { zh: '已通过', en: 'passed' },
  declined: { zh: '已不予推荐', en: 'declined' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
};

export const CorrectionDeadlinePassed = defineRefusal('CORRECTION_DEADLINE_PASSED', (f: { code: string; correctBy: string }) => ({
  zh: `参评件 ${f.code} 的修改期限 ${f.correctBy} 已过，不能重新提交`,
  en: `the deadline ${f.correctBy} to correct entry ${f.code} has passed`,
}));

export const ReturnReasonNeeded = defineRefusal('RETURN_REASON_NEEDED', () => ({
  zh: '选择“其他”时须写明理由，让对方知道怎样修改',
  en: 'with “other” a written reason is needed, so that the other side knows what to correct',
}));

export const ReviewPending = defineRefusal('REVIEW_PENDING', (f: { round: string; unit: number; district: number; city: number; returned: number }) => ({
  zh: `“${f.round}”还有未审结的推荐：单位 ${f.unit} 件、区县或产业 ${f.district} 件、市级 ${f.city} 件，退回待修改 ${f.returned} 件；审结后再进入评审，或由市级组织者写明理由后推进`,
  en: `“${f.round}” still has recommendations under review: unit ${f.unit}, district or industry ${f.district}, city ${f.city}, returned ${f.returned}; settle them before judging, or go on with a stated reason`,
}));

export const SheetFaulty = defineRefusal('RECOMMENDATION_SHEET_FAULTY', (f: { rowCount: number; faultCount: number; faults: readonly { row: number; column: string; reason: string }[] }) => ({
  zh: `表格 ${f.rowCount} 行中有 ${f.faultCount} 处错误，一条也没有写入：${f.faults.slice(0, 5).map((one) => `第 ${one.row} 行“${one.column}”${one.reason}`).join('；')}${f.faultCount > 5 ? '……' : ''}`,
  en: `the sheet of ${f.rowCount} rows has ${f.faultCount} faults and nothing was written: ${f.faults.slice(0, 5).map((one) => `row ${one.row} “${one.column}” ${one.reason}`).join('; ')}${f.faultCount > 5 ? '…' : ''}`,
}));

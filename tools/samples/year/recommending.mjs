// Twelve months of recommendations: four or five entries per kind and month, by units, districts, industry unions and the members themselves.
import { makeDeed } from './deeds.mjs';
import { toFullWidth } from './full-width.mjs';
import { FULL_WIDTH_MONTH, MONTH_PLOTS, REFUSED_RECOMMENDATIONS } from './plots.mjs';

const two = (number) => String(number).padStart(2, '0');

/** within the open days and office hours of the month; the deadline itself is planted, never drawn */
const makeTime = (chance, month, from = 2, to = 24) =>
  `${month}-${two(chance.whole(from, to))} ${two(chance.whole(8, 17))}:${two(chance.whole(0, 59))}:${two(chance.whole(0, 59))}`;

/** managers and heads below the average wait behind everybody else, so that the annual quotas stay within reach */
const waits = (member) => (member.post === '企业负责人' || member.post === '企业管理人员') && member.talent < 86;

/** hands out members, each at most once; undefined when nobody left fits */
function makePool(chance, members) {
  const queue = chance.shuffled(members).sort((a, b) => Number(waits(a)) - Number(waits(b)));
  return (accepts) => {
    const at = queue.findIndex(accepts);
    return at < 0 ? undefined : queue.splice(at, 1)[0];
  };
}

/**
 * @returns rows for the workbook; slots: Map "month|kind|member" → slot; labels: Map label → member; refused: Map reason → member
 */
export function makeRecommendations(chance, { kinds, months, members, organizations }) {
  const draw = makePool(chance, members);
  const [slots, labels, refused, placesUsed, drafts] = [new Map(), new Map(), new Map(), new Map(), []];
  const industryOf = (member) => organizations.find(({ name }) => name === member.unit.industry);
  const districtOf = (member) => organizations.find(({ name }) => name === member.unit.parent);
  const hasPlace = (union, kind, month) => (placesUsed.get(`${union.name}|${kind}|${month}`) ?? 0) < 2;

  function recommend(member, union, kind, month, time) {
    const isSelf = union === null;
    if (!isSelf) {
      const key = `${union.name}|${kind}|${month}`;
      placesUsed.set(key, (placesUsed.get(key) ?? 0) + 1);
    }
    drafts.push({ member, union: union ?? member.unit, isSelf, kind, month, time: time ?? makeTime(chance, month), order: chance.next() });
  }

  function chooseUnion(member, kind, month, via) {
    const drawn = chance.next();
    if (via === 'self' || (!via && drawn < 0.1)) return null;
    const wished = via === 'own' || drawn > 0.3 ? member.unit : drawn < 0.22 ? districtOf(member) : industryOf(member);
    return [wished, member.unit, districtOf(member)].find((union) => hasPlace(union, kind, month)) ?? null;
  }

  for (const month of months) {
    for (const kind of kinds) {
      const plot = MONTH_PLOTS[`${month}|${kind}`] ?? Array.from({ length: chance.isLucky(0.25) ? 5 : 4 }, () => ({}));
      for (const slot of plot) {
        // The unusual names belong among the winners, so they are given to the strong slots first.
        const isStrong = slot.quality >= 92 && !slot.home;
        const member =
          labels.get(slot.label) ??
          (isStrong ? draw(({ isSpecial }) => isSpecial) : undefined) ??
          draw(({ unit, isSpecial }) => (slot.home ? unit.name === slot.home : isStrong || !isSpecial));
        if (slot.label) labels.set(slot.label, member);
        slots.set(`${month}|${kind}|${member.code}`, slot);
        const union = chooseUnion(member, kind, month, slot.via);
        recommend(member, union, kind, month, slot.time);
        // Now and then a second union wants the same member: the two recommendations become one entry.
        if (slot.time || !chance.isLucky(0.07)) continue;
        const second = union === null ? member.unit : union === member.unit ? districtOf(member) : member.unit;
        if (hasPlace(second, kind, month)) recommend(member, second, kind, month);
      }
    }
  }

  for (const { reason, home, code, by, isFirstRow, ...row } of REFUSED_RECOMMENDATIONS) {
    const drawn = draw((candidate) => candidate.unit.name === home);
    const member = code ? { ...drawn, code } : drawn;
    refused.set(reason, member);
    const union = organizations.find(({ name }) => name === (by ?? home));
    drafts.push({ member, union, isSelf: false, order: isFirstRow ? -1 : chance.next(), ...row });
  }

  // As the unions send them in: month by month, union by union. Times do not follow the rows, and the rules must not care.
  const place = new Map(organizations.map((organization, index) => [organization, index]));
  drafts.sort((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : place.get(a.union) - place.get(b.union) || a.order - b.order));
  const fullWidth = drafts.find(({ month, time }) => month === FULL_WIDTH_MONTH && time > month);
  const rows = drafts.map((draft) => ({
    月份: draft.month,
    类别: draft.kind,
    工号: draft === fullWidth ? toFullWidth(draft.member.code) : draft.member.code,
    推荐单位: draft.union.name,
    方式: draft.isSelf ? '自荐' : '推荐',
    推荐时间: draft.time,
    事迹: makeDeed(chance, draft.kind === '奉献之星' ? '劳动之星' : draft.kind, draft.member),
  }));
  return { rows, slots, labels, refused };
}

// Scores, ranks and winners of one kind in one round (domain.md §6–7), in fractions.
import { add, compare, decimal, fraction, mean, over, roundHalfUp, times } from './rationals.mjs';

/** drops exactly `high` highest and `low` lowest values, one instance each even when tied */
const trim = (values, { high, low }) => [...values].sort(compare).slice(low, values.length - high);

function judgeTotal(sheet, criteria) {
  const weights = criteria.reduce((whole, criterion) => whole + criterion.weight, 0);
  const weighted = criteria.reduce(
    (whole, criterion) => add(whole, times(fraction(criterion.weight), sheet.marks[criterion.code])),
    fraction(0),
  );
  return over(weighted, weights);
}

/** one comparator of the chain, as the value that decides: the higher goes first */
function tieValue(step, entry, rules) {
  if (step.by === 'mean') return mean(entry.totals);
  if (step.by === 'criterion') return mean(trim(entry.sheets.map((sheet) => sheet.marks[step.criterion]), rules.method));
  throw new Error(`不认识的并列规则 / unknown tie rule: ${step.by}`);
}

function scoreEntry(member, sheets, rules) {
  const totals = sheets.map((sheet) => judgeTotal(sheet, rules.criteria));
  const kept = rules.method.kind === 'mean' ? totals : trim(totals, rules.method);
  const entry = { member, sheets, totals, exact: mean(kept), score: roundHalfUp(mean(kept), rules.decimals) };
  return { ...entry, keys: [entry.score, ...rules.ties.map((step) => tieValue(step, entry, rules))] };
}

/** index of the first key that tells two entries apart: 0 the score, 1… the tie chain, -1 none */
const decidedBy = (a, b) => a.keys.findIndex((key, index) => compare(key, b.keys[index]) !== 0);

function byKeys(a, b) {
  const at = decidedBy(a, b);
  if (at >= 0) return -compare(a.keys[at], b.keys[at]);
  return a.member.code < b.member.code ? -1 : 1;
}

/**
 * @param entries [{ member, sheets: [{ judge, marks: {criterion code: fraction} }] }]
 * @returns ranked: scored entries with rank and, when a tie step or a shared rank set it, `tie`; winners; unscored; leftOut
 */
export function decideKind(entries, rules) {
  const unscored = entries.filter((entry) => entry.sheets.length < rules.minJudges);
  const ranked = entries
    .filter((entry) => entry.sheets.length >= rules.minJudges)
    .map((entry) => scoreEntry(entry.member, entry.sheets, rules))
    .sort(byKeys);
  ranked.forEach((entry, index) => {
    const before = ranked[index - 1];
    const at = before ? decidedBy(before, entry) : 0;
    entry.rank = at < 0 ? before.rank : index + 1;
    entry.tie = at < 0 ? 'shared' : at > 0 ? rules.ties[at - 1].by : undefined;
  });
  const floor = decimal(rules.minimumMark);
  const eligible = ranked.filter((entry) => compare(entry.score, floor) >= 0);
  const winners = [];
  for (let at = 0; at < eligible.length; ) {
    const group = eligible.filter((entry) => entry.rank === eligible[at].rank);
    if (winners.length + group.length > rules.places) break;
    winners.push(...group);
    at += group.length;
  }
  const cut = eligible[winners.length];
  const leftOut = cut && winners.length < rules.places ? eligible.filter((entry) => entry.rank === cut.rank) : [];
  return { ranked, winners, unscored, leftOut };
}

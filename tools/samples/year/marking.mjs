// Score sheets of one round: five judges per entry, balanced, never of the entry's own line of organizations.
import { toFullWidth } from './full-width.mjs';
import { CARRIED_PLOTS } from './plots.mjs';

const CRITERIA = ['敬业奉献', '技能水平', '创新成果', '示范作用'];
const hundredths = (mark) => Math.round(mark * 100) / 100;

/** marks on the steps judges like: halves mostly, tenths often, hundredths seldom */
function likeMark(chance, mark) {
  const drawn = chance.next();
  const step = drawn < 0.7 ? 2 : drawn < 0.95 ? 10 : 100;
  return Math.min(100, Math.max(55, Math.round(mark * step) / step));
}

const ordinaryMarks = (chance, quality, severity) => CRITERIA.map(() => likeMark(chance, quality + severity + chance.around(0, 1.3)));

/**
 * Marks with weights 30/30/20/20 whose weighted mean is exactly `total` (thousandths allowed): pairs of equal weight lean
 * apart by the same amount, and a rest of r thousandths is made of 3x + 2y = r (x hundredths on weight 30, y on weight 20).
 */
function exactMarks(chance, total, skillShift) {
  const thousandths = Math.round(total * 1000);
  const rest = thousandths % 10;
  const base = (thousandths - rest) / 1000;
  const x = rest % 2;
  const y = (rest - 3 * x) / 2;
  const lean = chance.pick([0, 0.5, 1]);
  return [base - skillShift + x / 100, base + skillShift, base + lean + y / 100, base - lean].map(hundredths);
}

function sheetMarks(chance, slot, quality, judges) {
  if (!slot.totals) return judges.map((judge) => ordinaryMarks(chance, slot.quality ?? quality, judge.severity));
  const totals = chance.shuffled(slot.totals);
  return judges.map((_judge, index) => exactMarks(chance, totals[index % totals.length], slot.skillShift ?? 0.5));
}

/** the slot of every carried entry of a round and kind: by label first, the others in order */
function slotsOfCarried(round, kind, entries, labels) {
  const plot = CARRIED_PLOTS[`${round}|${kind}`] ?? [];
  const byLabel = new Map(plot.filter(({ label }) => label).map((slot) => [labels.get(slot.label).code, slot]));
  const inOrder = plot.filter(({ label }) => !label);
  return entries.map(({ code }) => byLabel.get(code) ?? inOrder.shift() ?? {});
}

/**
 * @param entries members of this kind in this round, as accepted or carried
 * @param load    Map judge code → sheets given so far in this round
 * @returns { rows, late }: late rows (replacements and second sheets) stand at the end of the round
 */
export function markKind(chance, { round, kind, entries, monthSlots, labels, people, judges, load }) {
  const carried = monthSlots ? null : slotsOfCarried(round, kind, entries, labels);
  const [rows, late] = [[], []];
  entries.forEach((entry, index) => {
    const member = people.get(entry.code);
    const slot = carried ? carried[index] : (monthSlots.get(`${round}|${kind}|${entry.code}`) ?? {});
    const flaw = slot.flaw ?? {};
    const kin = [member.unit.name, member.unit.parent, member.unit.industry];
    const able = chance.shuffled(judges.filter((judge) => !kin.includes(judge.unit.name)));
    const chosen = able.sort((a, b) => (load.get(a.code) ?? 0) - (load.get(b.code) ?? 0)).slice(0, flaw.isReplaced ? 6 : 5);
    for (const judge of chosen) load.set(judge.code, (load.get(judge.code) ?? 0) + 1);
    const quality = Math.min(95, member.talent + chance.around(carried ? 0.5 : 0, 2));
    const marks = sheetMarks(chance, slot, quality, chosen);
    const sheets = chosen.map((judge, at) => rowOf(round, kind, entry.code, judge.code, marks[at]));
    spoil(sheets, flaw, chance, judges, member);
    const replacement = flaw.isReplaced ? sheets.pop() : null;
    rows.push(...sheets.sort((a, b) => (a.评委编号 < b.评委编号 ? -1 : 1)));
    if (replacement) late.push(replacement);
    if (flaw.reason === 'second_sheet') late.push({ ...sheets[0], 创新成果: hundredths(sheets[0].创新成果 - 6) });
  });
  return { rows, late };
}

export const rowOf = (round, kind, code, judge, marks) => ({
  轮次: round,
  类别: kind,
  工号: code,
  评委编号: judge,
  ...Object.fromEntries(CRITERIA.map((criterion, index) => [criterion, marks[index]])),
});

/** plants the slot's mistake in the first sheet */
function spoil(sheets, flaw, chance, judges, member) {
  const [sheet] = sheets;
  if (flaw.value !== undefined) sheet[chance.pick(CRITERIA)] = flaw.value;
  if (flaw.reason === 'full_width') sheet.技能水平 = toFullWidth(sheet.技能水平.toFixed(1));
  if (flaw.reason === 'same_enterprise') sheet.评委编号 = judges.find((judge) => judge.unit === member.unit).code;
  if (flaw.reason === 'unknown_judge') sheet.评委编号 = 'J99';
}

// Writes samples/year: a whole invented season of the real enterprises in samples/real, with one mistake of every common kind.
//   node tools/samples/make-year.mjs [out = samples/year]
// Afterwards run expected-year.mjs, which works out the expected lists.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { holdRound, readIntake, reckonYear, roundsOf } from './reckoning/reckon-year.mjs';
import { makeChance } from './year/chance.mjs';
import { refuseUnlessComplete } from './year/completeness.mjs';
import { toFullWidth } from './year/full-width.mjs';
import { markKind, rowOf } from './year/marking.mjs';
import { makeJudges, makeMembers, rosterRows } from './year/people.mjs';
import { FULL_WIDTH_IN_ROSTER, ROSTER_MISTAKES } from './year/plots.mjs';
import { makeRecommendations } from './year/recommending.mjs';
import { SEASON } from './year/season.mjs';

const SEED = 20260101;
const ORGANIZATIONS = new URL('../../samples/real/organizations.csv', import.meta.url);
const out = process.argv[2] ?? 'samples/year';

const chance = makeChance(SEED);
mkdirSync(out, { recursive: true });

async function writeBook(name, sheet, heads, rows) {
  const columns = heads.map(([header, width]) => ({ header, key: header, width, ...(header === '入会日期' && { numFmt: 'yyyy-mm-dd' }) }));
  // A fixed time of making: the workbook of one seed is one sequence of bytes.
  const madeAt = new Date(Date.UTC(SEASON.year, 0, 1));
  const properties = { creator: '建功样例', created: madeAt, modified: madeAt };
  const bytes = await writeXlsx({ sheets: [{ name: sheet, columns, data: rows, freezePane: { rows: 1 } }], properties });
  writeFileSync(join(out, `${name}.xlsx`), bytes);
}

const organizations = readFileSync(ORGANIZATIONS, 'utf8')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => {
    const [name, level, parent, industry] = line.split(',');
    return { name, level, parent, industry };
  });
copyFileSync(ORGANIZATIONS, join(out, 'organizations.csv'));
writeFileSync(join(out, 'season.json'), `${JSON.stringify(SEASON, null, 2)}\n`);

const members = makeMembers(chance, organizations);
const people = new Map(members.map((member) => [member.code, member]));
const roster = rosterRows(chance, members);
for (const { after, row } of ROSTER_MISTAKES) roster.splice(roster.findIndex(({ 工号 }) => 工号 === after) + 1, 0, row);
const fullWidthRow = roster.find(({ 工号 }) => 工号 === FULL_WIDTH_IN_ROSTER);
fullWidthRow.工号 = toFullWidth(FULL_WIDTH_IN_ROSTER);
await writeBook('roster', '花名册', [['工号', 10], ['姓名', 20], ['性别', 6], ['单位', 40], ['入会日期', 14], ['岗位类别', 14], ['农民工', 8]], roster);

const judges = makeJudges(chance, organizations);
const judgeRows = judges.map(({ code, name, unit }) => ({ 评委编号: code, 姓名: name, 单位: unit.name }));
await writeBook('judges', '评委', [['评委编号', 10], ['姓名', 14], ['单位', 40]], judgeRows);

const kinds = SEASON.categories.map(({ name }) => name);
const rounds = roundsOf(SEASON.year);
const months = rounds.filter(({ period }) => period === 'month').map(({ name }) => name);
const recommended = makeRecommendations(chance, { kinds, months, members, organizations });
const recommendationHeads = [['月份', 10], ['类别', 12], ['工号', 10], ['推荐单位', 40], ['方式', 8], ['推荐时间', 22], ['事迹', 80]];
await writeBook('recommendations', '推荐表', recommendationHeads, recommended.rows);

// Marks are given round by round to whoever is an entry by then, so the generator holds each round before the next one.
const intake = readIntake(out);
const marks = [];
for (const round of rounds) {
  const load = new Map();
  const [rows, late] = [[], []];
  for (const kind of kinds) {
    const entries = intake.entries.get(`${round.name}|${kind}`);
    const monthSlots = round.period === 'month' ? recommended.slots : null;
    const marked = markKind(chance, { round: round.name, kind, entries, monthSlots, labels: recommended.labels, people, judges, load });
    rows.push(...marked.rows);
    late.push(...marked.late);
  }
  if (round.name === '2026-08') late.push(rowOf('2026-08', '服务之星', recommended.refused.get('after_closing').code, 'J11', [90, 91.5, 88, 90]));
  holdRound(intake, round, [...rows, ...late].map(asRecord));
  marks.push(...rows, ...late);
}
marks.push({ ...marks.at(-1), 轮次: '2026-Q5' });
const markHeads = ['轮次', '类别', '工号', '评委编号', ...SEASON.rules.month.criteria.map(({ name }) => name)];
await writeBook('marks', '评分表', markHeads.map((head) => [head, 12]), marks);

function asRecord(row) {
  const raw = Object.fromEntries(Object.entries(row).map(([head, value]) => [head, String(value ?? '')]));
  return { file: 'marks.xlsx', row: 0, raw, isNumber: {} };
}

refuseUnlessComplete(reckonYear(out));
console.log(`${out}: 职工 ${roster.length} 行, 评委 ${judges.length} 人, 推荐 ${recommended.rows.length} 行, 评分 ${marks.length} 行`);

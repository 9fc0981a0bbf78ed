// Which rows of a season folder count, and why the others do not. Every refusal carries a reason code; wording is the product's.
import { decimal } from './rationals.mjs';
import { readTable } from './read-tables.mjs';

/** Keys, codes, names, dates and marks are compared in NFKC; organization names and free text are shown as they were written. */
export const tidy = (text) => text.normalize('NFKC').trim();

const POST_CLASSES = { 一线职工: 'front_line', 专业技术人员: 'technical', 企业管理人员: 'manager', 企业负责人: 'head' };
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);

/** a real calendar day as YYYY-MM-DD, or null */
function calendarDay(text, isNumber) {
  if (isNumber) return new Date(EXCEL_EPOCH + Math.floor(Number(text)) * 86_400_000).toISOString().slice(0, 10);
  const found = /^(\d{4})(?:-(\d{2})-(\d{2})|\/(\d{1,2})\/(\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/.exec(text);
  if (!found) return null;
  const [year, month, day] = found.slice(1).filter(Boolean).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

/** A table walked row by row: `check` returns a reason code to refuse the row, or nothing after taking it. */
function walk(records, report, check) {
  for (const record of records) {
    const cells = Object.fromEntries(Object.entries(record.raw).map(([head, text]) => [head, tidy(text)]));
    const refusal = check(cells, record);
    if (refusal) {
      report.refused.push({ file: record.file, row: record.row, column: refusal[0], reason: refusal[1] });
      continue;
    }
    report.accepted[record.file] = (report.accepted[record.file] ?? 0) + 1;
    for (const [head, text] of Object.entries(cells)) {
      if (head !== '事迹' && head !== '单位' && head !== '推荐单位' && text !== record.raw[head]) {
        report.corrected.push({ file: record.file, row: record.row, column: head, from: record.raw[head], to: text });
      }
    }
  }
}

const missing = (cells, heads) => {
  const head = heads.find((name) => !cells[name]);
  return head && [head, 'required'];
};

export function readOrganizations(folder) {
  const byName = new Map();
  for (const { raw } of readTable(folder, 'organizations')) {
    byName.set(tidy(raw.name), { name: raw.name.trim(), level: raw.level, parent: tidy(raw.parent), industry: tidy(raw.industry_union) });
  }
  return byName;
}

/** the unit itself, then every organization above it */
export function lineOf(organizations, unit) {
  const line = [];
  for (let at = unit; at; at = organizations.get(at.parent)) line.push(at);
  return line;
}

export function readMembers(folder, organizations, report) {
  const members = new Map();
  walk(readTable(folder, 'roster'), report, (cells, record) => {
    const lacks = missing(cells, ['工号', '姓名', '单位', '入会日期']);
    if (lacks) return lacks;
    if (members.has(cells.工号)) return ['工号', 'duplicate'];
    const unit = organizations.get(cells.单位);
    if (!unit) return ['单位', 'unknown_unit'];
    if (!calendarDay(cells.入会日期, record.isNumber.入会日期)) return ['入会日期', 'not_a_date'];
    const postClass = POST_CLASSES[cells.岗位类别];
    if (!postClass) return ['岗位类别', 'unknown_post_class'];
    members.set(cells.工号, { code: cells.工号, name: cells.姓名, unit, attributes: { post_class: postClass } });
  });
  return members;
}

export function readJudges(folder, organizations, report) {
  const judges = new Map();
  walk(readTable(folder, 'judges'), report, (cells) => {
    const lacks = missing(cells, ['评委编号', '姓名', '单位']);
    if (lacks) return lacks;
    if (judges.has(cells.评委编号)) return ['评委编号', 'duplicate'];
    const unit = organizations.get(cells.单位);
    if (!unit) return ['单位', 'unknown_unit'];
    judges.set(cells.评委编号, { code: cells.评委编号, unit });
  });
  return judges;
}

/** @returns Map "month|kind" → members in order of acceptance */
export function readEntries(folder, season, organizations, members, report) {
  const entries = new Map();
  const placesUsed = new Map();
  const kinds = new Set(season.categories.map((category) => category.name));
  const time = (record) => tidy(record.raw.推荐时间);
  const inOrder = readTable(folder, 'recommendations').sort((a, b) =>
    time(a) === time(b) ? a.row - b.row : time(a) < time(b) ? -1 : 1,
  );
  walk(inOrder, report, (cells) => {
    const month = cells.月份;
    if (!new RegExp(`^${season.year}-(0[1-9]|1[0-2])$`).test(month)) return ['月份', 'unknown_month'];
    if (!kinds.has(cells.类别)) return ['类别', 'unknown_kind'];
    const member = members.get(cells.工号);
    if (!member) return ['工号', 'unknown_member'];
    const unit = organizations.get(cells.推荐单位);
    const isSelf = cells.方式 === '自荐';
    if (!unit) return ['推荐单位', 'unknown_unit'];
    const mayRecommend = isSelf ? [member.unit] : [...lineOf(organizations, member.unit), organizations.get(member.unit.industry)];
    if (!mayRecommend.includes(unit)) return ['推荐单位', 'not_its_union'];
    // Fixed-width stamps in one time zone order as text does.
    if (cells.推荐时间 < `${month}-01 00:00:00`) return ['推荐时间', 'before_opening'];
    if (cells.推荐时间 >= `${month}-25 18:00:00`) return ['推荐时间', 'after_closing'];
    const places = `${unit.name}|${cells.类别}|${month}`;
    const used = placesUsed.get(places) ?? 0;
    if (!isSelf && used >= season.rules.month.unitPlaces) return ['推荐单位', 'no_place_left'];
    if (!isSelf) placesUsed.set(places, used + 1);
    const key = `${month}|${cells.类别}`;
    if (!entries.has(key)) entries.set(key, []);
    if (entries.get(key).includes(member)) report.joined += 1;
    else entries.get(key).push(member);
  });
  return entries;
}

/** Checks the mark rows of one round against its entries; returns Map "kind|member" → sheets. */
export function readSheets(records, round, rules, entries, judges, members, report) {
  const sheets = new Map();
  walk(records, report, (cells) => {
    const candidates = entries.get(`${round}|${cells.类别}`);
    if (!candidates) return ['类别', 'unknown_kind'];
    const member = members.get(cells.工号);
    if (!member) return ['工号', 'unknown_member'];
    if (!candidates.includes(member)) return ['工号', 'not_an_entry'];
    const judge = judges.get(cells.评委编号);
    if (!judge) return ['评委编号', 'unknown_judge'];
    if (judge.unit === member.unit) return ['评委编号', 'same_enterprise'];
    const marks = {};
    for (const { code, name, max } of rules.criteria) {
      if (!/^-?\d+(\.\d+)?$/.test(cells[name])) return [name, 'not_a_number'];
      const mark = decimal(cells[name]);
      if (mark.n < 0n) return [name, 'below_zero'];
      if (mark.n > mark.d * BigInt(max)) return [name, 'above_max'];
      if (mark.d > 100n) return [name, 'too_many_decimals'];
      marks[code] = mark;
    }
    const key = `${cells.类别}|${member.code}`;
    const given = sheets.get(key) ?? [];
    if (given.some((sheet) => sheet.judge === judge)) return ['评委编号', 'second_sheet'];
    sheets.set(key, [...given, { judge, marks }]);
  });
  return sheets;
}

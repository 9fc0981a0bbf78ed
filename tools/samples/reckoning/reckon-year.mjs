// A whole season: 12 months, 4 quarters, 1 year, each round taking the winners of the rounds before it (domain.md §3).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lineOf, readEntries, readJudges, readMembers, readOrganizations, readSheets, tidy } from './check-rows.mjs';
import { readTable } from './read-tables.mjs';
import { print } from './rationals.mjs';
import { decideKind } from './score-round.mjs';

const PERIOD_WORDS = { month: '月度', quarter: '季度', year: '年度' };
const two = (number) => String(number).padStart(2, '0');

/** the 17 rounds in the order they are held; `feeds` names the round that takes the winners */
export function roundsOf(year) {
  const months = Array.from({ length: 12 }, (_, index) => ({
    name: `${year}-${two(index + 1)}`,
    period: 'month',
    feeds: `${year}-Q${Math.floor(index / 3) + 1}`,
  }));
  const quarters = [1, 2, 3, 4].map((quarter) => ({ name: `${year}-Q${quarter}`, period: 'quarter', feeds: `${year}-Y` }));
  return [...months, ...quarters, { name: `${year}-Y`, period: 'year', feeds: null }];
}

export const readSeason = (folder) => JSON.parse(readFileSync(join(folder, 'season.json'), 'utf8'));

/** Everything but the marks: what the folder holds before a judge has spoken. */
export function readIntake(folder) {
  const season = readSeason(folder);
  const report = { accepted: {}, refused: [], corrected: [], joined: 0 };
  const organizations = readOrganizations(folder);
  const members = readMembers(folder, organizations, report);
  const judges = readJudges(folder, organizations, report);
  const entries = readEntries(folder, season, organizations, members, report);
  return { season, report, organizations, members, judges, entries };
}

/**
 * Decides one round and carries its winners into `entries` of the round it feeds.
 * @param records mark rows of this round
 */
export function holdRound(intake, round, records) {
  const { season, entries, judges, members, report } = intake;
  const rules = season.rules[round.period];
  const sheets = readSheets(records, round.name, rules, entries, judges, members, report);
  return season.categories.map(({ name: kind }) => {
    const candidates = (entries.get(`${round.name}|${kind}`) ?? []).map((member) => ({
      member,
      sheets: sheets.get(`${kind}|${member.code}`) ?? [],
    }));
    const decided = decideKind(candidates, rules);
    const carried = entries.get(`${round.feeds}|${kind}`) ?? [];
    for (const { member } of decided.winners) if (!carried.includes(member)) carried.push(member);
    if (round.feeds) entries.set(`${round.feeds}|${kind}`, carried);
    return { kind, ...decided };
  });
}

/** floors round up, caps round down; base = winners of the whole list */
export function checkQuotas(quotas, winners) {
  return quotas.map(({ name, attribute, values, kind, percent }) => {
    const count = winners.filter(({ member }) => values.includes(member.attributes[attribute])).length;
    const share = BigInt(winners.length) * BigInt(percent);
    const limit = Number(kind === 'floor' ? (share + 99n) / 100n : share / 100n);
    return { name, kind, limit, count, isMet: kind === 'floor' ? count >= limit : count <= limit };
  });
}

export function reckonYear(folder) {
  const intake = readIntake(folder);
  const rounds = roundsOf(intake.season.year);
  const byRound = new Map(rounds.map((round) => [round.name, []]));
  for (const record of readTable(folder, 'marks')) {
    const round = byRound.get(tidy(record.raw.轮次));
    if (round) round.push(record);
    else intake.report.refused.push({ file: record.file, row: record.row, column: '轮次', reason: 'unknown_round' });
  }
  const results = rounds.map((round) => ({ ...round, kinds: holdRound(intake, round, byRound.get(round.name)) }));
  const annual = results.at(-1).kinds.flatMap((kind) => kind.winners);
  return { ...intake, results, quotas: checkQuotas(intake.season.rules.year.quotas, annual) };
}

const field = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** the published list of one round, byte for byte: UTF-8 with BOM, CRLF */
export function listOf({ season, organizations }, round) {
  const lines = [['轮次', '类别', '名次', '工号', '姓名', '单位', '区县', '得分', '称号']];
  for (const { kind, winners } of round.kinds) {
    for (const { member, rank, score } of winners) {
      const seat = lineOf(organizations, member.unit).find(({ level }) => level === 'district' || level === 'industry');
      const mark = print(score, season.rules[round.period].decimals);
      const title = PERIOD_WORDS[round.period] + kind;
      lines.push([round.name, kind, String(rank), member.code, member.name, member.unit.name, seat?.name ?? '', mark, title]);
    }
  }
  return `\uFEFF${lines.map((line) => line.map(field).join(',') + '\r\n').join('')}`;
}

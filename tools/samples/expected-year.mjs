// Works out the expected lists of a season folder from the written rules alone, in exact fractions, without the product's code.
//   node tools/samples/expected-year.mjs [folder = samples/year] [out = <folder>/expected]
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listOf, reckonYear } from './reckoning/reckon-year.mjs';

const folder = process.argv[2] ?? 'samples/year';
const out = process.argv[3] ?? join(folder, 'expected');
const year = reckonYear(folder);

mkdirSync(out, { recursive: true });
for (const round of year.results) writeFileSync(join(out, `${round.name}.csv`), listOf(year, round));

const { accepted, refused, corrected, joined } = year.report;
console.log('接受的行 / rows accepted:', Object.entries(accepted).map(([file, count]) => `${file} ${count}`).join(', '));
console.log(`合并的重复推荐 / recommendations joined: ${joined}`);
console.log(`拒绝的行 / rows refused: ${refused.length}`);
const byPlace = (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.row - b.row);
for (const { file, row, column, reason } of [...refused].sort(byPlace)) console.log(`  ${file} 第 ${row} 行 ${column}: ${reason}`);
console.log(`自动更正 / corrections: ${corrected.length}`);
for (const { file, row, column, from, to } of [...corrected].sort(byPlace)) console.log(`  ${file} 第 ${row} 行 ${column}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`);
console.log('每轮当选 / winners per round:');
for (const round of year.results) {
  const counts = round.kinds.map(({ kind, winners, ranked, unscored }) => `${kind} ${winners.length}/${ranked.length + unscored.length}`);
  console.log(`  ${round.name}  ${counts.join('  ')}`);
  for (const { kind, ranked, winners, unscored, leftOut } of round.kinds) {
    for (const { member } of unscored) console.log(`    ${kind} ${member.code}: 评分表不足，无得分 / too few sheets`);
    for (const entry of ranked.filter(({ tie }) => tie)) {
      const place = leftOut.includes(entry) ? '整组落选 / left out whole' : winners.includes(entry) ? '当选 / in' : '未当选 / out';
      console.log(`    ${kind} ${entry.member.code}: 同分 / tie → ${entry.tie}, 名次 / rank ${entry.rank}, ${place}`);
    }
  }
}
console.log('年度比例 / annual quotas:');
for (const { name, kind, limit, count, isMet } of year.quotas) {
  console.log(`  ${name} ${kind === 'floor' ? '≥' : '≤'} ${limit}: ${count} ${isMet ? '符合 / met' : '不符合 / NOT met'}`);
}
process.exitCode = year.quotas.every((quota) => quota.isMet) ? 0 : 1;

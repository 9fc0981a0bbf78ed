import { NominateSelf } from '@jiangong/entries';
import { shanghai, type SettableClock } from '@jiangong/kernel';
import type { Reader } from '@jiangong/platform';
import { PostVacancy } from '@jiangong/recognition';
import { selfOf } from './intake';
import type { SampleSeason } from './season';

const NOMINATED = [
  { deeds: '从事设备维修二十一年，近三年完成主轴修复十七根，设备故障停机时间逐年下降。', innovation: '2026年2月：主轴在线动平衡修复工装，已在三条产线使用。', coaching: '带徒四人，两人取得技师资格。', post: '维修班班长' },
  { deeds: '承担公司重点产品首件试制，连续五年交验一次合格。', innovation: '2025年11月：薄壁件装夹变形补偿方法，获公司操作法命名。', coaching: '带徒三人。', post: '数控加工高级技师' },
] as const;

/** A place that became free is posted, and two put themselves forward. */
export async function writeVacancy(season: SampleSeason, clock: SettableClock, reader: Reader, year: number, now: Date): Promise<void> {
  const free = await reader.first<{ titleId: string; level: string }>(`select title_id as "titleId", level from title_place where vacant_since > $1::date order by vacant_since desc, level limit 1`, [`${year}-01-31`]);
  if (!free) return;
  clock.set(shanghai(year, 5, 8, 10));
  const postingId = await season.command(PostVacancy).execute(season.officer('shizong'), { ...free, places: 1, fromOn: `${year}-05-08` });
  clock.set(shanghai(year, 5, 9, 20));
  await season.drain();
  const round = (await reader.first<{ roundId: string; categoryId: string }>(
    'select p.round_id as "roundId", c.id as "categoryId" from title_posting p join round r on r.id = p.round_id join category c on c.programme_id = r.programme_id where p.id = $1', [postingId]))!;
  const members = await reader.rows<{ id: string; name: string }>(
    `select m.id, m.name from member m where not exists (select 1 from account a where a.member_id = m.id) and not exists (select 1 from title_holding h where h.member_id = m.id)
        and exists (select 1 from standing_honour h where h.member_id = m.id) order by m.member_no limit $1`, [NOMINATED.length]);
  await season.openDueRounds();
  for (const [at, member] of members.entries()) await season.command(NominateSelf).execute(selfOf(member), { ...round, content: NOMINATED[at]! });
  clock.set(now);
}

import { newId, platformActor, shanghai, type SettableClock } from '@jiangong/kernel';
import { CarryEntry, RecommendMember } from '@jiangong/entries';
import { Reader, UnitOfWork } from '@jiangong/platform';
import { Category, mayDayMedalRules, Programme, Round, RoundFeed, ruleContent, RuleVersions, starStandardRules } from '@jiangong/programme';
import { makeDeed } from '../../samples/year/deeds.mjs';
import type { Chance } from './chance';
import type { SampleRound, SampleSeason } from './season';

const CANDIDATES = 52;
const PLACES = 20;

const RULES = ruleContent.parse({
  ...starStandardRules.year,
  intake: { origins: ['recommendation', 'carried'], route: ['unit', 'district', 'city'], unitPlaces: null, districtPlaces: null },
  deciding: {
    ...starStandardRules.year.deciding, quotas: [],
    selection: { ...mayDayMedalRules(PLACES, 'front_line'), groupCaps: [{ code: 'district', name: '每个区县或产业工会', by: 'district', most: 4 }], reserves: 5 },
  },
  notice: { workingDays: 5, afterChange: 'restart' },
  title: '重庆五一劳动奖章',
});

/** The medals of the year: recommended in April, with the months' winners carried in first among equals; judged, and one list chosen under quotas. */
export async function writeMedals(season: SampleSeason, clock: SettableClock, reader: Reader, chance: Chance, year: number, now: Date): Promise<void> {
  clock.set(shanghai(year, 4, 1, 8, 30));
  const { round, categoryId } = await addRound(season, reader, year);
  const members = [...season.people.members].sort(() => chance.next() - 0.5).slice(0, CANDIDATES);
  await nameTheirFields(season, members.map(({ id }) => id), year);
  const carried = await reader.rows<{ entryId: string }>(
    `select distinct on (e.member_id) e.id as "entryId" from publication u join round r on r.id = u.round_id join programme p on p.id = r.programme_id
       join decision_place w on w.decision_id = u.decision_id join entry e on e.id = w.entry_id
      where p.code = 'star' and r.cadence = 'month' and u.state = 'published' and u.published_at < $1 order by e.member_id, e.id limit 10`, [round.reviewingAt]);
  season.agenda.add(shanghai(year, 4, 12, 10), async () => {
    await season.command(CarryEntry).execute(platformActor, { fromEntryIds: carried.map(({ entryId }) => entryId), toRoundId: round.id, categoryId, hasPriority: true });
  });
  for (const [at, member] of members.entries()) {
    const content = { deeds: makeDeed(chance, '劳动之星' as never, { name: member.name, work: member.work } as never), post: '班组长' };
    season.agenda.add(shanghai(year, 4, 2 + (at % 10), 9, at), () => season.unlessTaken(() =>
      season.command(RecommendMember).execute(platformActor, { roundId: round.id, categoryId, memberId: member.id, organizationId: member.unit.id, content })));
  }
  season.planSelection(round, chance);
  await season.playUntil(now);
}

async function addRound(season: SampleSeason, reader: Reader, year: number): Promise<{ round: SampleRound; categoryId: string }> {
  const [held] = await reader.rows<{ id: string }>('select id from season where year = $1', [year]);
  const sources = await reader.rows<{ id: string }>(`select r.id from round r join programme p on p.id = r.programme_id where p.code = 'star' and r.cadence = 'month' and r.phase = 'published' order by r.position`, []);
  const [programmeId, roundId, categoryId] = [newId(), newId(), newId()];
  const times = {
    collectingAt: shanghai(year, 4, 1, 9), reviewingAt: shanghai(year, 4, 20, 18), judgingAt: shanghai(year, 4, 22, 9), computingAt: shanghai(year, 4, 29, 18), decidingAt: shanghai(year, 5, 8, 9),
  };
  await season.command(UnitOfWork).run(platformActor, {}, async (tx) => {
    await tx.repo(Programme).insert({ id: programmeId, seasonId: held!.id, code: 'medal', name: '五一劳动奖章', description: '逐级推荐，专家评审，按比例要求产生名单并公示。', subject: 'member', position: 9 });
    await tx.repo(Category).insert({ id: categoryId, programmeId, code: 'person', name: '五一劳动奖章', position: 0 });
    await season.command(RuleVersions).add(tx, { programmeId, cadence: 'year', content: RULES, reason: '年度评选办法' }, null);
    await tx.repo(Round).insert({ ...times, id: roundId, programmeId, cadence: 'year', phase: 'scheduled', code: String(year), name: `${year}年五一劳动奖章`, position: 1, isAutomatic: true, ruleVersionId: null, noticeEndsAt: null, publishedAt: null, cancelReason: null });
    await tx.repo(RoundFeed).insert(sources.map(({ id }) => ({ fromRoundId: id, toRoundId: roundId, isPriority: true })));
  });
  return { round: { id: roundId, code: String(year), programme: 'star', cadence: 'year', position: 1, ...times }, categoryId };
}

/** Some of them work in science or teaching, some hold an office: facts that quotas ask for. */
async function nameTheirFields(season: SampleSeason, memberIds: readonly string[], year: number): Promise<void> {
  const facts = memberIds.flatMap((memberId, at): [string, string, string][] =>
    at % 4 === 1 ? [[memberId, 'post_class', at % 8 === 1 ? 'science' : 'education']] : at % 4 === 2 ? [[memberId, 'post_class', at % 8 === 2 ? 'manager' : 'head']] : at % 13 === 3 ? [[memberId, 'cadre_level', 'county']] : []);
  await season.command(UnitOfWork).run(platformActor, {}, (tx) =>
    tx.query(`insert into member_attribute (id, member_id, attribute, value, from_on) select x.id, x.member, x.attribute, x.value, $2::date from json_to_recordset($1) as x(id uuid, member uuid, attribute text, value text)`,
      [JSON.stringify(facts.map(([member, attribute, value]) => ({ id: newId(), member, attribute, value }))), `${year}-03-01`]));
}

import { platformActor, Refusal, shanghai, type Actor } from '@jiangong/kernel';
import { NominateSelf, RecommendMember, ReturnRecommendation, SubmitWork } from '@jiangong/entries';
import { makeDeed } from '../../samples/year/deeds.mjs';
import type { Chance } from './chance';
import { HOME_DISTRICT, HOME_UNIT } from './accounts';
import type { SampleMember } from './people';
import type { SampleRound, SampleSeason } from './season';
import { tradeIn } from './videos';
import { makeWork } from './works';

export interface CategoryIds {
  readonly star: readonly { readonly id: string; readonly name: string }[];
  readonly five_small: readonly { readonly id: string; readonly name: string }[];
  readonly showcase: readonly { readonly id: string; readonly name: string }[];
}

/** Codes of what the standard rules of the five-small months ask to be declared. */
export const DECLARED = ['original', 'publicity'];

/** Of the five-small works so many have a film. */
const FILMED_EVERY = 7;

const POSTS = ['班长', '高级技师', '技师', '工程师', '值班员', '调度员', '班组长', '质检员', '安全员', '项目主管'];

export const selfOf = (member: Pick<SampleMember, 'id' | 'name'>): Actor => ({ kind: 'account', accountId: null, memberId: member.id, name: member.name, grants: [] });

/** The year of a month, as its code says it: 2026-05. */
export const yearOf = (round: SampleRound): number => Number(round.code.slice(0, 4));

/** Recommendations and self-nominations of one star month, spread over its first days. */
export function planStarIntake(season: SampleSeason, round: SampleRound, categories: CategoryIds, chance: Chance, count: number, lastDay: number): void {
  for (let made = 0; made < count; made++) {
    const category = categories.star[made % categories.star.length]!;
    const member = made % 9 === 4 ? homeMember(season, chance) : (chance.pick([...season.people.members]) as SampleMember);
    const isSelf = chance.isLucky(0.12);
    const when = shanghai(yearOf(round), round.position, chance.whole(2, lastDay), chance.whole(8, 17), chance.whole(0, 59));
    const content = { deeds: makeDeed(chance, category.name as never, { name: member.name, work: member.work } as never), post: chance.pick(POSTS) };
    season.agenda.add(when, async () => {
      const input = { roundId: round.id, categoryId: category.id, content };
      await unlessRefused(() =>
        isSelf
          ? season.command(NominateSelf).execute(selfOf(member), input)
          : season.command(RecommendMember).execute(platformActor, { ...input, memberId: member.id, organizationId: member.unit.id }));
    });
  }
}

const homeMember = (season: SampleSeason, chance: Chance): SampleMember =>
  chance.pick(season.people.members.filter((member) => member.unit.name === HOME_UNIT)) as SampleMember;

/** Works handed in during one five-small month. */
export function planWorkIntake(season: SampleSeason, round: SampleRound, categories: CategoryIds, chance: Chance, count: number, lastDay: number): void {
  for (let made = 0; made < count; made++) {
    const category = categories.five_small[made % categories.five_small.length]!;
    const member = chance.pick([...season.people.members]) as SampleMember;
    const work = makeWork(chance, category.name);
    const when = shanghai(yearOf(round), round.position, chance.whole(2, lastDay), chance.whole(8, 20), chance.whole(0, 59));
    const film = made % FILMED_EVERY === 3 ? season.videos.plan({ author: member, title: work.title, trade: tradeIn(work.title), said: [String(work.content.problem), String(work.content.measure)] }) : null;
    season.agenda.add(when, async () => {
      const own = await film?.();
      const content = own ? { ...work.content, video: own.files } : work.content;
      await unlessRefused(() => season.command(SubmitWork).execute(own?.actor ?? selfOf(member), { roundId: round.id, categoryId: category.id, title: work.title, content, declarations: DECLARED }));
    });
  }
}

/** In the month that is open now, works of the home unit, the sample employee's first: its finance officer has benefits to verify. */
export function planHomeWorks(season: SampleSeason, round: SampleRound, categories: CategoryIds, chance: Chance): void {
  const own = season.officer('zhigong');
  const authors = [{ id: own.memberId!, name: own.name }, ...Array.from({ length: 3 }, () => homeMember(season, chance))];
  authors.forEach((author, at) => {
    const category = categories.five_small[at % categories.five_small.length]!;
    const { title, content } = makeWork(chance, category.name);
    season.agenda.add(shanghai(yearOf(round), round.position, 3 + at, 9, 20 + at), () =>
      unlessRefused(() => season.command(SubmitWork).execute(selfOf(author), { roundId: round.id, categoryId: category.id, title, content, declarations: DECLARED })));
  });
}

/** In the month that is open now: some passed on, two of the home district returned with a reason, the rest on the desks. */
export async function leaveHalfReviewed(season: SampleSeason, round: SampleRound): Promise<void> {
  const waiting = await season.rows<{ id: string }>(
    `select r.id from recommendation r join organization d on d.id = r.district_id join entry e on e.id = r.entry_id
      where r.round_id = $1 and r.state = 'in_review' and r.desk = 'district' and d.name = $2 order by e.code limit 2`, [round.id, HOME_DISTRICT]);
  const reasons = [['proof_missing', '缺少技能等级证书复印件，请补充后重新提交'], ['deeds_unclear', '事迹只写了结果，请写清做了什么、何时完成']] as const;
  for (const [at, { id }] of waiting.entries()) {
    const [reasonCode, reason] = reasons[at]!;
    await unlessRefused(() => season.command(ReturnRecommendation).execute(season.officer('quxian'), { id, reasonCode, reason }));
  }
  await season.passAll(round.id, (at) => at % 3 !== 0);
}

/** A draw may break a rule (places used up, already put forward): then the sample simply has one fewer. */
export async function unlessRefused(act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

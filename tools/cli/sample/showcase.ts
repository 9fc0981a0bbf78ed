import { SubmitWork } from '@jiangong/entries';
import { platformActor, shanghai } from '@jiangong/kernel';
import { RecordTie } from '@jiangong/people';
import type { Chance } from './chance';
import { unlessRefused, yearOf, type CategoryIds } from './intake';
import type { Trade } from './clip-scenes';
import type { SampleMember } from './people';
import type { SampleRound, SampleSeason } from './season';
import { showcaseWorks } from './showcase-works';

/** Codes of what the standard rules of the showcase ask to be declared. */
const DECLARED = ['original', 'portrait', 'publicity'];
const CHANNELS = ['秀绝活', '秀师徒', '秀创新'];

/** The videos of the months so far, each by somebody of the trade, nobody twice; a mentor's with an apprentice of the same unit. */
export function planShowcaseIntake(season: SampleSeason, rounds: readonly SampleRound[], categories: CategoryIds, chance: Chance, lastDayOf: (round: SampleRound) => number): void {
  const taken = new Set<string>();
  for (const work of showcaseWorks) {
    const round = rounds.find(({ programme, cadence, position }) => programme === 'showcase' && cadence === 'month' && position === work.month)!;
    const category = categories.showcase.find(({ name }) => name === CHANNELS[work.channel])!;
    const author = chance.pick(season.people.members.filter((member) => member.work === work.trade && !taken.has(member.id))) as SampleMember;
    taken.add(author.id);
    const companion = work.channel === 0 ? null : colleagueOf(season, author, chance);
    const when = shanghai(yearOf(round), round.position, chance.whole(2, lastDayOf(round)), chance.whole(8, 20), chance.whole(0, 59));
    const film = season.videos.plan({ author, title: work.title, trade: work.trade as Trade, said: saidIn(work.content) });
    if (companion && work.channel === 1) season.agenda.add(new Date(when.getTime() - 86_400_000), () => pair(season, author, companion));
    season.agenda.add(when, async () => {
      const made = await film();
      // where no film could be made there is nothing to hand in
      if (!made) return;
      await unlessRefused(() => season.command(SubmitWork).execute(made.actor, {
        roundId: round.id, categoryId: category.id, title: work.title, content: { ...work.content, video: made.files }, declarations: DECLARED,
        authors: companion ? [{ memberId: author.id, share: 60 }, { memberId: companion.id, share: 40 }] : [],
      }));
    });
  }
}

/** Its first words and the story, a sentence at a time, as captions. */
const saidIn = ({ summary, story }: Readonly<Record<string, unknown>>): string[] => [String(summary), ...String(story).split(/(?<=。)/)].slice(0, 4);

const colleagueOf = (season: SampleSeason, author: SampleMember, chance: Chance): SampleMember =>
  chance.pick(season.people.members.filter(({ id, unit }) => unit === author.unit && id !== author.id)) as SampleMember;

async function pair(season: SampleSeason, mentor: SampleMember, apprentice: SampleMember): Promise<void> {
  await unlessRefused(() => season.command(RecordTie).execute(platformActor, { memberIds: [mentor.id, apprentice.id], kind: 'mentor', source: '单位工会师徒协议' }));
}

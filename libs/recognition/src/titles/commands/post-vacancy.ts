import { Injectable } from '@nestjs/common';
import { addDays, addWorkingDays, dayOf, newId, startOfDay, type Actor, type Day, type WorkCalendar } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { PlanRound, WorkCalendars, type PlannedInstants } from '@jiangong/programme';
import { In, IsNull, Not } from 'typeorm';
import { TitlePosting } from '../posting.entity';
import { postingRules } from '../posting.rules';
import type { TitleLevel } from '../title-content';
import { TitlePlace } from '../title.entity';
import { refuseUnlessMay } from '../title.policy';
import { LevelPostedAlready, TooFewVacancies } from '../title.refusals';
import { lastDayOfPosting, levelOf } from '../title.rules';
import { Titles, type TitleInForce } from '../titles';

export interface VacancyPosting {
  readonly titleId: string;
  readonly level: string;
  readonly places: number;
  /** As the title has them when left out. */
  readonly conditions?: string | null;
  /** Today when left out. */
  readonly fromOn?: Day | null;
}

const HOUR_MS = 3_600_000;

/** Makes free places public and opens the round in which whoever wants one nominates themselves. */
@Injectable()
export class PostVacancy {
  constructor(private readonly uow: UnitOfWork, private readonly titles: Titles, private readonly calendars: WorkCalendars, private readonly rounds: PlanRound) {}

  /** Returns the posting's id. */
  execute(actor: Actor, input: VacancyPosting): Promise<string> {
    refuseUnlessMay(actor, 'title.post');
    return this.uow.run(actor, {}, async (tx) => {
      const inForce = await this.titles.lock(tx, input.titleId);
      const { title, versionId, content } = inForce;
      const level = levelOf(content, input.level);
      const free = await this.freePlaces(tx, title.id, level, input.places);
      const today = dayOf(tx.now);
      const fromOn = input.fromOn ?? today;
      const calendar = await this.calendars.load(tx);
      const toOn = lastDayOfPosting(fromOn, today, content.vacancy.workingDays, calendar);
      const conditions = input.conditions?.trim() || content.vacancy.conditions;
      const number = await this.nextNumber(tx, fromOn.slice(0, 4));
      const roundId = await this.planRound(tx, inForce, level, { number, places: input.places, fromOn, toOn, calendar });
      const id = newId();
      await tx.repo(TitlePosting).insert({
        id, number, titleId: title.id, versionId, level: level.code, places: input.places, conditions, fromOn, toOn, roundId, state: 'posted', createdAt: tx.now, createdById: actor.accountId, closeReason: '',
      });
      await tx.repo(TitlePlace).update({ id: In(free.map((place) => place.id)) }, { postingId: id });
      tx.record({ chain: `title:${title.id}`, type: 'recognition.title.vacancy_posted', body: { postingId: id, number, level: level.code, places: input.places, fromOn, toOn, roundId } });
      return id;
    });
  }

  private async freePlaces(tx: Tx, titleId: string, level: TitleLevel, asked: number): Promise<TitlePlace[]> {
    const going = await tx.repo(TitlePosting).findOneBy({ titleId, level: level.code, state: 'posted' });
    if (going) throw new LevelPostedAlready({ level: level.name, number: going.number });
    const free = await tx.repo(TitlePlace).find({ where: { titleId, level: level.code, vacantSince: Not(IsNull()), postingId: IsNull() }, order: { number: 'ASC' } });
    if (asked < 1 || free.length < asked) throw new TooFewVacancies({ level: level.name, vacant: free.length, asked });
    return free.slice(0, asked);
  }

  /** Numbered through the year over all titles, one after another. */
  private async nextNumber(tx: Tx, year: string): Promise<string> {
    await tx.query(`select pg_advisory_xact_lock(hashtext('title_posting'))`);
    const [{ count } = { count: 0 }] = await tx.query<{ count: number }>(`select count(*)::int as count from title_posting where number like $1`, [`${year}-T%`]);
    return `${year}-T${String(count + 1).padStart(2, '0')}`;
  }

  private planRound(
    tx: Tx, { title, content }: TitleInForce, level: TitleLevel, posting: { number: string; places: number; fromOn: Day; toOn: Day; calendar: WorkCalendar },
  ): Promise<string> {
    const { number, places, fromOn } = posting;
    return this.rounds.within(tx, {
      year: Number(fromOn.slice(0, 4)), cadence: 'stage', reason: `空岗公告 ${number}`,
      programme: {
        code: `title_${title.code}_${level.code}`, name: `${title.name}（${level.name}）空岗选拔`, description: `“${title.name}”${level.name}空岗公开选拔：自荐、评审、公示、聘任。`,
        subject: 'member', categories: [{ code: level.code, name: level.name }],
      },
      rules: postingRules(title.name, content, places),
      round: { code: number, name: `${title.name}（${level.name}）${number}`, ...instantsOf(posting) },
    });
  }
}

/** Units look at nominations for three working days after the posting; judging takes five. */
function instantsOf({ fromOn, toOn, calendar }: { fromOn: Day; toOn: Day; calendar: WorkCalendar }): PlannedInstants {
  const at = (day: Day, hours: number): Date => new Date(startOfDay(day).getTime() + hours * HOUR_MS);
  const [judging, computing, deciding] = [3, 8, 9].map((days) => addWorkingDays(toOn, days, calendar)) as [Day, Day, Day];
  return { collectingAt: startOfDay(fromOn), reviewingAt: startOfDay(addDays(toOn, 1)), judgingAt: at(judging, 9), computingAt: at(computing, 18), decidingAt: at(deciding, 9) };
}

import { dayOf, platformActor, Refusal, type Actor, type SettableClock } from '@jiangong/kernel';
import { JobDrain, Reader } from '@jiangong/platform';
import { DeclineRecommendation, PassRecommendation } from '@jiangong/entries';
import { AmendMark, AppointPanel, SaveSheet, SignDeclaration, SubmitSheet } from '@jiangong/judging';
import { AdvanceRound, RunSchedule, StepBackRound } from '@jiangong/programme';
import { DecideRound, SignPublication, StartScoreRun, StartSelection } from '@jiangong/results';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { Agenda } from '../year/agenda';
import { sampleAccounts } from './accounts';
import type { Chance } from './chance';
import type { SamplePeople } from './people';
import { SampleVideos } from './videos';

export interface SampleRound {
  readonly id: string;
  readonly code: string;
  readonly programme: 'star' | 'five_small' | 'showcase';
  readonly cadence: 'month' | 'quarter' | 'year';
  readonly position: number;
  readonly collectingAt: Date;
  readonly reviewingAt: Date;
  readonly judgingAt: Date;
  readonly computingAt: Date;
  readonly decidingAt: Date;
}

interface OpenSheet {
  readonly id: string;
  readonly judgeId: string;
  readonly memberId: string;
  readonly criteria: readonly string[];
}

const judgeNames = sampleAccounts.filter((account) => account.role === 'judge').map((account) => account.username);
/** Meets the declaration at the first visit. */
const ABSENT = 'pingwei2';

/** Plays the judging, computing and publishing of rounds as officers and judges would, on the agenda's clock. */
export class SampleSeason {
  readonly agenda = new Agenda();
  readonly videos: SampleVideos;
  private readonly severity = new Map<string, number>();
  private readonly talentOf: ReadonlyMap<string, number>;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly clock: SettableClock,
    readonly people: SamplePeople,
    private readonly chance: Chance,
  ) {
    this.videos = new SampleVideos(app);
    for (const judge of judgeNames) this.severity.set(people.accounts.get(judge)!.accountId!, chance.around(0, 1.6));
    const own = sampleAccounts.flatMap(({ username, talent }): [string, number][] => (talent ? [[this.officer(username).memberId!, talent]] : []));
    this.talentOf = new Map([...people.members.map((member): [string, number] => [member.id, member.talent]), ...own]);
  }

  /** Runs what is due until the given instant; every new day is said, so that `npm start` can show how far it is. */
  async playUntil(end: Date): Promise<void> {
    let day = '';
    for (let next = this.agenda.next(); next && next.at <= end; next = this.agenda.next()) {
      if (day !== dayOf(next.at)) console.log((day = dayOf(next.at)));
      this.clock.set(next.at);
      await this.command(RunSchedule).execute();
      await next.act();
    }
    this.clock.set(end);
    await this.command(RunSchedule).execute();
    await this.drain();
  }

  /** Opens what the clock says is open by now, outside the agenda. */
  openDueRounds(): Promise<unknown> {
    return this.command(RunSchedule).execute();
  }

  /** Everything after the intake; `share` of the sheets is handed in, the rest is begun or waits. */
  planRound(round: SampleRound, share = 1, chance = this.chance): void {
    this.planJudging(round, share, chance);
    if (share < 1) return;
    this.agenda.add(round.computingAt, () => this.compute(round.id));
    this.agenda.add(round.decidingAt, () => this.decide(round.id));
  }

  /** Judged and computed before its time; then a judge puts a mark right, and the round waits to be scored again. */
  planCorrection(round: SampleRound, computed: Date, corrected: Date): void {
    this.planJudging(round, 1, this.chance);
    this.agenda.add(computed, () => this.compute(round.id));
    this.agenda.add(corrected, () => this.correct(round.id));
  }

  /** Judged and computed; then one list is chosen under quotas and waits to be decided. */
  planSelection(round: SampleRound, chance: Chance): void {
    this.planJudging(round, 1, chance);
    this.agenda.add(round.computingAt, () => this.compute(round.id));
    this.agenda.add(round.decidingAt, async () => {
      const [run] = await this.rows<{ id: string }>(`select id from score_run where round_id = $1 and stands`, [round.id]);
      await this.command(StartSelection).execute(this.officer('shizong'), { roundId: round.id, runId: run!.id });
      await this.drain();
    });
  }

  /** Somebody who is in already is not put forward a second time. */
  async unlessTaken(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }

  private planJudging(round: SampleRound, share: number, chance: Chance): void {
    this.agenda.add(new Date(round.reviewingAt.getTime() + 3_600_000), async () => {
      await this.passAll(round.id);
      await this.appoint(round.id);
    });
    this.agenda.add(new Date(round.judgingAt.getTime() + 3_600_000), () => this.judge(round.id, share, chance));
  }

  async passAll(roundId: string, keepAtDistrict: (at: number) => boolean = () => false): Promise<void> {
    for (const desk of ['unit', 'district', 'city']) {
      const waiting = await this.rows<{ id: string }>(`select r.id from recommendation r join entry e on e.id = r.entry_id where r.round_id = $1 and r.state = 'in_review' and r.desk = $2 order by e.code`, [roundId, desk]);
      for (const [at, { id }] of waiting.entries()) {
        if (desk === 'district' && keepAtDistrict(at)) continue;
        await this.passOrDecline(id);
      }
    }
  }

  /** Where the district's places are used up, the rest is declined, as a district would. */
  private async passOrDecline(id: string): Promise<void> {
    try {
      await this.command(PassRecommendation).execute(platformActor, { id });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await this.command(DeclineRecommendation).execute(platformActor, { id, reasonCode: 'other', reason: `${error.text.zh}，择优上报` });
    }
  }

  /** What waits in the queue is done, as the worker would meanwhile; videos are left for it, once the product runs. */
  async drain(): Promise<void> {
    await this.app.get(JobDrain, { strict: false }).drain({ leavesHeavy: true });
  }

  officer(username: string): Actor {
    return this.people.accounts.get(username)!;
  }

  command<T>(type: Type<T>): T {
    return this.app.get(type, { strict: false });
  }

  rows<T extends object>(sql: string, parameters: readonly unknown[]): Promise<T[]> {
    return this.app.get(Reader, { strict: false }).rows<T>(sql, parameters);
  }

  private async appoint(roundId: string): Promise<void> {
    const judges = judgeNames.map((username, at) => ({ accountId: this.officer(username).accountId!, role: at === 0 ? ('chair' as const) : ('judge' as const), loadLimit: null }));
    await this.command(AppointPanel).execute(this.officer('shizong'), { roundId, judges });
  }

  private async judge(roundId: string, share: number, chance: Chance): Promise<void> {
    const sheets = await this.rows<OpenSheet>(
      `select s.id, s.judge_id as "judgeId", e.member_id as "memberId",
              array(select c ->> 'code' from jsonb_array_elements(v.content -> 'judging' -> 'criteria') c) as criteria
         from score_sheet s join entry e on e.id = s.entry_id join round r on r.id = s.round_id join rule_version v on v.id = r.rule_version_id
        where s.round_id = $1 and s.state = 'open' order by e.code, s.judge_id`, [roundId]);
    const byJudge = new Map([...this.people.accounts.values()].map((actor) => [actor.accountId, actor]));
    // Where the judging is still going on, one judge has not looked in yet.
    const absent = share < 1 ? this.officer(ABSENT).accountId : null;
    const present = [...new Set(sheets.map((sheet) => sheet.judgeId))].filter((judgeId) => judgeId !== absent).sort();
    for (const judgeId of present) await this.command(SignDeclaration).execute(byJudge.get(judgeId)!, { roundId, declared: [] });
    for (const sheet of sheets) {
      const judge = byJudge.get(sheet.judgeId)!;
      const marks = Object.fromEntries(sheet.criteria.map((criterion) => [criterion, this.markFor(sheet, chance)]));
      const drawn = chance.next();
      if (sheet.judgeId === absent) continue;
      if (drawn < share) await this.command(SubmitSheet).execute(judge, { sheetId: sheet.id, marks });
      else if (drawn < share + 0.12 && judge.name !== this.officer('pingwei').name) {
        const begun = Object.fromEntries(Object.entries(marks).slice(0, 2));
        await this.command(SaveSheet).execute(judge, { sheetId: sheet.id, marks: begun });
      }
    }
  }

  /** What this judge gives this person: talent, the judge's own severity, and noise; in half points. */
  private markFor(sheet: OpenSheet, chance: Chance): number {
    const seen = (this.talentOf.get(sheet.memberId) ?? 84) + this.severity.get(sheet.judgeId)! + chance.around(0, 2.2);
    return Math.round(Math.min(100, Math.max(40, seen)) * 2) * 500;
  }

  private async compute(roundId: string): Promise<void> {
    await this.command(AdvanceRound).execute(this.officer('shizong'), { roundId, toPhase: 'computing', reason: '评分已全部提交', overrides: ['SHEETS_MISSING'] });
    await this.command(StartScoreRun).execute(this.officer('shizong'), { roundId });
    await this.drain();
  }

  /** The severest judge of a second place had typed one mark too low. */
  private async correct(roundId: string): Promise<void> {
    const officer = this.officer('shizong');
    for (const reason of ['评委申请更正一项评分', '退回评审，由评委本人更正']) await this.command(StepBackRound).execute(officer, { roundId, reason });
    const [wrong] = await this.rows<{ sheetId: string; judgeId: string; criterion: string }>(
      `select s.id as "sheetId", s.judge_id as "judgeId", m.criterion
         from score_run g join score_line l on l.run_id = g.id and l.rank = 2 join score_sheet s on s.entry_id = l.entry_id and s.state = 'locked' join mark m on m.sheet_id = s.id
        where g.round_id = $1 and g.state = 'sealed' order by l.position, m.value, s.judge_id, m.criterion limit 1`, [roundId]);
    const judge = [...this.people.accounts.values()].find(({ accountId }) => accountId === wrong!.judgeId)!;
    await this.command(AmendMark).execute(judge, { sheetId: wrong!.sheetId, criterion: wrong!.criterion, value: 98_000, reason: '录入有误，核对评分笔记后更正为98分' });
    await this.command(AdvanceRound).execute(officer, { roundId, toPhase: 'computing', reason: '更正完成，重新计分' });
  }

  private async decide(roundId: string): Promise<void> {
    const [run] = await this.rows<{ id: string }>(`select id from score_run where round_id = $1 and state = 'sealed' order by number desc limit 1`, [roundId]);
    await this.command(DecideRound).execute(this.officer('shizong'), { roundId, runId: run!.id });
    const [list] = await this.rows<{ contentHash: string }>(`select content_hash as "contentHash" from decision where round_id = $1 and state = 'standing'`, [roundId]);
    const [round] = await this.rows<{ until: Date | null }>('select notice_ends_at as until from round where id = $1', [roundId]);
    this.agenda.add(round?.until ?? this.clock.now(), async () => {
      await this.command(SignPublication).execute(this.officer('shizong'), { roundId, contentHash: list!.contentHash });
      await this.command(SignPublication).execute(this.officer('shizong2'), { roundId, contentHash: list!.contentHash });
      await this.drain();
    });
  }
}

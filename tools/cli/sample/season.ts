import { platformActor, Refusal, type Actor, type SettableClock } from '@jiangong/kernel';
import { JobDrain, Reader } from '@jiangong/platform';
import { DeclineRecommendation, PassRecommendation } from '@jiangong/entries';
import { AppointPanel, SaveSheet, SignDeclaration, SubmitSheet } from '@jiangong/judging';
import { AdvanceRound, RunSchedule } from '@jiangong/programme';
import { DecideRound, SignPublication, StartScoreRun } from '@jiangong/results';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { Agenda } from '../year/agenda';
import { sampleAccounts } from './accounts';
import type { Chance } from './chance';
import type { SamplePeople } from './people';

export interface SampleRound {
  readonly id: string;
  readonly code: string;
  readonly programme: 'star' | 'five_small';
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

/** Plays the judging, computing and publishing of rounds as officers and judges would, on the agenda's clock. */
export class SampleSeason {
  readonly agenda = new Agenda();
  private readonly severity = new Map<string, number>();
  private readonly talentOf: ReadonlyMap<string, number>;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly clock: SettableClock,
    readonly people: SamplePeople,
    private readonly chance: Chance,
  ) {
    for (const judge of judgeNames) this.severity.set(people.accounts.get(judge)!.accountId!, chance.around(0, 1.6));
    this.talentOf = new Map(people.members.map((member) => [member.id, member.talent]));
  }

  /** Runs what is due until the given instant. */
  async playUntil(end: Date): Promise<void> {
    for (let next = this.agenda.next(); next && next.at <= end; next = this.agenda.next()) {
      this.clock.set(next.at);
      await this.command(RunSchedule).execute();
      await next.act();
    }
    this.clock.set(end);
    await this.command(RunSchedule).execute();
    await this.app.get(JobDrain, { strict: false }).drain();
  }

  /** Everything after the intake; `share` of the sheets is handed in, the rest is begun or waits. */
  planRound(round: SampleRound, share = 1): void {
    this.agenda.add(new Date(round.reviewingAt.getTime() + 3_600_000), async () => {
      await this.passAll(round.id);
      await this.appoint(round.id);
    });
    this.agenda.add(new Date(round.judgingAt.getTime() + 3_600_000), () => this.judge(round.id, share));
    if (share < 1) return;
    this.agenda.add(round.computingAt, () => this.compute(round.id));
    this.agenda.add(round.decidingAt, () => this.decide(round.id));
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

  private async judge(roundId: string, share: number): Promise<void> {
    const sheets = await this.rows<OpenSheet>(
      `select s.id, s.judge_id as "judgeId", e.member_id as "memberId",
              array(select c ->> 'code' from jsonb_array_elements(v.content -> 'judging' -> 'criteria') c) as criteria
         from score_sheet s join entry e on e.id = s.entry_id join round r on r.id = s.round_id join rule_version v on v.id = r.rule_version_id
        where s.round_id = $1 and s.state = 'open' order by e.code, s.judge_id`, [roundId]);
    const byJudge = new Map([...this.people.accounts.values()].map((actor) => [actor.accountId, actor]));
    for (const judgeId of [...new Set(sheets.map((sheet) => sheet.judgeId))].sort()) await this.command(SignDeclaration).execute(byJudge.get(judgeId)!, { roundId, declared: [] });
    for (const sheet of sheets) {
      const judge = byJudge.get(sheet.judgeId)!;
      const marks = Object.fromEntries(sheet.criteria.map((criterion) => [criterion, this.markFor(sheet)]));
      const drawn = this.chance.next();
      if (drawn < share) await this.command(SubmitSheet).execute(judge, { sheetId: sheet.id, marks });
      else if (drawn < share + 0.12 && judge.name !== this.officer('pingwei').name) {
        const begun = Object.fromEntries(Object.entries(marks).slice(0, 2));
        await this.command(SaveSheet).execute(judge, { sheetId: sheet.id, marks: begun });
      }
    }
  }

  /** What this judge gives this person: talent, the judge's own severity, and noise; in half points. */
  private markFor(sheet: OpenSheet): number {
    const seen = (this.talentOf.get(sheet.memberId) ?? 84) + this.severity.get(sheet.judgeId)! + this.chance.around(0, 2.2);
    return Math.round(Math.min(100, Math.max(40, seen)) * 2) * 500;
  }

  private async compute(roundId: string): Promise<void> {
    await this.command(AdvanceRound).execute(this.officer('shizong'), { roundId, toPhase: 'computing', reason: '评分已全部提交', overrides: ['SHEETS_MISSING'] });
    await this.command(StartScoreRun).execute(this.officer('shizong'), { roundId });
    await this.app.get(JobDrain, { strict: false }).drain();
  }

  private async decide(roundId: string): Promise<void> {
    const [run] = await this.rows<{ id: string }>(`select id from score_run where round_id = $1 and state = 'sealed' order by number desc limit 1`, [roundId]);
    await this.command(DecideRound).execute(this.officer('shizong'), { roundId, runId: run!.id });
    const [list] = await this.rows<{ contentHash: string }>(`select content_hash as "contentHash" from decision where round_id = $1 and state = 'standing'`, [roundId]);
    const [round] = await this.rows<{ until: Date | null }>('select notice_ends_at as until from round where id = $1', [roundId]);
    this.agenda.add(round?.until ?? this.clock.now(), async () => {
      await this.command(SignPublication).execute(this.officer('shizong'), { roundId, contentHash: list!.contentHash });
      await this.command(SignPublication).execute(this.officer('shizong2'), { roundId, contentHash: list!.contentHash });
      await this.app.get(JobDrain, { strict: false }).drain();
    });
  }
}

import { BadInput, platformActor, Refusal, shanghai, wallTime, type Actor, type SettableClock } from '@jiangong/kernel';
import { JobDrain, Reader } from '@jiangong/platform';
import { NominateSelf, PassRecommendation, RecommendMember } from '@jiangong/entries';
import { AppointPanel, AssignMany, SignDeclaration, SubmitSheet } from '@jiangong/judging';
import { AdvanceRound, RunSchedule } from '@jiangong/programme';
import { DecideRound, PublishedResults, SignPublication, StartScoreRun, type PublishedPlace } from '@jiangong/results';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { Agenda } from './agenda';
import type { MarkLine } from './marks';
import { keyOf, type Judge, type Person, type Unit } from './people';
import type { RowNotes, TableLine } from './tables';

export interface RoundFacts {
  readonly id: string;
  readonly code: string;
  readonly cadence: 'month' | 'quarter' | 'year';
  readonly reviewingAt: Date;
  readonly judgingAt: Date;
  readonly computingAt: Date;
  readonly decidingAt: Date;
}

export interface SeasonWorld {
  readonly rounds: readonly RoundFacts[];
  readonly categoryIds: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, Unit>;
  readonly members: ReadonlyMap<string, Person>;
  readonly judges: ReadonlyMap<string, Judge>;
  readonly officers: readonly [Actor, Actor];
}

const MOMENT = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})$/;

/** Which cell of a recommendation a refusal is about; the person's when it is none of these. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  COLLECTING_NOT_OPEN: '推荐时间', COLLECTING_CLOSED: '推荐时间', UNIT_PLACES_USED: '推荐单位', DISTRICT_PLACES_USED: '推荐单位', NOT_OWN_UNION: '推荐单位', CANNOT_RECOMMEND: '推荐单位',
};

/** Plays a season in the order of its calendar, through the commands and jobs the web uses. */
export class SeasonRun {
  private readonly agenda = new Agenda();
  readonly published = new Map<string, readonly PublishedPlace[]>();

  constructor(
    private readonly app: INestApplicationContext,
    private readonly clock: SettableClock,
    private readonly world: SeasonWorld,
    private readonly notes: RowNotes,
    private readonly tell: (line: string) => void,
  ) {}

  async play(recommendations: readonly TableLine[], marksOf: (round: string) => readonly MarkLine[]): Promise<void> {
    const timed = recommendations.flatMap((line) => this.momentOf(line)).sort((a, b) => a.at.getTime() - b.at.getTime() || a.line.row - b.line.row);
    for (const { at, line } of timed) this.agenda.add(at, () => this.recommend(line));
    for (const round of this.world.rounds) this.plan(round, marksOf);
    for (let next = this.agenda.next(); next; next = this.agenda.next()) {
      this.clock.set(next.at);
      await this.command(RunSchedule).execute();
      await next.act();
    }
  }

  private plan(round: RoundFacts, marksOf: (round: string) => readonly MarkLine[]): void {
    this.agenda.add(round.reviewingAt, async () => {
      await this.passAll(round);
      await this.assign(round, marksOf(round.code));
    });
    this.agenda.add(round.judgingAt, () => this.handInSheets(round, marksOf(round.code)));
    this.agenda.add(round.computingAt, () => this.compute(round));
    this.agenda.add(round.decidingAt, () => this.decide(round));
  }

  private momentOf(line: TableLine): { at: Date; line: TableLine }[] {
    const written = line.cells['推荐时间'] ?? '';
    const match = MOMENT.exec(written)?.slice(1).map(Number) as [number, number, number, number, number, number] | undefined;
    // 2026-02-30 and 24:00:00 have the form and are on no clock: the instant must read as it was written
    if (!match || wallTime(shanghai(...match)) !== written) {
      this.notes.refuse(line, '推荐时间', written, '时间不存在或写法不对，应为 2026-01-12 09:30:00');
      return [];
    }
    return [{ at: shanghai(...match), line }];
  }

  private async recommend(line: TableLine): Promise<void> {
    const { 月份: month = '', 类别: kind = '', 工号: memberNo = '', 推荐单位: unitName = '', 方式: way = '', 事迹: deeds = '' } = line.cells;
    const round = this.world.rounds.find((one) => one.code === month && one.cadence === 'month');
    const categoryId = this.world.categoryIds.get(kind);
    const person = this.world.members.get(memberNo);
    const unit = this.world.units.get(keyOf(unitName));
    if (!round) return this.notes.refuse(line, '月份', month, '没有这个月度轮次');
    if (!categoryId) return this.notes.refuse(line, '类别', kind, '没有这个类别');
    if (!person) return this.notes.refuse(line, '工号', memberNo, '名册中没有这个工号');
    if (!unit) return this.notes.refuse(line, '推荐单位', unitName, '单位不在组织表中');
    if (way !== '推荐' && way !== '自荐') return this.notes.refuse(line, '方式', way, '方式应为：推荐、自荐');
    const input = { roundId: round.id, categoryId, content: { deeds } };
    try {
      if (way === '自荐') {
        const self: Actor = { kind: 'account', accountId: null, memberId: person.id, name: memberNo, grants: [] };
        await this.command(NominateSelf).execute(self, input);
      } else await this.command(RecommendMember).execute(platformActor, { ...input, memberId: person.id, organizationId: unit.id });
    } catch (error) {
      // the form refuses what stands under 事迹: empty, or too long
      if (error instanceof BadInput) return error.faults.forEach((fault) => this.notes.refuse(line, '事迹', deeds, fault.zh));
      if (!(error instanceof Refusal)) throw error;
      const column = COLUMN_OF[error.code] ?? '工号';
      this.notes.refuse(line, column, line.cells[column] ?? '', error.text.zh);
    }
  }

  /** Unit, district and city sign what lies on their desks. */
  private async passAll(round: RoundFacts): Promise<void> {
    for (;;) {
      const waiting = await this.rows<{ id: string }>(`select id from recommendation where round_id = $1 and state = 'in_review' order by id`, [round.id]);
      if (waiting.length === 0) return;
      for (const { id } of waiting) await this.command(PassRecommendation).execute(platformActor, { id });
    }
  }

  private async assign(round: RoundFacts, marks: readonly MarkLine[]): Promise<void> {
    const judges = [...this.world.judges.values()].map(({ actor }, at) => ({ accountId: actor.accountId!, role: at === 0 ? ('chair' as const) : ('judge' as const), loadLimit: null }));
    await this.command(AppointPanel).execute(platformActor, { roundId: round.id, judges });
    const entries = await this.entriesOf(round);
    const pairs = marks.flatMap((line) => {
      const entryId = entries.get(`${line.category} ${line.memberNo}`);
      if (!entryId) this.notes.refuse(line, '工号', line.memberNo, '不是本轮人选');
      return entryId ? [{ entryId, judgeId: line.judge.accountId!, line }] : [];
    });
    const { refused } = await this.command(AssignMany).execute(platformActor, { roundId: round.id, pairs: pairs.map(({ entryId, judgeId }) => ({ entryId, judgeId })), reason: '按评分表分配' });
    for (const { entryId, judgeId, refusal } of refused) {
      const pair = pairs.find((one) => one.entryId === entryId && one.judgeId === judgeId)!;
      this.notes.refuse(pair.line, '评委编号', pair.line.cells['评委编号'] ?? '', refusal.text.zh);
    }
  }

  private async handInSheets(round: RoundFacts, marks: readonly MarkLine[]): Promise<void> {
    const entries = await this.entriesOf(round);
    const sheets = await this.rows<{ id: string; entryId: string; judgeId: string }>(
      `select id, entry_id as "entryId", judge_id as "judgeId" from score_sheet where round_id = $1 and state = 'open'`, [round.id]);
    const judges = new Map([...this.world.judges.values()].map(({ actor }) => [actor.accountId, actor]));
    for (const judgeId of new Set(sheets.map((sheet) => sheet.judgeId))) await this.command(SignDeclaration).execute(judges.get(judgeId)!, { roundId: round.id, declared: [] });
    const sheetIds = new Map(sheets.map((sheet) => [`${sheet.entryId} ${sheet.judgeId}`, sheet.id]));
    for (const line of marks) {
      const sheetId = sheetIds.get(`${entries.get(`${line.category} ${line.memberNo}`) ?? ''} ${line.judge.accountId!}`);
      if (sheetId) await this.command(SubmitSheet).execute(line.judge, { sheetId, marks: line.marks });
    }
  }

  private async compute(round: RoundFacts): Promise<void> {
    await this.command(AdvanceRound).execute(platformActor, { roundId: round.id, toPhase: 'computing', reason: '评分表已全部导入', overrides: ['SHEETS_MISSING'] });
    await this.command(StartScoreRun).execute(platformActor, { roundId: round.id });
    await this.app.get(JobDrain, { strict: false }).drain();
  }

  private async decide(round: RoundFacts): Promise<void> {
    const [run] = await this.rows<{ id: string }>(`select id from score_run where round_id = $1 and state = 'sealed' order by number desc limit 1`, [round.id]);
    await this.command(DecideRound).execute(platformActor, { roundId: round.id, runId: run!.id });
    const [noticed] = await this.rows<{ until: Date | null }>(`select notice_ends_at as until from round where id = $1`, [round.id]);
    this.agenda.add(noticed?.until ?? this.clock.now(), () => this.publish(round));
  }

  private async publish(round: RoundFacts): Promise<void> {
    const [list] = await this.rows<{ contentHash: string }>(`select content_hash as "contentHash" from decision where round_id = $1 and state = 'standing'`, [round.id]);
    for (const signer of this.world.officers) await this.command(SignPublication).execute(signer, { roundId: round.id, contentHash: list!.contentHash });
    await this.app.get(JobDrain, { strict: false }).drain();
    const winners = await this.app.get(PublishedResults, { strict: false }).winnersOf(round.id);
    this.published.set(round.code, winners);
    this.tell(`${round.code}  公布 ${winners.length} 人（进度 ${this.published.size}/${this.world.rounds.length}）`);
  }

  private async entriesOf(round: RoundFacts): Promise<ReadonlyMap<string, string>> {
    const rows = await this.rows<{ id: string; key: string }>(
      `select e.id, c.name || ' ' || m.member_no as key from entry e join category c on c.id = e.category_id join member m on m.id = e.member_id
        where e.round_id = $1 and e.state = 'accepted'`, [round.id]);
    return new Map(rows.map(({ key, id }) => [key, id]));
  }

  private command<T>(type: Type<T>): T {
    return this.app.get(type, { strict: false });
  }

  private rows<T extends object>(sql: string, parameters: readonly unknown[]): Promise<T[]> {
    return this.app.get(Reader, { strict: false }).rows<T>(sql, parameters);
  }
}

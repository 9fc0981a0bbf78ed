import { Injectable } from '@nestjs/common';
import { dayOf } from '@jiangong/kernel';
import { rowsFrom, type RowSource, type Tx } from '@jiangong/platform';
import { Rounds, type Round } from '@jiangong/programme';
import { IsNull } from 'typeorm';
import { Decision } from '../selection/public';
import { Notice, type ContactFacts } from './notice.entity';

export interface StandingContact {
  readonly issuer: string;
  readonly basis: string;
  readonly contact: ContactFacts;
  readonly decideWithinDays: number;
  readonly version: number;
  /** Nobody has written it down yet: names alone stand there. */
  readonly isMissing: boolean;
}

const DECIDE_WITHIN = 5;

const CITY = `select o.name from organization o where o.level = 'city' order by o.name limit 1`;
const NAMES = `select p.name as programme, r.name as round, s.year from round r join programme p on p.id = r.programme_id join season s on s.id = p.season_id where r.id = $1`;

/** How notices come to be and end; and what stands under all of them. */
@Injectable()
export class Notices {
  constructor(private readonly rounds: Rounds) {}

  async contactOf(source: RowSource): Promise<StandingContact> {
    const [row] = await rowsFrom<StandingContact>(
      source, `select issuer, basis, contact, decide_within_days as "decideWithinDays", version, false as "isMissing" from notice_contact where id = 'city'`);
    if (row) return row;
    const [city] = await rowsFrom<{ name: string }>(source, CITY);
    const issuer = city?.name ?? '';
    return { issuer, basis: '', contact: { group: `${issuer}纪检监察组`, address: '', phone: '', hours: '' }, decideWithinDays: DECIDE_WITHIN, version: 0, isMissing: true };
  }

  /** With the decision that opens the phase, in its commit; no notice where the rules ask for no days. */
  async open(tx: Tx, round: Round): Promise<void> {
    const { notice: rules } = await this.rounds.rulesOf(tx, round.id);
    const decision = await tx.repo(Decision).findOneBy({ roundId: round.id, state: 'standing' });
    if (rules.workingDays === 0 || !decision || !round.noticeEndsAt) return;
    const [names] = await tx.query<{ programme: string; round: string; year: number }>(NAMES, [round.id]);
    const { issuer, basis, contact, decideWithinDays } = await this.contactOf(tx);
    const year = Number(dayOf(tx.now).slice(0, 4));
    const notice: Notice = {
      // one notice a decision: it has the id of the list it opens with
      id: decision.id, roundId: round.id, decisionId: decision.id, year, serial: await this.nextSerial(tx, year), title: `关于${titleOf(names!)}拟入选名单的公示`,
      issuer, basis, contact: { ...contact, decideWithinDays }, workingDays: rules.workingDays, openedAt: tx.now, closesAt: round.noticeEndsAt, closedAt: null, withdrawnAt: null,
    };
    await tx.repo(Notice).insert(notice as never);
    tx.record({
      chain: `round:${round.id}`, type: 'results.notice.opened',
      body: { noticeId: notice.id, decisionId: decision.id, contentHash: decision.contentHash, year, serial: notice.serial, workingDays: rules.workingDays, closesAt: notice.closesAt.toISOString() },
    });
  }

  /** Its list was taken back: it stays readable as withdrawn, its number is used up. */
  async withdraw(tx: Tx, roundId: string): Promise<void> {
    const notice = await tx.repo(Notice).findOneBy({ roundId, withdrawnAt: IsNull() });
    if (!notice) return;
    await tx.repo(Notice).update({ id: notice.id }, { withdrawnAt: tx.now });
    tx.record({ chain: `round:${roundId}`, type: 'results.notice.withdrawn', body: { noticeId: notice.id, year: notice.year, serial: notice.serial } });
  }

  private async nextSerial(tx: Tx, year: number): Promise<number> {
    const [row] = await tx.query<{ last: number }>(
      `insert into notice_year (year, last) values ($1, 1) on conflict (year) do update set last = notice_year.last + 1 returning last`, [year]);
    return row!.last;
  }
}

/** `2026年第一季度星级职工…`: the year once, whether or not the round's own name has it. */
const titleOf = ({ programme, round, year }: { programme: string; round: string; year: number }): string =>
  `${round.includes(String(year)) ? '' : `${year}年`}${round}${programme}`;


import { Injectable } from '@nestjs/common';
import { Reader } from '@jiangong/platform';

const OPEN = `r.phase in ('collecting', 'reviewing', 'judging')`;

const OF_MEMBERS = `
  select r.id as "roundId", array_agg(distinct j.account_id::text) as "judgeIds"
    from account a join panel_judge j on j.account_id = a.id join panel p on p.id = j.panel_id join round r on r.id = p.round_id
   where a.member_id = any($1::uuid[]) and ${OPEN}
     and (j.removed_in_version is null or exists (select 1 from score_sheet s where s.round_id = r.id and s.judge_id = a.id)) group by r.id order by r.id`;

/** A person with two accounts is one judge. */
const OF_ACCOUNT = `
  select r.id as "roundId", array_agg(distinct j.account_id::text) as "judgeIds"
    from account own join account a on a.id = own.id or a.member_id = own.member_id
    join panel_judge j on j.account_id = a.id join panel p on p.id = j.panel_id join round r on r.id = p.round_id
   where own.id = $1 and ${OPEN}
     and (j.removed_in_version is null or exists (select 1 from score_sheet s where s.round_id = r.id and s.judge_id = a.id)) group by r.id order by r.id`;

const ALL = `select r.id as "roundId" from round r join panel p on p.round_id = r.id where ${OPEN} order by r.id`;
const JUDGING = `select r.id as "roundId" from round r join panel p on p.round_id = r.id where r.phase = 'judging' order by r.id`;
const ONE = `select r.id as "roundId" from round r join panel p on p.round_id = r.id where r.id = $1 and ${OPEN}`;

/** Which rounds a changed fact concerns: those with a panel that are not closed yet. */
@Injectable()
export class RoundsConcerned {
  constructor(private readonly reader: Reader) {}

  /** With the judges who are one of these members. */
  ofMembers(memberIds: readonly string[]): Promise<{ roundId: string; judgeIds: string[] }[]> {
    return this.reader.rows(OF_MEMBERS, [memberIds]);
  }

  /** With the judges whose account it is, or whose other account. */
  ofAccount(accountId: string): Promise<{ roundId: string; judgeIds: string[] }[]> {
    return this.reader.rows(OF_ACCOUNT, [accountId]);
  }

  all(): Promise<{ roundId: string }[]> {
    return this.reader.rows(ALL);
  }

  judging(): Promise<{ roundId: string }[]> {
    return this.reader.rows(JUDGING);
  }

  async hasPanel(roundId: string): Promise<boolean> {
    return (await this.reader.first(ONE, [roundId])) !== null;
  }
}

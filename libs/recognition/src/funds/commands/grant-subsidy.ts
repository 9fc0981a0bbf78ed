import { Injectable } from '@nestjs/common';
import { newId, NotFound, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { FundYear } from '../fund.entity';
import { requireFund } from '../fund.policy';
import { ContestCapReached, SubsidyGivenAlready, SubsidyUseNeeded } from '../fund.refusals';
import { amountIn } from '../fund.rules';
import { Payables } from '../payables';

export interface SubsidyGrant {
  readonly programmeId: string;
  /** The unit that runs the contest. */
  readonly organizationId: string;
  readonly amountFen: string;
  /** What it is for; a contest's unit gets money for it once. */
  readonly use: string;
}

export const CONTEST_CAP_FEN = 20_000_000n;

/** A municipal key contest gets up to its cap, whoever of its hosts is paid (domain.md §9). */
@Injectable()
export class GrantSubsidy {
  constructor(private readonly uow: UnitOfWork, private readonly payables: Payables) {}

  /** Returns the payable's id. */
  execute(actor: Actor, { programmeId, organizationId, amountFen, use }: SubsidyGrant): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      requireFund(actor, 'payable.raise');
      const amount = amountIn(amountFen);
      const given = use.trim();
      if (given === '') throw new SubsidyUseNeeded({});
      const [contest] = await tx.query<{ name: string; year: number }>('select p.name, s.year from programme p join season s on s.id = p.season_id where p.id = $1 for update of p', [programmeId]);
      const [unit] = await tx.query<{ name: string }>('select name from organization where id = $1', [organizationId]);
      if (!contest || !unit) throw new NotFound(contest ? { zh: '单位', en: 'unit' } : { zh: '竞赛项目', en: 'contest' });
      const purpose = `${contest.year}年${contest.name}竞赛补助：${given}`;
      // the contest is held until the commit, so of two who give the same the second finds it
      const [same] = await tx.query<{ number: string; amountFen: string }>(
        `select number, amount_fen::text as "amountFen" from payable where programme_id = $1 and organization_id = $2 and kind = 'subsidy' and purpose = $3 and state <> 'dropped'`, [programmeId, organizationId, purpose]);
      if (same) throw new SubsidyGivenAlready({ ...same, use: given });
      const cap = BigInt((await tx.repo(FundYear).findOneBy({ year: contest.year }))?.contestCapFen ?? CONTEST_CAP_FEN);
      const [sum] = await tx.query<{ fen: string | null }>(`select sum(amount_fen)::text as fen from payable where programme_id = $1 and kind = 'subsidy' and state <> 'dropped'`, [programmeId]);
      if (BigInt(sum?.fen ?? '0') + amount > cap) throw new ContestCapReached({ capFen: String(cap), givenFen: sum?.fen ?? '0' });
      const [id] = await this.payables.raise(tx, [{
        kind: 'subsidy', fund: 'subsidy', year: contest.year, cause: `subsidy:${newId()}`, purpose, memberId: null, organizationId, payeeName: unit.name, programmeId, amountFen: amount,
      }]);
      return id!;
    });
  }
}

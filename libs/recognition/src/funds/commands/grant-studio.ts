import { Injectable } from '@nestjs/common';
import { newId, NotFound, type Actor } from '@jiangong/kernel';
import { Studios } from '@jiangong/people';
import { isDuplicate, UnitOfWork } from '@jiangong/platform';
import { FundYear } from '../fund.entity';
import { requireFund } from '../fund.policy';
import { GrantOver, GrantRunning, StudioCapReached, StudioNotActive, YearNotKept } from '../fund.refusals';
import { amountIn, tranches } from '../fund.rules';
import { StudioGrant } from '../payable.entity';
import { Payables } from '../payables';

export const STUDIO_CAP_FEN = 20_000_000n;
/** ¥200,000 over three years (domain.md §9). */
export const GRANT_YEARS = 3;
const noGrant = { zh: '工作室补助', en: 'studio grant' };

/** A studio is granted a sum over three years; nothing is owed before a year is reviewed. */
@Injectable()
export class GrantStudio {
  constructor(private readonly uow: UnitOfWork, private readonly studios: Studios) {}

  /** Returns the grant's id. */
  async execute(actor: Actor, { studioId, firstYear, totalFen }: { readonly studioId: string; readonly firstYear: number; readonly totalFen: string }): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      requireFund(actor, 'payable.raise');
      const total = amountIn(totalFen);
      const { studio } = await this.studios.locked(tx, studioId);
      if (studio.state !== 'active') throw new StudioNotActive({});
      const cap = BigInt((await tx.repo(FundYear).findOneBy({ year: firstYear }))?.studioCapFen ?? STUDIO_CAP_FEN);
      if (total > cap) throw new StudioCapReached({ capFen: String(cap) });
      const [other] = await tx.query<{ firstYear: number }>(
        `select first_year as "firstYear" from studio_grant where studio_id = $1 and state <> 'ended' and first_year < $2::int + $3::int and $2::int < first_year + years`, [studioId, firstYear, GRANT_YEARS]);
      if (other) throw new GrantRunning(other);
      const id = newId();
      await tx.repo(StudioGrant).insert({ id, studioId, totalFen: String(total), firstYear, years: GRANT_YEARS, state: 'running', grantedById: actor.accountId, grantedAt: tx.now, endedAt: null });
      tx.record({ chain: 'funds', type: 'recognition.studio_grant.granted', body: { grantId: id, studioId, totalFen: String(total), firstYear } });
      return id;
    }).catch((error: unknown) => {
      if (isDuplicate(error)) throw new GrantRunning({ firstYear });
      throw error;
    });
  }
}

/** The part of a year is owed to the studio's unit once that year's review keeps the studio; each part once. */
@Injectable()
export class ReleaseGrant {
  constructor(private readonly uow: UnitOfWork, private readonly studios: Studios, private readonly payables: Payables) {}

  /** Returns the grant's id. */
  execute(actor: Actor, { grantId, year }: { readonly grantId: string; readonly year: number }): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      requireFund(actor, 'payable.raise');
      const grant = await tx.repo(StudioGrant).findOne({ where: { id: grantId }, lock: { mode: 'pessimistic_write' } });
      if (!grant) throw new NotFound(noGrant);
      const part = tranches(BigInt(grant.totalFen), grant.years)[year - grant.firstYear];
      if (grant.state !== 'running' || part === undefined) throw new GrantOver({});
      const verdict = await this.studios.verdictOf(tx, grant.studioId, year);
      if (verdict !== 'keep') throw new YearNotKept({ year, verdict });
      const { studio } = await this.studios.locked(tx, grant.studioId);
      const [unit] = await tx.query<{ name: string }>('select name from organization where id = $1', [studio.organizationId]);
      await this.payables.raise(tx, [{
        kind: 'studio_grant', fund: 'studio', year, cause: `studio_grant:${grantId}:${year}`, purpose: `${studio.name} ${year}年度补助`, memberId: null, organizationId: studio.organizationId, payeeName: unit!.name, amountFen: part,
      }]);
      const [released] = await tx.query<{ parts: number }>(`select count(*)::int as parts from payable where cause like 'studio_grant:' || $1 || ':%'`, [grantId]);
      if (released!.parts === grant.years) await tx.repo(StudioGrant).update({ id: grantId }, { state: 'done' });
      return grantId;
    });
  }
}

/** A studio that was removed gets no further part; what is not approved yet is dropped. */
@Injectable()
export class EndGrant {
  constructor(private readonly uow: UnitOfWork, private readonly payables: Payables) {}

  execute(actor: Actor, studioId: string): Promise<number> {
    return this.uow.run(actor, {}, async (tx) => {
      const [ended] = (await tx.query(`update studio_grant set state = 'ended', ended_at = $2 where studio_id = $1 and state = 'running' returning id`, [studioId, tx.now])) as unknown as [{ id: string }[], number];
      for (const { id } of ended) {
        const due = await tx.query<{ id: string; number: string }>(`select id, number from payable where cause like 'studio_grant:' || $1 || ':%' and state = 'due' order by id for update`, [id]);
        for (const payable of due) await this.payables.drop(tx, payable, '工作室已摘牌');
        tx.record({ chain: 'funds', type: 'recognition.studio_grant.ended', body: { grantId: id, studioId } });
      }
      return ended.length;
    });
  }
}

import { Injectable } from '@nestjs/common';
import { BadInput, dayOf, newId, NotFound, type Actor, type Day } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { noMember } from '../../members/public';
import { Organizations } from '../../organizations/public';
import { Studio, StudioMember, type StudioLevel } from '../studio.entity';
import { requireStudioAt } from '../studio.policy';
import { StudioNameTaken } from '../studio.refusals';
import { StudioTies } from '../studio-ties';

export interface NewStudio {
  readonly name: string;
  readonly organizationId: string;
  readonly leadId: string;
  readonly field: string;
  readonly foundedOn: Day;
  readonly level: StudioLevel;
  /** Without the lead. */
  readonly memberIds: readonly string[];
}

/** Puts a studio on the register with its members, each tied to the others from today. */
@Injectable()
export class RegisterStudio {
  constructor(private readonly uow: UnitOfWork, private readonly organizations: Organizations, private readonly ties: StudioTies) {}

  execute(actor: Actor, wish: NewStudio): Promise<string> {
    return this.uow.run(actor, {}, (tx) => this.register(tx, wish));
  }

  async register(tx: Tx, { memberIds, ...wish }: NewStudio): Promise<string> {
    requireStudioAt(tx.actor, 'studio.register', await this.organizations.lineageOf(tx, wish.organizationId));
    const today = dayOf(tx.now);
    if (wish.foundedOn > today) throw BadInput.at('input.foundedOn', '成立日期晚于今天', 'founded in the future');
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('studios', 0))`);
    const [taken] = await tx.query('select 1 from studio where name = $1', [wish.name]);
    if (taken) throw new StudioNameTaken({ name: wish.name });
    const all = [...new Set([wish.leadId, ...memberIds])];
    const known = await tx.query<{ id: string }>('select id from member where id = any($1::uuid[])', [all]);
    if (known.length < all.length) throw new NotFound(noMember);
    const studio = { ...wish, id: newId(), number: await this.nextNumber(tx), state: 'active' as const, removedOn: null, removeReason: null };
    await tx.repo(Studio).insert(studio);
    await tx.repo(StudioMember).insert(all.map((memberId) => ({ id: newId(), studioId: studio.id, memberId, fromOn: today, toOn: null })));
    for (const [at, memberId] of all.entries()) await this.ties.join(tx, studio, memberId, all.slice(0, at));
    tx.record({ chain: 'platform', type: 'people.studio.registered', body: { studioId: studio.id, number: studio.number, organizationId: wish.organizationId, leadId: wish.leadId, members: all } });
    return studio.id;
  }

  private async nextNumber(tx: Tx): Promise<string> {
    const [row] = await tx.query<{ last: string }>('select number as last from studio order by length(number) desc, number desc limit 1');
    return `GZS-${String(Number(row?.last?.slice(4) ?? 0) + 1).padStart(4, '0')}`;
  }
}

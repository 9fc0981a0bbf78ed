import { Injectable } from '@nestjs/common';
import { BadInput, dayOf, NotAllowed, type Actor } from '@jiangong/kernel';
import { Members } from '@jiangong/people';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { Rounds, type Round } from '@jiangong/programme';
import { EntryCodes } from '../entry-codes';
import { insertEntry } from '../entry-store';
import { Entry, EntrySource } from '../entry.entity';
import { CarryNotOpen, CategoryNotInRound } from '../entry.refusals';
import { isBeforeJudging } from '../entry.rules';
import type { EntryContent } from '../form.rules';
import { personNow } from '../person';

export interface CarryInput {
  readonly fromEntryIds: readonly string[];
  readonly toRoundId: string;
  readonly categoryId: string;
  /** Shown with its source, never added to a score (domain.md §3). */
  readonly hasPriority: boolean;
}

interface SourceEntry {
  readonly id: string;
  readonly subject: 'member' | 'work';
  readonly memberId: string;
  readonly organizationId: string;
  readonly districtId: string | null;
  readonly title: string;
  readonly content: EntryContent;
}

/**
 * Brings winners of one round into the next as entries of their own, with the way back to where they come from.
 * Doing it twice changes nothing; a member carried from two sources in one category is one entry with two sources.
 */
@Injectable()
export class CarryEntry {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: Rounds,
    private readonly members: Members,
    private readonly codes: EntryCodes,
  ) {}

  /** A deed of the platform's own, when a result is published. The carried entries, in the order of `fromEntryIds`; the same one twice where two sources meet. */
  async execute(actor: Actor, input: CarryInput): Promise<readonly string[]> {
    if (actor.kind !== 'platform') throw new NotAllowed('entry.carry');
    if (input.fromEntryIds.length === 0) return [];
    const codes = await this.codes.take(input.toRoundId, input.fromEntryIds.length);
    return this.uow.run(actor, { isolation: 'serializable' }, async (tx) => {
      const round = await this.rounds.load(tx, input.toRoundId);
      const sources = await this.sources(tx, input.fromEntryIds);
      const carried: string[] = [];
      for (const [index, source] of sources.entries()) carried.push(await this.carryOne(tx, round, input, source, codes[index]!));
      return carried;
    });
  }

  private async sources(tx: Tx, ids: readonly string[]): Promise<readonly SourceEntry[]> {
    const rows = await tx.query<SourceEntry>(
      `select e.id, e.subject, e.member_id as "memberId", e.organization_id as "organizationId", e.district_id as "districtId", e.title, v.content
         from entry e join entry_version v on v.entry_id = e.id and v.number = e.version_number
        where e.id = any($1::uuid[]) and e.state = 'accepted'`, [[...new Set(ids)]]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => {
      const source = byId.get(id);
      if (!source) throw BadInput.at('fromEntryIds', `参评件 ${id} 不存在或未被受理，不能带入下一轮`, `entry ${id} does not exist or was not accepted and cannot be carried`);
      return source;
    });
  }

  private async carryOne(tx: Tx, round: Round, input: CarryInput, source: SourceEntry, code: string): Promise<string> {
    const known = await this.alreadyCarried(tx, round.id, input.categoryId, source);
    if (known?.isFromThis) return known.id;
    if (!isBeforeJudging(round.phase)) throw new CarryNotOpen({ round: round.name, phase: round.phase });
    const id = known?.id ?? (await this.insert(tx, round, input, source, code));
    await tx.repo(EntrySource).insert({ entryId: id, sourceEntryId: source.id });
    if (known && input.hasPriority) await tx.repo(Entry).update({ id }, { hasPriority: true });
    tx.record({ chain: `round:${round.id}`, type: 'entries.entry.carried', body: { entryId: id, sourceEntryId: source.id, categoryId: input.categoryId, hasPriority: input.hasPriority } });
    return id;
  }

  /** A source carried before stays carried, even when its person has withdrawn since; a member already carried is joined. */
  private async alreadyCarried(tx: Tx, roundId: string, categoryId: string, source: SourceEntry): Promise<{ id: string; isFromThis: boolean } | null> {
    const [row] = await tx.query<{ id: string; isFromThis: boolean }>(
      `select e.id, exists (select 1 from entry_source s where s.entry_id = e.id and s.source_entry_id = $3) as "isFromThis"
         from entry e
        where e.round_id = $1 and e.category_id = $2
          and (exists (select 1 from entry_source s where s.entry_id = e.id and s.source_entry_id = $3)
               or ($4 = 'member' and e.subject = 'member' and e.member_id = $5 and e.state not in ('draft', 'withdrawn')))
        order by 2 desc, e.id limit 1 for update of e`,
      [roundId, categoryId, source.id, source.subject, source.memberId],
    );
    return row ?? null;
  }

  private async insert(tx: Tx, round: Round, input: CarryInput, source: SourceEntry, code: string): Promise<string> {
    await this.refuseForeignCategory(tx, round, input.categoryId);
    const person = await personNow(tx, source.memberId);
    const entry = await insertEntry(tx, {
      roundId: round.id, categoryId: input.categoryId, code, subject: source.subject, memberId: source.memberId,
      organizationId: person?.unitId ?? source.organizationId, districtId: person ? person.districtId : source.districtId,
      title: source.title, origin: 'carried', state: 'accepted', content: source.content, hasPriority: input.hasPriority,
      attributes: await this.members.attributesOn(tx, source.memberId, dayOf(tx.now)),
    });
    return entry.id;
  }

  private async refuseForeignCategory(tx: Tx, round: Round, categoryId: string): Promise<void> {
    const categories = await tx.query<{ id: string; name: string }>('select id, name from category where programme_id = $1 order by position, id', [round.programmeId]);
    if (!categories.some((one) => one.id === categoryId)) throw new CategoryNotInRound({ round: round.name, categories: categories.map((one) => one.name) });
  }
}

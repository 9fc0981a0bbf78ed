import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newId, receiptNumber, sha256, visitor, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { Rounds, WorkCalendars } from '@jiangong/programme';
import { In } from 'typeorm';
import { noNotice, Notice, Notices, noticeState } from '../../notices/public';
import { Objection, OPEN_STATES } from '../objection.entity';
import { ObjectionCourse } from '../objection-course';
import { ObjectionLimits } from '../objection-limits';
import { mayStampFor } from '../objection.policy';
import { NotOnTheNotice, NotYourStamp, ObjectionAlreadyOpen } from '../objection.refusals';
import { dueOn, refuseAfterNotice, refuseEmpty, refuseNameless, whoAndWhat, type Ground, type ObjectionContent } from '../objection.rules';
import { SealedContent } from '../sealed-content';

export interface ObjectionRaising {
  readonly noticeId: string;
  readonly entryId: string | null;
  readonly ground: Ground;
  readonly text: string;
  readonly name: string;
  readonly contact: string;
  /** The unit under whose stamp it is raised; null for a person. */
  readonly organizationId: string | null;
}

export interface RaisedObjection {
  readonly id: string;
  readonly number: string;
  readonly key: string;
  readonly dueOn: string;
  readonly isQueued: boolean;
}

const ON_LIST = `
  select 1 from decision d join decision_place p on p.decision_id = d.id where d.round_id = $1 and d.state = 'standing' and p.entry_id = $2`;

/**
 * Takes an objection while the notice runs. Nobody is the actor of this work: who raised it stands in the sealed
 * content alone, not in the ledger and not in any column.
 */
@Injectable()
export class RaiseObjection {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: Rounds,
    private readonly notices: Notices,
    private readonly calendars: WorkCalendars,
    private readonly limits: ObjectionLimits,
    private readonly course: ObjectionCourse,
    private readonly content: SealedContent,
  ) {}

  async execute(actor: Actor, input: ObjectionRaising, address: string): Promise<RaisedObjection> {
    refuseEmpty(input.text);
    if (input.organizationId !== null && !mayStampFor(actor, input.organizationId)) throw new NotYourStamp({});
    if (actor.kind !== 'account') refuseNameless(input.name, input.contact);
    const { isQueued } = await this.limits.take(actor.accountId, address);
    const [number, key] = [receiptNumber(randomBytes(7)), randomBytes(16).toString('base64url')];
    return this.uow.run(visitor, {}, async (tx) => {
      const notice = await tx.repo(Notice).findOneBy({ id: input.noticeId });
      if (!notice) throw noNotice();
      const round = await this.rounds.load(tx, notice.roundId);
      const closesAt = round.noticeEndsAt ?? notice.closesAt;
      refuseAfterNotice(noticeState({ closesAt, withdrawnAt: notice.withdrawnAt, phase: round.phase }, tx.now), closesAt);
      if (input.entryId !== null && (await tx.query(ON_LIST, [round.id, input.entryId])).length === 0) throw new NotOnTheNotice({});
      const content = await this.contentOf(tx, actor, input);
      const marks = this.content.marks(whoAndWhat(content, round.id));
      const [mark] = marks as [string];
      for (const one of [...marks].sort()) await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 7))', [one]);
      if (await tx.repo(Objection).findOneBy({ roundId: round.id, mark: In(marks), state: In([...OPEN_STATES]) })) throw new ObjectionAlreadyOpen({});
      const decideWithinDays = notice.contact.decideWithinDays ?? (await this.notices.contactOf(tx)).decideWithinDays;
      const id = newId();
      const sealed = this.content.sealObjection(id, content);
      const due = dueOn(tx.now, decideWithinDays, await this.calendars.load(tx));
      await tx.repo(Objection).insert({
        id, noticeId: notice.id, roundId: round.id, number, keyHash: sha256(key), keyId: sealed.keyId, sealed: sealed.bytes, mark, state: 'received', isQueued,
        receivedAt: tx.now, dueOn: due, outcome: null, effect: null, entryId: null, judgeId: null, redecisionId: null, proposedById: null, settledAt: null, settledById: null,
      });
      await this.course.step(tx, id, 'received', '', null);
      tx.record({
        chain: `round:${round.id}`, type: 'results.objection.received',
        body: { objectionId: id, noticeId: notice.id, sealedHash: sha256(sealed.bytes.toString('base64')), keyId: sealed.keyId, dueOn: due, isQueued },
      });
      return { id, number, key, dueOn: due, isQueued };
    });
  }

  private async contentOf(tx: Tx, actor: Actor, { entryId, ground, text, name, contact, organizationId }: ObjectionRaising): Promise<ObjectionContent> {
    const [unit] = organizationId === null ? [] : await tx.query<{ name: string }>('select name from organization where id = $1', [organizationId]);
    return {
      kind: organizationId === null ? 'person' : 'unit', name: actor.kind === 'account' ? actor.name : name.trim(), contact: contact.trim(),
      accountId: actor.accountId, memberId: actor.memberId, organizationId, organizationName: unit?.name ?? '', entryId, ground, text: text.trim(),
    };
  }
}

import { Injectable } from '@nestjs/common';
import { canonicalJson, sha256, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { requirePermission } from '../../score-runs/public';
import { NoticeContact } from '../notice.entity';
import '../notice.policy';
import { ContactChanged } from '../notice.refusals';

export interface ContactSaving {
  readonly version: number;
  readonly issuer: string;
  readonly basis: string;
  readonly group: string;
  readonly address: string;
  readonly phone: string;
  readonly hours: string;
  readonly decideWithinDays: number;
}

/** Who issues notices and where objections are taken. Notices already open keep what they were opened with. */
@Injectable()
export class SaveNoticeContact {
  constructor(private readonly uow: UnitOfWork) {}

  execute(actor: Actor, input: ContactSaving): Promise<void> {
    return this.uow.run(actor, {}, async (tx) => {
      requirePermission(actor, 'notice_contact.edit');
      const present = await tx.repo(NoticeContact).findOne({ where: { id: 'city' }, lock: { mode: 'pessimistic_write' } });
      if ((present?.version ?? 0) !== input.version) throw new ContactChanged({});
      const { issuer, basis, group, address, phone, hours, decideWithinDays } = trimmed(input);
      const saved = { id: 'city' as const, issuer, basis, contact: { group, address, phone, hours }, decideWithinDays, savedAt: tx.now };
      await tx.repo(NoticeContact).save({ ...present, ...saved });
      tx.record({ chain: 'notices', type: 'results.notice_contact.saved', body: { contactHash: sha256(canonicalJson({ issuer, basis, group, address, phone, hours })), decideWithinDays } });
    });
  }
}

const trimmed = (input: ContactSaving): ContactSaving =>
  Object.fromEntries(Object.entries(input).map(([name, value]: [string, unknown]) => [name, typeof value === 'string' ? value.trim() : value])) as unknown as ContactSaving;

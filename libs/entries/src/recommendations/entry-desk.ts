import { Injectable } from '@nestjs/common';
import { isDuplicate, type Tx } from '@jiangong/platform';
import {
  addVersion, Entry, EntryChecks, EntryVersion, contentHashOf, insertEntry, statedIn, type EntryContent, type EntryState, type Stated, type Intake, type IntakeOrigin, type Person,
} from '../submissions/public';
import type { RecommendationState } from './recommendation.entity';
import { AlreadyRecommended } from './recommendation.refusals';

/** The entry of a person in a category of a round, that a further side would join. */
export interface StandingEntry {
  readonly id: string;
  readonly code: string;
  readonly state: EntryState;
  readonly versionNumber: number;
}

export interface Arrival {
  readonly intake: Intake;
  readonly person: Person;
  readonly origin: Exclude<IntakeOrigin, 'submission'>;
  /** The union that puts forward; the unit for a self-nomination. */
  readonly organizationId: string;
  readonly content: EntryContent;
  /** A running number, used when this makes a new entry. */
  readonly code: () => string;
  /** A draft of the person's that becomes the entry, so that it keeps its number. */
  readonly draft?: Entry | null;
}

/** Receives a person put forward: a new entry, or one that is joined (domain.md §4: recommended by two unions, one entry). */
@Injectable()
export class EntryDesk {
  constructor(private readonly checks: EntryChecks) {}

  /** The caller's isolation is serialisable: two unions at once make one entry. */
  async receive(tx: Tx, arrival: Arrival): Promise<{ entryId: string; isJoined: boolean }> {
    const standing = await this.standing(tx, arrival);
    if (!standing) {
      const entryId = await this.enter(tx, arrival);
      await this.written(tx, entryId, 1, arrival);
      return { entryId, isJoined: false };
    }
    await this.refuseRepeated(tx, standing, arrival);
    // nothing else is pending on a declined entry: what the new side writes is its content from here on
    if (standing.state === 'declined') await this.reopen(tx, standing, arrival);
    if (arrival.draft) await tx.repo(Entry).update({ id: arrival.draft.id }, { state: 'withdrawn' });
    return { entryId: standing.id, isJoined: true };
  }

  private async standing(tx: Tx, { intake, person }: Arrival): Promise<StandingEntry | null> {
    const [row] = await tx.query<StandingEntry>(
      `select id, code, state, version_number as "versionNumber" from entry
        where round_id = $1 and category_id = $2 and member_id = $3 and subject = 'member' and state not in ('draft', 'withdrawn') for update`,
      [intake.round.id, intake.category.id, person.id],
    );
    return row ?? null;
  }

  private async refuseRepeated(tx: Tx, standing: StandingEntry, { intake, person, origin, organizationId }: Arrival): Promise<void> {
    const [same] = await tx.query<{ state: RecommendationState }>(
      `select state from recommendation where entry_id = $1 and origin = $2 and organization_id = $3 and state <> 'withdrawn'`, [standing.id, origin, organizationId]);
    if (same) throw new AlreadyRecommended({ member: person.name, category: intake.category.name, code: standing.code, state: same.state });
  }

  private async reopen(tx: Tx, standing: StandingEntry, { intake, content }: Arrival): Promise<void> {
    const number = standing.versionNumber + 1;
    const { contentHash } = await addVersion(tx, standing.id, number, content);
    await tx.repo(Entry).update({ id: standing.id }, { state: 'in_review', versionNumber: number });
    tx.record({ chain: `round:${intake.round.id}`, type: 'entries.entry.reopened', body: { entryId: standing.id, versionNumber: number, contentHash } });
    await this.written(tx, standing.id, number, { intake, content });
  }

  private written(tx: Tx, entryId: string, versionNumber: number, { intake, content }: Pick<Arrival, 'intake' | 'content'>): Promise<void> {
    return this.checks.written(tx, { entryId, roundId: intake.round.id, versionNumber, stage: 'hand_in', form: intake.rules.form, content });
  }

  private async enter(tx: Tx, { intake, person, origin, content, code, draft }: Arrival): Promise<string> {
    const facts = {
      roundId: intake.round.id, categoryId: intake.category.id, memberId: person.id, organizationId: person.unitId,
      districtId: person.districtId, title: person.name, origin, state: 'in_review' as const,
    };
    if (draft) return handInDraft(tx, draft, facts, content);
    try {
      return (await insertEntry(tx, { ...facts, code: code(), subject: 'member', content })).id;
    } catch (error) {
      throw isDuplicate(error) ? new SerializationRace(error) : error;
    }
  }
}

/** Two sides entered one person at the same instant; the unit of work tries again and the second joins. */
class SerializationRace extends Error {
  readonly code = '40001';
  constructor(cause: unknown) {
    super('two sides entered one person at once', { cause });
  }
}

/** A draft becomes the entry: it keeps its number, and its content is fixed from now on. */
export async function handInDraft(tx: Tx, draft: Entry, facts: Partial<Entry> & Pick<Entry, 'categoryId' | 'memberId' | 'origin'>, content: EntryContent, stated: Stated = {}): Promise<string> {
  await tx.repo(Entry).update({ id: draft.id }, { ...facts, state: 'in_review', createdAt: tx.now } as never);
  const contentHash = contentHashOf(content);
  await tx.repo(EntryVersion).update({ entryId: draft.id, number: 1 }, { content: content as never, contentHash, createdAt: tx.now });
  tx.record({
    chain: `round:${draft.roundId}`, type: 'entries.entry.submitted',
    body: { entryId: draft.id, code: draft.code, categoryId: facts.categoryId, memberId: facts.memberId, origin: facts.origin, contentHash, ...statedIn(stated) },
  });
  return draft.id;
}

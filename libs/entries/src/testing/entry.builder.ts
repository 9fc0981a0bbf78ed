import { dayOf, newId, platformActor } from '@jiangong/kernel';
import { Members, Organizations } from '@jiangong/people';
import type { TestProduct } from '@jiangong/testing';
import { Recommendation, RecommendationStep } from '../recommendations/public';
import { acceptEntry, Entry, EntryCodes, insertEntry, nameAuthors, type EntryContent, type NamedAuthor } from '../submissions/public';

export interface AcceptedEntryWish {
  readonly roundId: string;
  readonly categoryId: string;
  readonly memberId: string;
  readonly title?: string;
  readonly subject?: 'member' | 'work';
  readonly content?: EntryContent;
  /** The member's own at that time unless given. */
  readonly attributes?: Record<string, string>;
  /** Co-authors of a work. */
  readonly authors?: readonly NamedAuthor[];
  /** The union that recommended; the member's unit unless given, none when null. */
  readonly recommendedBy?: string | null;
}

/**
 * An accepted entry whatever the round's phase, with the recommendation that brought it in, signed and passed.
 * Rows are written directly: for tests that begin where entries are in. Returns the entry's id.
 */
export async function anAcceptedEntry(product: TestProduct, wish: AcceptedEntryWish): Promise<string> {
  const [code] = await product.get(EntryCodes).take(wish.roundId);
  return product.uow.run(platformActor, {}, async (tx) => {
    const today = dayOf(tx.now);
    const unit = await product.get(Organizations).unitOf(tx, wish.memberId, today);
    if (!unit) throw new Error('the member of an accepted entry needs a membership in force');
    const [member] = await tx.query<{ name: string }>('select name from member where id = $1', [wish.memberId]);
    const entry: Entry = await insertEntry(tx, {
      roundId: wish.roundId, categoryId: wish.categoryId, code: code!, subject: wish.subject ?? 'member', memberId: wish.memberId,
      organizationId: unit.organizationId, districtId: unit.districtId, title: wish.title ?? member!.name,
      origin: wish.subject === 'work' ? 'submission' : 'recommendation', state: 'in_review', content: wish.content ?? { deeds: '长期坚守岗位，成绩突出' },
    });
    const organizationId = wish.recommendedBy === undefined ? unit.organizationId : wish.recommendedBy;
    if (organizationId) {
      const id = newId();
      await tx.repo(Recommendation).insert({
        id, entryId: entry.id, roundId: wish.roundId, categoryId: wish.categoryId, memberId: wish.memberId, organizationId, districtId: unit.districtId,
        origin: wish.subject === 'work' ? 'submission' : 'recommendation', desk: 'city', state: 'passed', content: null, correctBy: null, createdAt: tx.now, createdById: null,
      });
      await tx.repo(RecommendationStep).insert({ id: newId(), recommendationId: id, act: 'pass', desk: 'city', organizationId: null, byId: null, at: tx.now, reasonCode: null, reason: null });
    }
    if (wish.authors) await nameAuthors(tx, entry, wish.authors);
    await acceptEntry(tx, entry, wish.attributes ?? (await product.get(Members).attributesOn(tx, wish.memberId, today)));
    return entry.id;
  });
}

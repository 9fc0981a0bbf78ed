import { Injectable } from '@nestjs/common';
import { NotFound, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { formOf } from '@jiangong/programme';
import {
  authorsNow, checkContent, checkTitle, contentHashOf, declaredBy, Entry, EntryChecks, EntryCodes, inOrder, insertEntry, Intakes, keepDeclarations, Likenesses, nameAuthors, refuseUnfitAuthors, SameWork, WorkAlreadyKnown,
  type EntryContent, type LookedAt, type WrittenAuthor,
} from '../../submissions/public';
import { handInDraft } from '../entry-desk';
import { deskOfLevel, firstDesk, routeFor } from '../recommendation.rules';
import { insertRecommendation } from '../recommendation-store';

export interface WorkInput {
  readonly roundId: string;
  readonly categoryId: string;
  readonly title: string;
  readonly content: unknown;
  /** The draft that is handed in; without it, a draft of the same title in this category is. */
  readonly draftId?: string | null;
  /** Those of the draft when left out; none named is the person alone. */
  readonly authors?: readonly WrittenAuthor[] | null;
  /** Codes of the declarations agreed to. */
  readonly declarations?: readonly string[] | null;
}

/** A person hands in a work: an invention, a renovation, a design. Several in one category are several entries. */
@Injectable()
export class SubmitWork {
  constructor(
    private readonly uow: UnitOfWork, private readonly intakes: Intakes, private readonly codes: EntryCodes,
    private readonly checks: EntryChecks, private readonly likenesses: Likenesses,
  ) {}

  async execute(actor: Actor, input: WorkInput): Promise<string> {
    const [code] = await this.codes.take(input.roundId);
    return this.uow.run(actor, {}, (tx) => this.submit(tx, actor, input, code!));
  }

  private async submit(tx: Tx, actor: Actor, input: WorkInput, code: string): Promise<string> {
    const { round, rules, category } = await this.intakes.open(tx, input.roundId, input.categoryId, 'submission');
    const self = await this.intakes.self(tx, actor);
    const title = checkTitle(input.title);
    const draft = await this.draft(tx, self.id, { ...input, title });
    const form = formOf(rules, category.code);
    const content = await this.checks.settled(tx, form, checkContent(form, input.content), { entryId: draft?.id ?? null, memberId: self.id, stage: 'hand_in' });
    const authors = input.authors ? inOrder(input.authors) : draft ? await authorsNow(tx, draft.id) : [];
    await refuseUnfitAuthors(tx, authors, rules.intake, { self, category });
    const declarations = declaredBy(rules.declarations, input.declarations ?? []);
    await this.refuseSameWork(tx, round.programmeId, title, content);
    await this.refuseKnownWork(tx, { entryId: draft?.id ?? null, roundId: round.id, title, content, memberIds: [self.id, ...authors.map(({ memberId }) => memberId)] });
    const facts = {
      roundId: round.id, categoryId: category.id, memberId: self.id, organizationId: self.unitId, districtId: self.districtId,
      title, origin: 'submission' as const, state: 'in_review' as const,
    };
    const stated = { authors, declarations };
    const entryId = draft ? await handInDraft(tx, draft, facts, content, stated) : (await insertEntry(tx, { ...facts, code, subject: 'work', content }, stated)).id;
    if (authors.length > 0) await nameAuthors(tx, { id: entryId, roundId: round.id }, authors);
    await keepDeclarations(tx, entryId, declarations);
    await this.checks.written(tx, { entryId, roundId: round.id, versionNumber: 1, stage: 'hand_in', form, content });
    await insertRecommendation(tx, {
      entryId, roundId: round.id, categoryId: category.id, memberId: self.id, organizationId: self.unitId, districtId: self.districtId,
      origin: 'submission', desk: firstDesk(routeFor(rules.intake.route, self.districtId), deskOfLevel(self.unitLevel) ?? 'unit'),
    });
    return entryId;
  }

  /** Looked at under a lock of its own: a button pressed twice sends two at once. */
  private async refuseSameWork(tx: Tx, programmeId: string, title: string, content: EntryContent): Promise<void> {
    const contentHash = contentHashOf(content);
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${programmeId} ${title} ${contentHash}`]);
    const [same] = await tx.query<{ code: string; round: string }>(
      `select e.code, g.name as round from entry e join round g on g.id = e.round_id join entry_version v on v.entry_id = e.id and v.number = e.version_number
        where g.programme_id = $1 and g.phase <> 'cancelled' and e.subject = 'work' and e.origin = 'submission' and e.state in ('in_review', 'accepted') and e.title = $2 and v.content_hash = $3 limit 1`,
      [programmeId, title, contentHash]);
    if (same) throw new SameWork({ title, ...same });
  }

  /** A person's own work that was honoured, or that is under way in another round, is not handed in again. */
  private async refuseKnownWork(tx: Tx, looked: LookedAt): Promise<void> {
    const known = (await this.likenesses.of(tx, looked)).find(({ isBlocking }) => isBlocking);
    if (known) throw new WorkAlreadyKnown({ kind: known.kind as 'already_awarded' | 'in_other_round', where: known.round, similarity: known.similarity });
  }

  private async draft(tx: Tx, memberId: string, { roundId, categoryId, title, draftId }: WorkInput): Promise<Entry | null> {
    const where = draftId ? { id: draftId, roundId } : { roundId, categoryId, title };
    const draft = await tx.repo(Entry).findOne({ where: { ...where, memberId, state: 'draft' }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
    if (draftId && !draft) throw new NotFound({ zh: '草稿', en: 'draft' });
    return draft;
  }
}

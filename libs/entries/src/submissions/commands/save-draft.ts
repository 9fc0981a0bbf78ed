import { Injectable } from '@nestjs/common';
import { NotFound, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { formOf } from '@jiangong/programme';
import { inOrder, keepDraftAuthors, type WrittenAuthor } from '../entry-authors';
import { EntryChecks, type WrittenVersion } from '../entry-checks';
import { EntryCodes } from '../entry-codes';
import { insertEntry } from '../entry-store';
import { Entry, EntryVersion } from '../entry.entity';
import { EntryNotEditable } from '../entry.refusals';
import { checkDraft, contentHashOf } from '../form.rules';
import { Intakes } from '../intakes';

export interface DraftInput {
  /** The draft being saved again; left out the first time. */
  readonly id?: string | null;
  readonly roundId: string;
  readonly categoryId: string;
  readonly title?: string | null;
  readonly content: unknown;
  /** As typed so far; left out, those known stay. */
  readonly authors?: readonly WrittenAuthor[] | null;
}

const DRAFT_TITLE = 120;

/**
 * Keeps what a person has typed so far; nobody else sees it. The content is checked in full when it is handed in.
 * Until then the one version is written over: a draft that saves itself must not leave a trail of versions.
 */
@Injectable()
export class SaveDraft {
  constructor(private readonly uow: UnitOfWork, private readonly intakes: Intakes, private readonly codes: EntryCodes, private readonly checks: EntryChecks) {}

  async execute(actor: Actor, input: DraftInput): Promise<string> {
    const known = await this.uow.run(actor, {}, (tx) => this.overwrite(tx, actor, input));
    if (known) return known;
    const [code] = await this.codes.take(input.roundId);
    return this.uow.run(actor, {}, (tx) => this.begin(tx, actor, input, code!));
  }

  private async overwrite(tx: Tx, actor: Actor, input: DraftInput): Promise<string | null> {
    const { rules, category, round } = await this.intakes.open(tx, input.roundId, input.categoryId, null);
    const self = await this.intakes.self(tx, actor);
    const form = formOf(rules, category.code);
    const typed = checkDraft(form, input.content);
    const draft = input.id ? await this.own(tx, self.id, input.id, round.id) : category.subject === 'member' ? await this.ofCategory(tx, self.id, round.id, category.id) : null;
    if (!draft) return null;
    const content = await this.checks.settled(tx, form, typed, { entryId: draft.id, memberId: self.id, stage: 'draft' });
    const title = category.subject === 'member' ? self.name : titleOf(input, category.name);
    await tx.repo(Entry).update({ id: draft.id }, { categoryId: category.id, title });
    await tx.repo(EntryVersion).update({ entryId: draft.id, number: 1 }, { content: content as never, contentHash: contentHashOf(content), createdAt: tx.now });
    await this.kept(tx, draft.id, { ...input, form, content });
    return draft.id;
  }

  private async begin(tx: Tx, actor: Actor, input: DraftInput, code: string): Promise<string> {
    const { rules, category, round } = await this.intakes.open(tx, input.roundId, input.categoryId, null);
    const self = await this.intakes.self(tx, actor);
    const form = formOf(rules, category.code);
    const content = await this.checks.settled(tx, form, checkDraft(form, input.content), { entryId: null, memberId: self.id, stage: 'draft' });
    const entry = await insertEntry(tx, {
      roundId: round.id, categoryId: category.id, code, subject: category.subject, memberId: self.id,
      organizationId: self.unitId, districtId: self.districtId, content, state: 'draft',
      title: category.subject === 'member' ? self.name : titleOf(input, category.name),
      origin: category.subject === 'member' ? 'self_nomination' : 'submission',
    });
    await this.kept(tx, entry.id, { ...input, form, content });
    return entry.id;
  }

  private async kept(tx: Tx, entryId: string, { roundId, form, content, authors }: DraftInput & Pick<WrittenVersion, 'form' | 'content'>): Promise<void> {
    if (authors) await keepDraftAuthors(tx, entryId, inOrder(authors));
    await this.checks.written(tx, { entryId, roundId, versionNumber: 1, stage: 'draft', form, content });
  }

  private async own(tx: Tx, memberId: string, id: string, roundId: string): Promise<Entry> {
    const entry = await tx.repo(Entry).findOne({ where: { id, memberId, roundId }, lock: { mode: 'pessimistic_write' } });
    if (!entry) throw new NotFound({ zh: '草稿', en: 'draft' });
    if (entry.state !== 'draft') throw new EntryNotEditable({ code: entry.code, state: entry.state, why: 'not_draft' });
    return entry;
  }

  private ofCategory(tx: Tx, memberId: string, roundId: string, categoryId: string): Promise<Entry | null> {
    return tx.repo(Entry).findOne({ where: { memberId, roundId, categoryId, state: 'draft' }, lock: { mode: 'pessimistic_write' } });
  }
}

const titleOf = (input: DraftInput, category: string): string =>
  [...(input.title ?? '').normalize('NFC').trim()].slice(0, DRAFT_TITLE).join('') || `未命名的${category}`;

import { Inject, Injectable } from '@nestjs/common';
import { NotAllowed, type Actor, type Clock } from '@jiangong/kernel';
import type { MemberView } from '@jiangong/people';
import { CLOCK, Reader } from '@jiangong/platform';
import { EntriesReader } from './entries.reader';
import { pairsOf } from './entry-authors';
import { ENTRY_SCOPE, scopeValues } from './entry.policy';
import type { EntryAuthorView, EntryDeclarationView, EntryFindingView, EntryReceiptView } from './hand-in.view';
import { Likenesses } from './likenesses';

const MEMBER = `m.id, m.member_no as "memberNo", m.name, m.gender`;

/** What surrounds a hand-in: authors, declarations, the receipt, and entries that are like it. */
@Injectable()
export class HandInReader {
  constructor(private readonly reader: Reader, private readonly entries: EntriesReader, private readonly likenesses: Likenesses, @Inject(CLOCK) private readonly clock: Clock) {}

  /** Those of the entries given; whoever may see an entry may see these. */
  authors(entryIds: readonly string[]): Promise<(EntryAuthorView & { entryId: string })[]> {
    return this.reader.rows(
      `select a.entry_id as "entryId", a.share, json_build_object('id', m.id, 'memberNo', m.member_no, 'name', m.name, 'gender', m.gender) as member
         from entry_author a join member m on m.id = a.member_id where a.entry_id = any($1::uuid[]) order by a.entry_id, a.position`, [entryIds]);
  }

  declarations(entryIds: readonly string[]): Promise<(EntryDeclarationView & { entryId: string })[]> {
    return this.reader.rows(
      `select entry_id as "entryId", code, text_version as "textVersion", text_hash as "textHash", declared_at as "declaredAt" from entry_declaration
        where entry_id = any($1::uuid[]) order by entry_id, code`, [entryIds]);
  }

  /** The link of the round's chain that holds the newest version; none for a draft or a carried entry. */
  async receipt(entryId: string): Promise<EntryReceiptView | null> {
    const row = await this.reader.first<EntryReceiptView>(
      `select l.at, v.number as "versionNumber", v.content_hash as "contentHash", l.chain, l.seq::int as seq, l.hash as "ledgerHash"
         from entry e join entry_version v on v.entry_id = e.id and v.number = e.version_number
         join ledger_event l on l.chain = 'round:' || e.round_id and l.type in ('entries.entry.submitted', 'entries.entry.revised', 'entries.entry.reopened') and l.at = v.created_at
        where e.id = $1 and l.content::jsonb -> 'body' ->> 'entryId' = e.id::text and l.content::jsonb -> 'body' ->> 'contentHash' = v.content_hash
        order by l.seq desc limit 1`, [entryId]);
    return row ?? null;
  }

  /** A colleague by number and name, both as on the roster: nobody can leaf through it. */
  async colleague(actor: Actor, memberNo: string, name: string): Promise<MemberView | null> {
    if (!actor.memberId) throw new NotAllowed('entry.hand_in');
    const row = await this.reader.first<MemberView>(`select ${MEMBER} from member m where m.member_no = $1 and m.name = $2`, [memberNo.normalize('NFKC').trim(), name.normalize('NFC').trim()]);
    return row ?? null;
  }

  /** With whom the person has a tie of mentor and apprentice on record today. */
  async pairs(actor: Actor): Promise<MemberView[]> {
    if (!actor.memberId) return [];
    return this.reader.rows<MemberView>(`select ${MEMBER} from member m where m.id = any($1::uuid[]) order by m.name, m.id`, [await pairsOf(this.reader, actor.memberId, this.clock.now())]);
  }

  async findings(actor: Actor, entryId: string): Promise<EntryFindingView[]> {
    const entry = await this.entries.one(actor, entryId);
    const authors = await this.authors([entryId]);
    const likened = await this.likenesses.of(this.reader, {
      entryId, roundId: entry.roundId, title: entry.title, content: entry.content, memberIds: [entry.memberId, ...authors.map(({ member }) => member.id)],
    });
    const known = await this.reader.rows<{ id: string; title: string; unit: string; isOpen: boolean }>(
      `select e.id, e.title, o.name as unit, ${ENTRY_SCOPE} as "isOpen" from entry e join organization o on o.id = e.organization_id where e.id = any($4::uuid[])`,
      [...scopeValues(actor), likened.map((one) => one.entryId)]);
    const byId = new Map(known.map((row) => [row.id, row]));
    return likened.map(({ kind, isBlocking, similarity, round, honour, entryId: id }) => {
      const other = byId.get(id);
      // what was honoured is public
      const isShown = other !== undefined && (other.isOpen || honour !== null);
      return { kind, isBlocking, similarity, period: round, honour, title: isShown ? other.title : null, unit: isShown ? other.unit : null };
    });
  }

}

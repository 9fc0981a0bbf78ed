import { newId, sha256, canonicalJson } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import type { Declared } from './declarations';
import type { NamedAuthor } from './entry-authors';
import { Entry, EntryVersion, type EntryOrigin, type EntryState } from './entry.entity';
import { EntryAccepted } from './entry.events';
import { contentHashOf, type EntryContent } from './form.rules';

export interface NewEntry {
  readonly roundId: string;
  readonly categoryId: string;
  readonly code: string;
  readonly subject: 'member' | 'work';
  readonly memberId: string;
  readonly organizationId: string;
  readonly districtId: string | null;
  readonly title: string;
  readonly origin: EntryOrigin;
  readonly state: EntryState;
  readonly content: EntryContent;
  readonly attributes?: Record<string, string>;
  readonly hasPriority?: boolean;
}

/** What is stated with a hand-in beside its content, as the ledger holds it: ids, numbers and hashes. */
export interface Stated {
  readonly authors?: readonly NamedAuthor[];
  readonly declarations?: readonly Declared[];
}

export const statedIn = ({ authors = [], declarations = [] }: Stated): object => ({
  ...(authors.length > 0 ? { authors: authors.map(({ memberId, share }) => ({ memberId, share })) } : {}),
  ...(declarations.length > 0 ? { declarations: declarations.map(({ code, version, textHash }) => ({ code, version, textHash })) } : {}),
});

/** Adds the next immutable version; returns its number and hash. */
export async function addVersion(tx: Tx, entryId: string, number: number, content: EntryContent): Promise<{ number: number; contentHash: string }> {
  const contentHash = contentHashOf(content);
  await tx.repo(EntryVersion).insert({ id: newId(), entryId, number, content: content as never, contentHash, createdAt: tx.now, createdById: tx.actor.accountId });
  return { number, contentHash };
}

/** A new entry with its first version. */
export async function insertEntry(tx: Tx, { content, ...facts }: NewEntry, stated: Stated = {}): Promise<Entry> {
  const id = newId();
  const entry = {
    ...facts, id, versionNumber: 1, attributes: facts.attributes ?? null, hasPriority: facts.hasPriority ?? false,
    createdAt: tx.now, acceptedAt: facts.state === 'accepted' ? tx.now : null, version: 1,
  } as Entry;
  await tx.repo(Entry).insert(entry as never);
  const { contentHash } = await addVersion(tx, id, 1, content);
  if (facts.state !== 'draft') {
    tx.record({
      chain: `round:${facts.roundId}`, type: 'entries.entry.submitted',
      body: { entryId: id, code: facts.code, categoryId: facts.categoryId, memberId: facts.memberId, origin: facts.origin, contentHash, ...statedIn(stated) },
    });
  }
  if (facts.state === 'accepted') tx.announce(EntryAccepted, { roundId: facts.roundId, entryId: id });
  return entry;
}

/** The entry is in: quota attributes frozen as they stand today (domain.md §7), version and hash to the ledger. */
export async function acceptEntry(tx: Tx, entry: Entry, attributes: Record<string, string>): Promise<void> {
  await tx.repo(Entry).update({ id: entry.id }, { state: 'accepted', acceptedAt: tx.now, attributes: attributes as never });
  const [version] = await tx.query<{ hash: string }>('select content_hash as hash from entry_version where entry_id = $1 and number = $2', [entry.id, entry.versionNumber]);
  tx.record({
    chain: `round:${entry.roundId}`, type: 'entries.entry.accepted',
    body: { entryId: entry.id, code: entry.code, versionNumber: entry.versionNumber, contentHash: version!.hash, attributesHash: sha256(canonicalJson(attributes)) },
  });
  tx.announce(EntryAccepted, { roundId: entry.roundId, entryId: entry.id });
}

/** Content of the newest version, inside the transaction. */
export async function newestContent(tx: Tx, entryId: string): Promise<EntryContent> {
  const [row] = await tx.query<{ content: EntryContent }>('select v.content from entry_version v join entry e on e.id = v.entry_id and e.version_number = v.number where e.id = $1', [entryId]);
  return row!.content;
}

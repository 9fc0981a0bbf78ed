import { Injectable, type OnModuleInit } from '@nestjs/common';
import { rowsFrom, type RowSource, type Tx } from '@jiangong/platform';
import type { Phase } from '@jiangong/programme';
import { EntryChecks, type WrittenVersion } from './entry-checks';
import { EntryFingerprint } from './entry.entity';
import { findingsOf, type Judged } from './finding.rules';
import { ALIKE, alikeness, bandsOf, gramsOf, saidIn } from './fingerprint.rules';
import type { EntryContent } from './form.rules';

/** What is looked at: an entry, or one that is about to be. */
export interface LookedAt {
  readonly entryId: string | null;
  readonly roundId: string;
  readonly title: string;
  readonly content: EntryContent;
  /** Its person and every author. */
  readonly memberIds: readonly string[];
}

/** Another entry that is like it, with what that means. */
export interface Likened extends Judged {
  readonly entryId: string;
  readonly similarity: number;
  readonly honour: string | null;
  readonly roundId: string;
  readonly round: string;
}

interface Candidate {
  readonly entryId: string;
  readonly title: string;
  readonly content: EntryContent;
  readonly memberIds: readonly string[];
  readonly roundId: string;
  readonly round: string;
  readonly phase: Phase;
  readonly sharesFile: boolean;
}

const MOST_CANDIDATES = 60;

/** Those sharing most bands first. Carried entries are the same work by design; what was declined or withdrawn stands in nobody's way. */
const CANDIDATES = `
  with near as (
    select f.entry_id, f.file_hashes && $2::text[] as shares_file,
           (select count(*) from unnest(f.bands) b where b = any($1::int[])) as shared
      from entry_fingerprint f where (f.bands && $1::int[] or f.file_hashes && $2::text[]) and f.entry_id is distinct from $3::uuid
     order by 2 desc, 3 desc, f.entry_id limit ${MOST_CANDIDATES})
  select e.id as "entryId", e.title, v.content, e.round_id as "roundId", p.name || '·' || g.name as round, g.phase, n.shares_file as "sharesFile",
         array(select e.member_id::text union select a.member_id::text from entry_author a where a.entry_id = e.id) as "memberIds"
    from near n join entry e on e.id = n.entry_id join entry_version v on v.entry_id = e.id and v.number = e.version_number
    join round g on g.id = e.round_id join programme p on p.id = g.programme_id
   where e.state in ('in_review', 'accepted') and e.origin <> 'carried' and g.phase <> 'cancelled'
   order by n.shared desc, e.id`;

/** Finds the same work and near copies of it in any round of any season. */
@Injectable()
export class Likenesses implements OnModuleInit {
  constructor(private readonly checks: EntryChecks) {}

  onModuleInit(): void {
    this.checks.follows((tx, version) => this.remember(tx, version));
  }

  async of(source: RowSource, looked: LookedAt): Promise<readonly Likened[]> {
    const grams = gramsOf(saidIn(looked.title, looked.content));
    const hashes = fileHashesOf(looked.content);
    const bands = bandsOf(grams);
    if (bands.length + hashes.length === 0) return [];
    const candidates = await rowsFrom<Candidate>(source, CANDIDATES, [bands, hashes, looked.entryId]);
    const near = candidates
      .map((candidate) => ({ ...candidate, similarity: alikeness(grams, gramsOf(saidIn(candidate.title, candidate.content))) }))
      .filter(({ similarity, sharesFile }) => similarity >= ALIKE || sharesFile);
    const honours = await this.checks.honoursOf(source, near.map(({ entryId }) => entryId));
    return near.flatMap(({ entryId, similarity, sharesFile, memberIds, roundId, round, phase }) => {
      const honour = honours.get(entryId) ?? null;
      const hasSameAuthor = memberIds.some((id) => looked.memberIds.includes(id));
      return findingsOf({ similarity, sharesFile, honour, hasSameAuthor, isSameRound: roundId === looked.roundId, phase })
        .map((judged) => ({ ...judged, entryId, similarity, honour, roundId, round }));
    }).sort((a, b) => Number(b.isBlocking) - Number(a.isBlocking) || b.similarity - a.similarity);
  }

  private async remember(tx: Tx, { entryId, stage, content }: WrittenVersion): Promise<void> {
    if (stage === 'draft') return;
    const [entry] = await tx.query<{ title: string; subject: string }>('select title, subject from entry where id = $1', [entryId]);
    if (entry?.subject !== 'work') return;
    await tx.repo(EntryFingerprint).upsert({ entryId, bands: bandsOf(gramsOf(saidIn(entry.title, content))), fileHashes: fileHashesOf(content) }, ['entryId']);
  }
}

const isHash = (text: unknown): text is string => typeof text === 'string' && text !== '';

/** The hashes of the works' own files; a proof, such as one certificate for several works, may be shared. */
const fileHashesOf = (content: EntryContent): string[] =>
  [...new Set(Object.values(content).flatMap((answer) => (Array.isArray(answer) ? answer.map((one) => ('sha256' in one ? one.sha256 : '')) : [])).filter(isHash))];

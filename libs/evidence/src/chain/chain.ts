import { canonicalJson } from '@jiangong/kernel';
import { hashOf } from '../hash';

/** What is known of an event before it is linked. Bodies hold ids, codes and integers, never personal numbers. */
export interface LedgerRecord {
  readonly chain: string;
  /** `stage.noun.verbed`, e.g. `judging.sheet.locked`. */
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface LinkedEvent {
  readonly seq: number;
  readonly content: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** What the canonical content of an event says. */
export interface EventContent extends LedgerRecord {
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly actor: string | null;
}

export const GENESIS_HASH = '0'.repeat(64);

/** Links a record to its chain: hash = SHA-256(previous hash ‖ LF ‖ canonical JSON of the event). */
export function linkEvent(head: { seq: number; hash: string }, record: LedgerRecord, at: Date, actorId: string | null): LinkedEvent {
  const seq = head.seq + 1;
  const content = canonicalJson({ chain: record.chain, seq, at: at.toISOString(), type: record.type, actor: actorId, body: record.body });
  return { seq, content, previousHash: head.hash, hash: hashOf(`${head.hash}\n${content}`) };
}

export interface ChainFault {
  readonly seq: number;
  readonly reason: 'gap' | 'previous_hash' | 'hash' | 'content';
}

/** The first event of a chain that does not hold, or null. Events in order of `seq`. */
export function verifyChain(events: readonly LinkedEvent[]): ChainFault | null {
  let previous = GENESIS_HASH;
  let expected = 1;
  for (const event of events) {
    const seq = Number(event.seq);
    if (seq !== expected) return { seq: expected, reason: 'gap' };
    if (event.previousHash !== previous) return { seq, reason: 'previous_hash' };
    if (hashOf(`${previous}\n${event.content}`) !== event.hash) return { seq, reason: 'hash' };
    if ((JSON.parse(event.content) as { seq: number }).seq !== seq) return { seq, reason: 'content' };
    previous = event.hash;
    expected += 1;
  }
  return null;
}

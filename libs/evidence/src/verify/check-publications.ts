import type { BundlePublication } from '../bundle/bundle';
import { findEvent, type Case } from './case';
import { absent, demand, holds, type Finding } from './verdict';

/** What was published is what was decided, under two different signatures. */
export function checkPublications(given: Case): Finding {
  const { bundle, events } = given;
  // a corrected list stays on record, with its own two signatures, behind the one that stands
  const known = bundle.publications.filter(({ state }) => state === 'published' || state === 'superseded');
  const published = known.filter(({ state }) => state === 'published');
  events.forEach(({ type, body }, at) =>
    demand(type !== 'results.list.published' || known.some(({ id }) => id === body.publicationId), `第 ${at + 1} 个事件发布的名单不在数据包里`, `the list that event ${at + 1} published is not in the bundle`, at + 1));
  for (const publication of known) checkPublication(given, publication);
  if (published.length === 0) return absent('这一轮还没有发布', 'the round is not published');
  return holds(`发布的名单就是评定的名单，两人签名（${published[0]!.contentHash.slice(0, 16)}…）`, `what was published is what was decided, signed by two (${published[0]!.contentHash.slice(0, 16)}…)`);
}

function checkPublication(given: Case, publication: BundlePublication): void {
  const event = findEvent(given, 'results.list.published', 'publicationId', publication.id);
  demand(event !== null, '发布没有对应的事件', 'no event published the list');
  const { seq, body } = event;
  const decision = given.bundle.decisions.find(({ id }) => id === publication.decisionId);
  demand(decision?.state === (publication.state === 'superseded' ? 'superseded' : 'standing'), '发布的名单没有有效的评定', 'no standing decision is behind the published list', seq);
  demand(publication.contentHash === body.contentHash && publication.contentHash === decision.contentHash, `发布的名单与评定不同（第 ${seq} 个事件）`, `what was published is not what was decided (event ${seq})`, seq);
  const signed = new Set(given.events.slice(0, seq).flatMap((one) => (one.type === 'results.publication.signed' && one.body.publicationId === publication.id && one.body.contentHash === body.contentHash && one.actor === one.body.accountId ? [String(one.body.accountId)] : [])));
  const told = new Set(publication.signers);
  demand(signed.size === 2 && told.size === 2 && [...signed].every((one) => told.has(one)), `发布应有两人签名，事件里有 ${signed.size} 人`, `a publication bears two signatures; the events have ${signed.size}`, seq);
}

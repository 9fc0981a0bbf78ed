import { newId, type Actor } from '@jiangong/kernel';
import type { OrganizationLevel } from '@jiangong/people';
import type { Tx } from '@jiangong/platform';
import { Entry, RECOMMENDATION_SCOPE, scopeValues, signerValues, type EntryState } from '../submissions/public';
import { Recommendation, RecommendationStep, type Desk, type RecommendationAct, type RecommendationState, type ReturnReason } from './recommendation.entity';
import { AT_DESK, noRecommendation, OWN_SIDE } from './recommendation.policy';
import { entryStateAfter, type Standing } from './recommendation.rules';

/** A recommendation freshly loaded and locked with its entry, and what the actor is to it. */
export interface LoadedRecommendation extends Standing {
  readonly id: string;
  readonly entryId: string;
  readonly roundId: string;
  readonly categoryId: string;
  readonly categoryCode: string;
  readonly subject: 'member' | 'work';
  readonly memberId: string;
  readonly organizationId: string;
  readonly districtId: string | null;
  readonly origin: Recommendation['origin'];
  readonly desk: Desk;
  readonly state: RecommendationState;
  readonly correctBy: Date | null;
  readonly hasOwnContent: boolean;
  readonly code: string;
  readonly entryState: EntryState;
  readonly versionNumber: number;
  readonly level: OrganizationLevel;
}

/** Loads for a decision; one that the actor may not know of is missing. */
export async function loadRecommendation(tx: Tx, actor: Actor, id: string): Promise<LoadedRecommendation> {
  const [row] = await tx.query<LoadedRecommendation>(
    `select r.id, r.entry_id as "entryId", r.round_id as "roundId", r.category_id as "categoryId", r.member_id as "memberId",
            r.organization_id as "organizationId", r.district_id as "districtId", r.origin, r.desk, r.state, r.correct_by as "correctBy",
            r.content is not null as "hasOwnContent", e.code, e.subject, e.state as "entryState",
            (select c.code from category c where c.id = r.category_id) as "categoryCode", e.version_number as "versionNumber",
            (select o.level from organization o where o.id = r.organization_id) as level,
            ${AT_DESK} as "atDesk", ${OWN_SIDE} as "ownSide"
       from recommendation r join entry e on e.id = r.entry_id
      where r.id = $7 and ${RECOMMENDATION_SCOPE} for update of r, e`,
    [...scopeValues(actor), ...signerValues(actor), id],
  );
  if (!row) throw noRecommendation();
  return row;
}

export interface Act {
  readonly act: RecommendationAct;
  readonly desk: Desk;
  /** In whose name; null for a person. */
  readonly organizationId: string | null;
  readonly reasonCode?: ReturnReason;
  readonly reason?: string | null;
}

/** Writes one signature, return or pass, in the table people read and in the ledger nobody can change. */
export async function writeStep(tx: Tx, row: Pick<LoadedRecommendation, 'id' | 'entryId' | 'roundId' | 'categoryId'>, step: Act): Promise<void> {
  const { act, desk, organizationId, reasonCode = null, reason = null } = step;
  await tx.repo(RecommendationStep).insert({ id: newId(), recommendationId: row.id, act, desk, organizationId, byId: tx.actor.accountId, at: tx.now, reasonCode, reason });
  tx.record({
    chain: `round:${row.roundId}`, type: LEDGER_TYPES[act],
    body: { recommendationId: row.id, entryId: row.entryId, categoryId: row.categoryId, desk, organizationId, reasonCode },
  });
}

const LEDGER_TYPES: Readonly<Record<RecommendationAct, string>> = {
  sign: 'entries.recommendation.signed',
  join: 'entries.recommendation.joined',
  pass: 'entries.recommendation.passed',
  return: 'entries.recommendation.returned',
  resubmit: 'entries.recommendation.resubmitted',
  decline: 'entries.recommendation.declined',
  withdraw: 'entries.recommendation.withdrawn',
};

/** In whose name the desk of a recommendation acts. */
export async function organizationAt(tx: Tx, row: Pick<LoadedRecommendation, 'organizationId' | 'districtId'>, desk: Desk): Promise<string | null> {
  if (desk === 'unit') return row.organizationId;
  if (desk === 'district') return row.districtId;
  const [city] = await tx.query<{ id: string }>(`select id from organization where level = 'city' limit 1`);
  return city?.id ?? null;
}

/** Brings an entry that was not accepted to what its recommendations make of it; returns the state. */
export async function settleEntry(tx: Tx, entryId: string): Promise<EntryState> {
  const rows = await tx.query<{ state: RecommendationState }>('select state from recommendation where entry_id = $1', [entryId]);
  const state = entryStateAfter(rows.map((row) => row.state));
  if (state !== 'accepted') await tx.repo(Entry).update({ id: entryId }, { state });
  return state;
}

export interface NewRecommendation {
  readonly entryId: string;
  readonly roundId: string;
  readonly categoryId: string;
  readonly memberId: string;
  readonly organizationId: string;
  readonly districtId: string | null;
  readonly origin: Recommendation['origin'];
  readonly desk: Desk;
  readonly content?: Record<string, unknown> | null;
}

export async function insertRecommendation(tx: Tx, facts: NewRecommendation): Promise<Pick<LoadedRecommendation, 'id' | 'entryId' | 'roundId' | 'categoryId'>> {
  const id = newId();
  await tx.repo(Recommendation).insert({
    ...facts, id, content: (facts.content ?? null) as never, state: 'in_review', correctBy: null, createdAt: tx.now, createdById: tx.actor.accountId,
  });
  return { id, entryId: facts.entryId, roundId: facts.roundId, categoryId: facts.categoryId };
}

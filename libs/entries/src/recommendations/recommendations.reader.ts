import { Inject, Injectable } from '@nestjs/common';
import { decodeCursor, isId, toPage, type Actor, type Clock, type PageRequest } from '@jiangong/kernel';
import { ORGANIZATION_JSON } from '@jiangong/people';
import { CLOCK, Reader, type ConnectionView } from '@jiangong/platform';
import type { Phase } from '@jiangong/programme';
import { likePattern, RECOMMENDATION_SCOPE, scopeValues, signerValues } from '../submissions/public';
import type { Desk, RecommendationState } from './recommendation.entity';
import { AT_DESK, noRecommendation, OWN_SIDE } from './recommendation.policy';
import { abilitiesOf, type Standing } from './recommendation.rules';
import type { RecommendationStepView, RecommendationView } from './recommendation.view';

export interface RecommendationFilter extends PageRequest {
  readonly roundId: string;
  readonly desk?: Desk | null;
  readonly state?: RecommendationState | null;
  readonly categoryId?: string | null;
  readonly search?: string | null;
  /** Only what waits for the actor's own signature. */
  readonly toSign?: boolean | null;
}

type StepRow = Omit<RecommendationStepView, 'at'> & { at: string };
type Row = Omit<RecommendationView, 'abilities' | 'steps'> & { steps: StepRow[]; phase: Phase; atDesk: boolean; ownSide: boolean };
/** The view with what the actor is to it, for commands that go on from it. */
export type StandingView = RecommendationView & { readonly standing: Standing };

const COLUMNS = `r.id, r.desk, r.state, r.origin, r.correct_by as "correctBy", r.created_at as "createdAt", r.entry_id as "entryId", r.content,
  (select ${ORGANIZATION_JSON} from organization o where o.id = r.organization_id) as organization,
  (select ${ORGANIZATION_JSON} from organization o where o.id = r.district_id) as district,
  exists (select 1 from recommendation other where other.entry_id = r.entry_id and other.id <> r.id and other.state <> 'withdrawn') as "isJoined",
  (select coalesce(json_agg(json_build_object('act', s.act, 'desk', s.desk, 'organizationName', so.name, 'byName', a.name, 'at', s.at,
            'reasonCode', s.reason_code, 'reason', s.reason) order by s.at, s.id), '[]')
     from recommendation_step s left join organization so on so.id = s.organization_id left join account a on a.id = s.by_id
    where s.recommendation_id = r.id) as steps,
  g.phase, ${AT_DESK} as "atDesk", ${OWN_SIDE} as "ownSide"`;

const TABLES = `recommendation r join round g on g.id = r.round_id`;

const FILTER = `r.round_id = $7 and ($8::text is null or r.desk = $8) and ($9::text is null or r.state = $9) and ($10::uuid is null or r.category_id = $10)
  and ($11::text is null or exists (select 1 from entry e join member m on m.id = e.member_id
        where e.id = r.entry_id and (e.title ilike $11 or e.code ilike $11 or m.member_no ilike $11)))
  and ($12::boolean is not true or (r.state = 'in_review' and ${AT_DESK}))`;
/** Binds the values that a count has no use for, so that it may share its filter with the page. */
const BOUND = `($4::uuid[] is null or $5::uuid[] is null or $6::uuid[] is null or true)`;

/** Questions about recommendations. Every statement is scoped to the actor, counts too. */
@Injectable()
export class RecommendationsReader {
  constructor(private readonly reader: Reader, @Inject(CLOCK) private readonly clock: Clock) {}

  async one(actor: Actor, id: string): Promise<RecommendationView> {
    const [view] = await this.some(actor, [id]);
    if (!view) throw noRecommendation();
    return view;
  }

  /** Those of the ids that the actor may know of. */
  async some(actor: Actor, ids: readonly string[]): Promise<StandingView[]> {
    const rows = await this.reader.rows<Row>(
      `select ${COLUMNS} from ${TABLES} where r.id = any($7::uuid[]) and ${RECOMMENDATION_SCOPE}`, [...this.values(actor), ids.filter(isId)]);
    return this.views(rows);
  }

  async list(actor: Actor, filter: RecommendationFilter): Promise<ConnectionView<RecommendationView>> {
    const cursor = decodeCursor(filter.after, 1);
    const asked = [filter.roundId, filter.desk ?? null, filter.state ?? null, filter.categoryId ?? null, likePattern(filter.search), filter.toSign ?? null];
    const rows = await this.reader.rows<Row>(
      `select ${COLUMNS} from ${TABLES} where ${FILTER} and ${RECOMMENDATION_SCOPE} and ($13::uuid is null or r.id > $13) order by r.id limit $14`,
      [...this.values(actor), ...asked, cursor?.[0] ?? null, filter.first + 1],
    );
    const page = toPage(rows, filter, (row) => [row.id]);
    return { ...page, nodes: this.views(page.nodes), totalCount: () => this.count(actor, asked) };
  }

  /** The recommendations of entries, as far as the actor may know of them. */
  async ofEntries(actor: Actor, entryIds: readonly string[]): Promise<StandingView[]> {
    return this.views(await this.reader.rows<Row>(
      `select ${COLUMNS} from ${TABLES} where r.entry_id = any($7::uuid[]) and ${RECOMMENDATION_SCOPE} order by r.id`, [...this.values(actor), entryIds]));
  }

  private values(actor: Actor): unknown[] {
    return [...scopeValues(actor), ...signerValues(actor)];
  }

  private views(rows: readonly Row[]): StandingView[] {
    const now = this.clock.now();
    return rows.map(({ phase, atDesk, ownSide, steps, ...view }) => {
      const standing = { atDesk, ownSide };
      return { ...view, steps: steps.map((step) => ({ ...step, at: new Date(step.at) })), standing, abilities: abilitiesOf({ ...view, phase }, standing, now) };
    });
  }

  private async count(actor: Actor, asked: readonly unknown[]): Promise<number> {
    const row = await this.reader.first<{ count: number }>(
      `select count(*)::int as count from recommendation r where ${FILTER} and ${RECOMMENDATION_SCOPE} and ${BOUND}`, [...this.values(actor), ...asked]);
    return row!.count;
  }
}

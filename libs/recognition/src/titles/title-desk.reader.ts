import { Inject, Injectable } from '@nestjs/common';
import { PersonConflicts } from '@jiangong/judging';
import { dayOf, mayAnywhere, type Actor, type Clock } from '@jiangong/kernel';
import { CLOCK, Reader } from '@jiangong/platform';
import { missingEvidence } from './assessment.rules';
import type { AssessorCandidateView, DeskPostingView, HeldAssessmentView, TitleDeskView, TitleHoldingView, TitleMotionView } from './desk.view';
import { noHolding } from './title.policy';
import { levelName, POSTINGS, TitlesReader, toTitleView } from './titles.reader';
import { evidenceOf, type EvidenceRow } from './evidence-rows';

type HoldingRow = Omit<TitleHoldingView, 'isOverdue' | 'isTermOver' | 'missingEvidence' | 'evidence' | 'assessment'> & {
  readonly evidence: readonly EvidenceRow[] | null;
  readonly assessment: (HeldAssessmentView & { readonly openedAt: string }) | null;
};

const NEWEST_ASSESSMENT = `
  select jsonb_build_object('id', a.id, 'state', a.state, 'total', a.total, 'failedBy', a.failed_by, 'openedAt', a.opened_at, 'needed', (v.content #>> '{assessment,minAssessors}')::int,
           'assessors', (select count(*) from title_assessor r where r.assessment_id = a.id), 'locked', (select count(*) from title_assessor r where r.assessment_id = a.id and r.locked_at is not null))
    from title_assessment a join title_version v on v.id = a.version_id where a.holding_id = h.id order by a.opened_at desc, a.id desc limit 1`;

const HOLDINGS = `
  select h.id, m.name, o.name as "unitName", h.level, ${levelName('h')} as "levelName", p.number as "placeNumber", h.from_on::text as "fromOn", h.until_on::text as "untilOn",
         h.allowance_fen as "allowanceFen", h.next_assessment_on::text as "nextAssessmentOn",
         not exists (select 1 from membership s join organization_closure c on c.descendant_id = s.organization_id and c.ancestor_id = h.organization_id
                      where s.member_id = h.member_id and s.from_on <= $2::date and (s.to_on is null or s.to_on >= $2::date)) as "hasLeftUnit",
         h.entry_id is not null and not exists (
           select 1 from decision_place d join publication u on u.decision_id = d.decision_id and u.state = 'published' where d.entry_id = h.entry_id) as "isOffList",
         (${evidenceOf('h')}) as evidence, (${NEWEST_ASSESSMENT}) as assessment
    from title_holding h join member m on m.id = h.member_id join organization o on o.id = h.organization_id join title_place p on p.id = h.place_id
   where h.title_id = $1 order by h.next_assessment_on, p.level, p.number`;

const MOTIONS = `
  select w.id, w.kind, m.name as "memberName",
         (select l ->> 'name' from jsonb_array_elements((select v.content -> 'levels' from title_version v where v.title_id = w.title_id order by v.number desc limit 1)) l where l ->> 'code' = w.level) as "levelName",
         w.end_kind as "endKind", w.from_on::text as "fromOn", w.reason, a.name as "requestedBy", w.requested_at as "requestedAt",
         a.id = $2 or (a.member_id is not null and a.member_id = $3) as "isOwn"
    from title_motion w join member m on m.id = w.member_id join account a on a.id = w.requested_by_id
   where w.title_id = $1 and w.state = 'requested' order by w.requested_at, w.id`;

const DESK_POSTINGS = `
  select posted.*, (select count(*)::int from entry e where e.round_id = posted."roundId" and e.state not in ('draft', 'withdrawn')) as nominations,
         coalesce((select jsonb_agg(jsonb_build_object('entryId', e.id, 'name', m.name, 'unitName', o.name, 'rank', d.rank) order by d.rank, e.code)
                     from publication u join decision_place d on d.decision_id = u.decision_id join entry e on e.id = d.entry_id join member m on m.id = e.member_id join organization o on o.id = e.organization_id
                    where u.round_id = posted."roundId" and u.state = 'published' and not exists (select 1 from title_holding h where h.entry_id = e.id)), '[]') as winners
    from (${POSTINGS} where p.title_id = $2) posted order by posted.number desc limit 50`;

const CANDIDATES = `
  select a.id as "accountId", a.name, bool_or(g.role = 'judge') as "isJudge"
    from account a join role_grant g on g.account_id = a.id and g.role in ('judge', 'city_organiser') and g.from_at <= $1 and (g.to_at is null or g.to_at > $1)
   where a.disabled_at is null group by a.id, a.name order by bool_or(g.role = 'judge') desc, a.name, a.id limit 300`;

/** Everything about one title for its office, as of one day; lock one says who may ask, the city is one scope. */
@Injectable()
export class TitleDeskReader {
  constructor(
    private readonly reader: Reader, private readonly titles: TitlesReader, private readonly conflicts: PersonConflicts, @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async one(actor: Actor, titleId: string): Promise<TitleDeskView> {
    const row = await this.titles.row(titleId);
    const [now, today] = [this.clock.now(), this.titles.today()];
    const postings = await this.reader.rows<DeskPostingView>(DESK_POSTINGS, [now, titleId]);
    const holdings = await this.reader.rows<HoldingRow>(HOLDINGS, [titleId, today]);
    const motions = await this.reader.rows<TitleMotionView & { isOwn: boolean }>(MOTIONS, [titleId, actor.accountId, actor.memberId]);
    const canGrant = mayAnywhere(actor, 'title.grant');
    return {
      id: row.id, title: toTitleView(row, postings.filter(({ state }) => state === 'posted')), versionNumber: row.number, content: row.content,
      holdings: holdings.map((held) => {
        const evidence = [...(held.evidence ?? [])];
        const missing = missingEvidence(row.content.evidence, evidence.filter(({ state }) => state === 'verified'), today);
        return {
          ...held, evidence, isOverdue: held.nextAssessmentOn < today, isTermOver: held.untilOn < today, missingEvidence: missing?.name ?? null,
          assessment: held.assessment && { ...held.assessment, openedAt: new Date(held.assessment.openedAt) },
        };
      }),
      motions: motions.map(({ isOwn, ...motion }) => ({ ...motion, canConfirm: canGrant && !isOwn, canCancel: canGrant })),
      postings,
      abilities: { canDefine: mayAnywhere(actor, 'title.define'), canGrant, canExamine: mayAnywhere(actor, 'title.examine'), canPost: mayAnywhere(actor, 'title.post') },
    };
  }

  /** The title a holding is of. */
  async titleOf(holdingId: string): Promise<string> {
    const row = await this.reader.first<{ titleId: string }>(`select title_id as "titleId" from title_holding where id = $1`, [holdingId]);
    if (!row) throw noHolding();
    return row.titleId;
  }

  /** Judges first; whoever must stand back says why and cannot be chosen. */
  async candidates(holdingId: string): Promise<AssessorCandidateView[]> {
    const holding = await this.reader.first<{ memberId: string; organizationId: string; fromOn: string }>(
      `select member_id as "memberId", organization_id as "organizationId", from_on::text as "fromOn" from title_holding where id = $1`, [holdingId]);
    if (!holding) throw noHolding();
    const now = this.clock.now();
    const rows = await this.reader.rows<Omit<AssessorCandidateView, 'conflict'>>(CANDIDATES, [now]);
    const found = await this.conflicts.find(this.reader, holding, rows.map(({ accountId }) => accountId), holding.fromOn, now);
    const evidence = new Map(found.filter(({ isHard }) => isHard).map((one) => [one.judgeId, one.evidence]));
    return rows.map((row) => ({ ...row, conflict: evidence.get(row.accountId) ?? null }));
  }

  today(): string {
    return dayOf(this.clock.now());
  }
}

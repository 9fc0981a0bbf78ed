import { Inject, Injectable } from '@nestjs/common';
import { dayOf, type Actor, type Clock } from '@jiangong/kernel';
import { CLOCK, Reader } from '@jiangong/platform';
import { missingEvidence } from './assessment.rules';
import type { OwnTitleView, TitleAssessmentView } from './assessment.view';
import { evidenceOf, type EvidenceRow } from './evidence-rows';
import { titleContent } from './title-content';
import { noAssessment, noHolding } from './title.policy';
import { levelName } from './titles.reader';

type OwnRow = Omit<OwnTitleView, 'isOverdue' | 'passMark' | 'parts' | 'needed' | 'evidence'> & { readonly content: unknown; readonly evidence: readonly EvidenceRow[] | null };

/** What the next assessment asks is what the newest version of the title says. */
const OWN = `
  select h.id, t.name as "titleName", ${levelName('h')} as "levelName", h.from_on::text as "fromOn", h.until_on::text as "untilOn", h.ended_on::text as "endedOn", h.end_kind as "endKind",
         h.next_assessment_on::text as "nextAssessmentOn", h.allowance_fen as "allowanceFen", (${evidenceOf('h')}) as evidence,
         (select v.content from title_version v where v.title_id = t.id order by v.number desc limit 1) as content
    from title_holding h join title t on t.id = h.title_id where h.member_id = $1 and ($2::uuid is null or h.id = $2) order by h.ended_on is not null, h.from_on desc, h.id`;

type AssessmentRow = Omit<TitleAssessmentView, 'parts' | 'evidence'> & {
  readonly content: unknown;
  readonly marks: Readonly<Record<string, number>> | null;
  readonly evidence: readonly EvidenceRow[] | null;
};

const TO_MARK = `
  select a.id, t.name as "titleName", ${levelName('h')} as "levelName", m.name as "holderName", o.name as "unitName", h.from_on::text as "fromOn", a.due_on::text as "dueOn", a.state, r.locked_at as "lockedAt",
         v.content, (select jsonb_object_agg(k.part, k.value) from title_mark k where k.assessment_id = a.id and k.account_id = r.account_id) as marks, (${evidenceOf('h', `ev.state = 'verified'`)}) as evidence
    from title_assessor r join title_assessment a on a.id = r.assessment_id join title_holding h on h.id = a.holding_id join title t on t.id = h.title_id join title_version v on v.id = a.version_id
    join member m on m.id = h.member_id join organization o on o.id = h.organization_id
   where r.account_id = $1 and ($2::uuid is null or a.id = $2) order by r.locked_at is not null or a.state <> 'open', a.due_on, a.id limit 200`;

/** One's own titles, and the holders one was named to mark; nobody else's. */
@Injectable()
export class OwnTitlesReader {
  constructor(private readonly reader: Reader, @Inject(CLOCK) private readonly clock: Clock) {}

  async titles({ memberId }: Actor, holdingId: string | null = null): Promise<OwnTitleView[]> {
    const today = dayOf(this.clock.now());
    const rows = memberId === null ? [] : await this.reader.rows<OwnRow>(OWN, [memberId, holdingId]);
    return rows.map(({ content: written, ...row }) => {
      const content = titleContent.parse(written);
      const evidence = [...(row.evidence ?? [])];
      const verified = evidence.filter(({ state }) => state === 'verified');
      return {
        ...row, evidence, passMark: content.assessment.passMark, isOverdue: row.endedOn === null && row.nextAssessmentOn < today,
        parts: content.assessment.parts.map(({ code, name, weight }) => ({ code, name, weight, mark: null })),
        needed: content.evidence.map((one) => ({ ...one, isShown: missingEvidence([one], verified, today) === null })),
      };
    });
  }

  async title(actor: Actor, holdingId: string): Promise<OwnTitleView> {
    const [own] = await this.titles(actor, holdingId);
    if (!own) throw noHolding();
    return own;
  }

  async toMark({ accountId }: Actor, assessmentId: string | null = null): Promise<TitleAssessmentView[]> {
    const rows = accountId === null ? [] : await this.reader.rows<AssessmentRow>(TO_MARK, [accountId, assessmentId]);
    return rows.map(({ content, marks, ...row }) => ({
      ...row, evidence: [...(row.evidence ?? [])],
      parts: titleContent.parse(content).assessment.parts.map(({ code, name, weight }) => ({ code, name, weight, mark: marks?.[code] ?? null })),
    }));
  }

  async oneToMark(actor: Actor, assessmentId: string): Promise<TitleAssessmentView> {
    const [one] = await this.toMark(actor, assessmentId);
    if (!one) throw noAssessment();
    return one;
  }
}

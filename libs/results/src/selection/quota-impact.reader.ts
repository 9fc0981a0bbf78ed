import { Inject, Injectable } from '@nestjs/common';
import { dayOf, isId, mayAt, NotFound, type Actor, type Clock } from '@jiangong/kernel';
import { isInQuota, type ListQuota } from '@jiangong/fairness';
import { Members, noMember } from '@jiangong/people';
import { CLOCK, Reader } from '@jiangong/platform';
import { Rounds, type RuleContent } from '@jiangong/programme';
import type { QuotaImpactView } from './quota-impact.view';

/** $1 a round: it and the rounds its winners go on to, nearest first. */
const AHEAD = `
  with recursive ahead as (
    select $1::uuid as id, 0 as step
    union select f.to_round_id, a.step + 1 from ahead a join round_feed f on f.from_round_id = a.id where a.step < 8)
  select r.id, r.name from (select id, min(step) as step from ahead group by id) a join round r on r.id = a.id order by a.step, r.collecting_at, r.id`;

/** What lists ask beside the dated attributes: $1 the member, $2 the organizations the person belongs to, nearest first. */
const ASKED_WITH_THE_LIST = `
  select jsonb_strip_nulls(jsonb_build_object('gender', m.gender, 'ownership', unit.ownership)) as attributes
    from member m
    left join lateral (
      select o.ownership from unnest($2::uuid[]) with ordinality as own(id, place) join organization o on o.id = own.id
       where o.level = 'enterprise' or own.place = 1 order by (o.level = 'enterprise') desc, own.place limit 1) unit on true
   where m.id = $1`;

/** What one person would do to the quotas of the list to come, asked while there is still time to recommend somebody else. */
@Injectable()
export class QuotaImpactReader {
  constructor(
    private readonly reader: Reader,
    private readonly rounds: Rounds,
    private readonly members: Members,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** By the first list ahead that has quotas; null where none has. The person as they stand today. */
  async of(actor: Actor, roundId: string, memberId: string): Promise<QuotaImpactView | null> {
    const today = dayOf(this.clock.now());
    const membership = isId(memberId) ? await this.members.membershipOn(this.reader, memberId, today) : null;
    if (!membership || !mayAt(actor, 'quota_impact.read', membership.lineage)) throw new NotFound(noMember);
    const list = await this.listAhead(roundId);
    if (!list) return null;
    const [asked, dated] = await Promise.all([
      this.reader.first<{ attributes: Record<string, string> }>(ASKED_WITH_THE_LIST, [memberId, membership.lineage]),
      this.members.attributesOn(this.reader, memberId, today),
    ]);
    const person = { attributes: { ...asked?.attributes, ...dated } };
    const { quotas } = list;
    return {
      roundId: list.id, roundName: list.name,
      lines: quotas.map((quota) => ({
        code: quota.code, name: quota.name, kind: quota.kind, percent: quota.percent ?? null, count: quota.count ?? null,
        ofName: quotas.find(({ code }) => code === quota.of)?.name ?? null,
        isCounted: isInQuota(person, quota, quotas), isRecorded: quota.all.every(({ attribute }) => person.attributes[attribute] !== undefined),
      })),
    };
  }

  private async listAhead(roundId: string): Promise<{ id: string; name: string; quotas: readonly ListQuota[] } | null> {
    for (const round of isId(roundId) ? await this.reader.rows<{ id: string; name: string }>(AHEAD, [roundId]) : []) {
      const quotas = quotasOf((await this.rounds.rulesOf(this.reader, round.id)).deciding);
      if (quotas.length > 0) return { ...round, quotas };
    }
    return null;
  }
}

/** Of a list chosen as a whole, or of places for each category: in one shape. */
const quotasOf = ({ selection, quotas }: RuleContent['deciding']): readonly ListQuota[] =>
  selection?.quotas ?? quotas.map(({ attribute, values, ...quota }) => ({ ...quota, all: [{ attribute, values }] }));

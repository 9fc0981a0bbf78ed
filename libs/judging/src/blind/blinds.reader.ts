import { Inject, Injectable } from '@nestjs/common';
import { isId, mayAnywhere, NotFound, rolesWith, type Actor, type Clock } from '@jiangong/kernel';
import { CLOCK, Reader } from '@jiangong/platform';
import type { Phase } from '@jiangong/programme';
import { blindCodeOf, isAfterJudging, isSameHolder } from './blind.rules';
import type { BlindnessView, DecodingView } from './blind.view';
import './blind.policy';

const BLINDNESS = `
  select r.phase, coalesce((v.content #>> '{judging,isBlind}')::boolean, false) as "isBlind", d.commitment, d.drawn_at as "drawnAt",
         (select count(*)::int from blind_code b where b.round_id = r.id) as coded,
         case when o.confirmed_at is not null then d.secret end as secret,
         case when o.id is null then null else json_build_object('requestedByName', coalesce(f.name, '系统'), 'requestedAt', o.requested_at, 'reason', o.reason,
           'confirmedByName', case when o.confirmed_at is null then null else coalesce(s.name, '系统') end, 'confirmedAt', o.confirmed_at) end as decoding,
         f.id as "firstId", f.member_id as "firstMemberId",
         (o.requested_by_id is not null and (f.disabled_at is not null or not exists (
           select 1 from role_grant g where g.account_id = f.id and g.role = any($2::text[]) and g.from_at <= $3 and (g.to_at is null or g.to_at > $3)))) as "isLapsed",
         coalesce((select json_agg(json_build_object('number', b.number, 'entryId', e.id, 'entryCode', e.code, 'title', e.title) order by b.number)
                     from blind_code b join entry e on e.id = b.entry_id where b.round_id = r.id and o.confirmed_at is not null), '[]') as codes
    from round r left join rule_version v on v.id = r.rule_version_id left join blind_draw d on d.round_id = r.id
    left join decoding o on o.round_id = r.id left join account f on f.id = o.requested_by_id left join account s on s.id = o.confirmed_by_id
   where r.id = $1`;

interface Row extends Omit<BlindnessView, 'abilities' | 'codes'> {
  phase: Phase;
  decoding: DecodingView | null;
  firstId: string | null;
  firstMemberId: string | null;
  /** Who asked holds no key any more. */
  isLapsed: boolean;
  codes: { number: number; entryId: string; entryCode: string; title: string }[];
}

/** Blindness of a round for organisers and auditors; numbers and names meet in an answer only after the decoding. */
@Injectable()
export class BlindsReader {
  constructor(private readonly reader: Reader, @Inject(CLOCK) private readonly clock: Clock) {}

  async ofRound(actor: Actor, roundId: string): Promise<BlindnessView> {
    const row = isId(roundId) ? await this.reader.first<Row>(BLINDNESS, [roundId, rolesWith('blind.decode'), this.clock.now()]) : null;
    if (!row) throw new NotFound({ zh: '轮次', en: 'round' });
    const { phase, firstId, firstMemberId, isLapsed, codes, ...view } = row;
    const mayDecode = mayAnywhere(actor, 'blind.decode') && view.isBlind && isAfterJudging(phase) && !view.decoding?.confirmedAt;
    const isFirst = isSameHolder({ accountId: firstId, memberId: firstMemberId, name: '' }, actor);
    const isAsked = view.decoding !== null && !isLapsed;
    return {
      ...view,
      codes: codes.map(({ number, ...entry }) => ({ ...entry, code: blindCodeOf(number) })),
      abilities: { canRequestDecoding: mayDecode && !isAsked, canConfirmDecoding: mayDecode && isAsked && !isFirst },
    };
  }
}

import { Injectable } from '@nestjs/common';
import { isId, nodesWhere, type Actor } from '@jiangong/kernel';
import { foreseeList, isInQuota } from '@jiangong/fairness';
import { Reader } from '@jiangong/platform';
import { Rounds } from '@jiangong/programme';
import { UNIT_OF_ENTRY } from '../score-runs/public';
import type { QuotaOutlookView } from './quota-outlook.view';

/** Accepted entries in the viewer's reach with the attributes frozen then; `$2` the nodes of that reach. */
const ACCEPTED = `
  select jsonb_strip_nulls(jsonb_build_object('gender', m.gender, 'ownership', owner.ownership)) || coalesce(e.attributes, '{}') as attributes
    from entry e join member m on m.id = e.member_id ${UNIT_OF_ENTRY} join organization owner on owner.id = unit.id
   where e.round_id = $1 and e.state = 'accepted'
     and exists (select 1 from organization_closure above where above.descendant_id = e.organization_id and above.ancestor_id = any($2::uuid[]))`;

/** Whether `$1`, the nodes of somebody's reach, are all there is. */
const IS_WHOLE = `select 1 from organization where id = any($1::uuid[]) and parent_id is null limit 1`;

/** What the list of a round will need and what is there already, for the desks that let entries in (domain.md §7). */
@Injectable()
export class QuotaOutlookReader {
  constructor(private readonly reader: Reader, private readonly rounds: Rounds) {}

  /** Null where the rules ask for no list as a whole. */
  async of(actor: Actor, roundId: string): Promise<QuotaOutlookView | null> {
    if (!isId(roundId)) return null;
    const { selection } = (await this.rounds.rulesOf(this.reader, roundId)).deciding;
    if (!selection) return null;
    const nodes = nodesWhere(actor, 'quota_outlook.read');
    const [accepted, whole] = await Promise.all([this.reader.rows<{ attributes: Record<string, string> }>(ACCEPTED, [roundId, nodes]), this.reader.first(IS_WHOLE, [nodes])]);
    const { quotas } = selection;
    const asked = new Map(foreseeList(selection).map((one) => [one.code, one]));
    return {
      places: selection.places, accepted: accepted.length,
      lines: quotas.map((quota) => {
        const { required, base } = asked.get(quota.code)!;
        const have = accepted.filter((one) => isInQuota(one, quota, quotas)).length;
        return {
          code: quota.code, name: quota.name, kind: quota.kind, required, base, baseName: quotas.find(({ code }) => code === quota.of)?.name ?? null,
          have, missing: !whole ? null : quota.kind === 'floor' ? Math.max(0, required - have) : 0,
        };
      }),
    };
  }
}

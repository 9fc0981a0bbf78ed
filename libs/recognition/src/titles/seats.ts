import { Injectable } from '@nestjs/common';
import { addDays, dayOf, newId, type Day } from '@jiangong/kernel';
import { isDuplicate, type Tx } from '@jiangong/platform';
import { IsNull, Not } from 'typeorm';
import { TitleHolding, type EndKind } from './holding.entity';
import { TitlePlace } from './title.entity';
import { HoldsTitleAlready, PlaceTakenMeanwhile, TitlePlacesFull } from './title.refusals';
import { addMonths, levelOf } from './title.rules';
import type { TitleInForce } from './titles';

export interface Seating {
  readonly level: string;
  readonly memberId: string;
  readonly fromOn: Day;
  readonly nextAssessmentOn?: Day | null;
  readonly origin: TitleHolding['origin'];
  readonly postingId: string | null;
  readonly entryId: string | null;
}

/** Of the membership in force: the enterprise at or above it, or the unit itself. */
const UNIT_OF_MEMBER = `
  select coalesce((select o.id from organization_closure c join organization o on o.id = c.ancestor_id
                    where c.descendant_id = s.organization_id and o.level = 'enterprise' order by c.depth limit 1), s.organization_id) as id
    from membership s where s.member_id = $1 and s.from_on <= $2::date order by s.from_on desc, s.id limit 1`;

/** Somebody takes a place, somebody leaves one. The title is locked; the unique place is the last word all the same. */
@Injectable()
export class Seats {
  async take(tx: Tx, { title, versionId, content }: TitleInForce, seating: Seating): Promise<TitleHolding> {
    const level = levelOf(content, seating.level);
    const { memberId, fromOn, postingId } = seating;
    if ((await tx.repo(TitleHolding).countBy({ titleId: title.id, memberId, placeId: Not(IsNull()) })) > 0) throw new HoldsTitleAlready({ title: title.name });
    const place = await tx.repo(TitlePlace).findOne({
      where: { titleId: title.id, level: level.code, vacantSince: Not(IsNull()), postingId: postingId ?? IsNull() }, order: { number: 'ASC' },
    });
    if (!place) throw postingId === null ? new TitlePlacesFull({ level: level.name, cap: level.cap }) : new PlaceTakenMeanwhile({ level: level.name });
    const [unit] = await tx.query<{ id: string }>(UNIT_OF_MEMBER, [memberId, dayOf(tx.now)]);
    const holding: TitleHolding = {
      id: newId(), titleId: title.id, versionId, level: level.code, placeId: place.id, memberId, organizationId: unit!.id, origin: seating.origin, postingId,
      entryId: seating.entryId, allowanceFen: level.allowanceFen, fromOn, untilOn: addDays(addMonths(fromOn, level.termMonths), -1),
      nextAssessmentOn: seating.nextAssessmentOn ?? addMonths(fromOn, content.assessment.everyMonths), endedOn: null, endKind: null,
    };
    await this.insert(tx, holding, level.name);
    await tx.repo(TitlePlace).update({ id: place.id }, { vacantSince: null, postingId: null });
    tx.record({
      chain: `title:${title.id}`, type: 'recognition.title.granted',
      body: { holdingId: holding.id, memberId, level: level.code, place: place.number, versionId, origin: holding.origin, postingId, fromOn, untilOn: holding.untilOn, allowanceFen: holding.allowanceFen },
    });
    return holding;
  }

  private async insert(tx: Tx, holding: TitleHolding, level: string): Promise<void> {
    try {
      await tx.repo(TitleHolding).insert(holding);
    } catch (error) {
      if (isDuplicate(error)) throw new PlaceTakenMeanwhile({ level });
      throw error;
    }
  }

  /** Title and allowance end today; the place is free from today. */
  async leave(tx: Tx, holding: TitleHolding, endKind: EndKind, facts: Record<string, unknown>): Promise<void> {
    const endedOn = dayOf(tx.now);
    await tx.repo(TitlePlace).update({ id: holding.placeId! }, { vacantSince: endedOn });
    await tx.repo(TitleHolding).update({ id: holding.id }, { placeId: null, endedOn, endKind });
    tx.record({ chain: `title:${holding.titleId}`, type: 'recognition.title.ended', body: { holdingId: holding.id, memberId: holding.memberId, level: holding.level, endKind, endedOn, ...facts } });
  }
}

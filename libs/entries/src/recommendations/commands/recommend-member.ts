import { Injectable } from '@nestjs/common';
import { NotAllowed, NotFound, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { formOf } from '@jiangong/programme';
import { checkContent, EntryChecks, EntryCodes, Intakes, personNow, type Person } from '../../submissions/public';
import { EntryDesk } from '../entry-desk';
import { Places, type Recommender } from '../places';
import { CannotRecommend, NotOwnUnion } from '../recommendation.refusals';
import { signsAt } from '../recommendation.policy';
import { deskOfLevel, deskOfOwn, routeFor } from '../recommendation.rules';
import { insertRecommendation, writeStep } from '../recommendation-store';

export interface RecommendInput {
  readonly roundId: string;
  readonly categoryId: string;
  readonly memberId: string;
  /** The union in whose name. */
  readonly organizationId: string;
  readonly content: unknown;
}

/**
 * A union puts a person forward, within its places for the kind and round (domain.md §4). Its signature is given with it;
 * the recommendation lies on the next desk.
 */
@Injectable()
export class RecommendMember {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly intakes: Intakes,
    private readonly codes: EntryCodes,
    private readonly entryDesk: EntryDesk,
    private readonly places: Places,
    private readonly checks: EntryChecks,
  ) {}

  async execute(actor: Actor, input: RecommendInput): Promise<string> {
    const [code] = await this.codes.take(input.roundId);
    return this.uow.run(actor, { isolation: 'serializable' }, (tx) => this.recommendIn(tx, actor, input, () => code!));
  }

  /** The same inside a serialisable transaction of the caller's, for a whole sheet of recommendations. */
  async recommendIn(tx: Tx, actor: Actor, input: RecommendInput, code: () => string): Promise<string> {
    const organization = await this.recommender(tx, input.organizationId);
    const own = deskOfLevel(organization.level);
    if (!own) throw new CannotRecommend({ organization: organization.name });
    if (!signsAt(actor, own, { organizationLineage: organization.lineage, districtId: own === 'district' ? organization.id : null }))
      throw new NotAllowed('recommendation.make');
    const intake = await this.intakes.open(tx, input.roundId, input.categoryId, 'recommendation');
    const { round, rules, category } = intake;
    const person = await this.ownPerson(tx, input.memberId, organization);
    const form = formOf(rules, category.code);
    const content = await this.checks.settled(tx, form, checkContent(form, input.content), { entryId: null, memberId: person.id, stage: 'hand_in' });

    const { entryId, isJoined } = await this.entryDesk.receive(tx, { intake, person, origin: 'recommendation', organizationId: organization.id, content, code });
    await this.places.refuseUnitPlaces(tx, round, rules, category, organization);
    if (own === 'district') await this.places.refuseDistrictPlaces(tx, round, rules, category.id, organization.id, entryId);

    const districtId = own === 'district' ? organization.id : own === 'unit' ? organization.districtId : null;
    const desk = deskOfOwn(routeFor(rules.intake.route, districtId), own);
    const recommendation = await insertRecommendation(tx, {
      entryId, roundId: round.id, categoryId: category.id, memberId: person.id, organizationId: organization.id, districtId,
      origin: 'recommendation', desk, content: isJoined ? content : null,
    });
    await writeStep(tx, recommendation, { act: isJoined ? 'join' : 'sign', desk: own, organizationId: organization.id });
    return recommendation.id;
  }

  private async recommender(tx: Tx, id: string): Promise<Recommender> {
    const [row] = await tx.query<Recommender>(
      `select o.id, o.name, o.level, o.district_id as "districtId",
              array(select c.ancestor_id::text from organization_closure c where c.descendant_id = o.id order by c.depth) as lineage
         from organization o where o.id = $1`, [id]);
    if (!row) throw new NotFound({ zh: '推荐单位', en: 'recommending organization' });
    return row;
  }

  /** Their own unit or branch, a union above it, or their industry union; nobody else may speak for a person. */
  private async ownPerson(tx: Tx, memberId: string, organization: Recommender): Promise<Person> {
    const person = await personNow(tx, memberId);
    if (!person || !(person.lineage.includes(organization.id) || person.industryUnionId === organization.id)) {
      throw new NotOwnUnion({ organization: organization.name });
    }
    return person;
  }
}

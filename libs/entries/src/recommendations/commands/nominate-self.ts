import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { formOf } from '@jiangong/programme';
import { checkContent, declaredBy, Entry, EntryChecks, EntryCodes, keepDeclarations, Intakes } from '../../submissions/public';
import { EntryDesk } from '../entry-desk';
import { deskOfLevel, firstDesk, routeFor } from '../recommendation.rules';
import { insertRecommendation, writeStep } from '../recommendation-store';

export interface SelfNominationInput {
  readonly roundId: string;
  readonly categoryId: string;
  readonly content: unknown;
  /** Codes of the declarations agreed to. */
  readonly declarations?: readonly string[] | null;
}

/** A person puts themselves forward. It uses none of the unit's places and lies first on the unit's desk, or on that of the union they belong to directly. */
@Injectable()
export class NominateSelf {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly intakes: Intakes,
    private readonly codes: EntryCodes,
    private readonly entryDesk: EntryDesk,
    private readonly checks: EntryChecks,
  ) {}

  /** The entry's id: a new one, a draft handed in, or the one a union has made already. */
  async execute(actor: Actor, input: SelfNominationInput): Promise<string> {
    const [code] = await this.codes.take(input.roundId);
    return this.uow.run(actor, { isolation: 'serializable' }, (tx) => this.nominate(tx, actor, input, code!));
  }

  private async nominate(tx: Tx, actor: Actor, input: SelfNominationInput, code: string): Promise<string> {
    const intake = await this.intakes.open(tx, input.roundId, input.categoryId, 'self_nomination');
    const { round, rules, category } = intake;
    const person = await this.intakes.self(tx, actor);
    const declarations = declaredBy(rules.declarations, input.declarations ?? []);
    const draft = await tx.repo(Entry).findOne({ where: { roundId: round.id, categoryId: category.id, memberId: person.id, state: 'draft' }, lock: { mode: 'pessimistic_write' } });
    const form = formOf(rules, category.code);
    const content = await this.checks.settled(tx, form, checkContent(form, input.content), { entryId: draft?.id ?? null, memberId: person.id, stage: 'hand_in' });

    const { entryId, isJoined } = await this.entryDesk.receive(tx, {
      intake, person, origin: 'self_nomination', organizationId: person.unitId, content, code: () => code, draft,
    });
    const desk = firstDesk(routeFor(rules.intake.route, person.districtId), deskOfLevel(person.unitLevel) ?? 'unit');
    const recommendation = await insertRecommendation(tx, {
      entryId, roundId: round.id, categoryId: category.id, memberId: person.id, organizationId: person.unitId, districtId: person.districtId,
      origin: 'self_nomination', desk, content: isJoined ? content : null,
    });
    if (isJoined) await writeStep(tx, recommendation, { act: 'join', desk, organizationId: null });
    await keepDeclarations(tx, entryId, declarations);
    return entryId;
  }
}

import { Injectable } from '@nestjs/common';
import { BadInput, dayOf, type Actor } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import { refuseUnlessCollecting, Rounds, type Round, type RuleContent } from '@jiangong/programme';
import { CategoryNotInRound, IntakeNotOffered, NoMembership, NotAMember } from './entry.refusals';
import { personNow, type Person } from './person';

export type IntakeOrigin = 'recommendation' | 'self_nomination' | 'submission';

export interface IntakeCategory {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly subject: 'member' | 'work';
}

/** A round that takes entries now, with the rules pinned to it and the category meant. */
export interface Intake {
  readonly round: Round;
  readonly rules: RuleContent;
  readonly category: IntakeCategory;
}

/** Opens the door of a round for one entry, or says why it is shut. */
@Injectable()
export class Intakes {
  constructor(private readonly rounds: Rounds) {}

  /** Refuses out of time (by the server's clock, to the second), a foreign category, and an origin the rules do not offer. */
  async open(tx: Tx, roundId: string, categoryId: string, origin: IntakeOrigin | null): Promise<Intake> {
    const round = await this.rounds.load(tx, roundId);
    refuseUnlessCollecting(round, tx.now);
    const rules = await this.rounds.rulesOf(tx, roundId);
    const categories = await tx.query<IntakeCategory>(
      'select c.id, c.code, c.name, p.subject from category c join programme p on p.id = c.programme_id where p.id = $1 order by c.position, c.id', [round.programmeId]);
    const category = categories.find((one) => one.id === categoryId);
    if (!category) throw new CategoryNotInRound({ round: round.name, categories: categories.map((one) => one.name) });
    const wanted = origin ?? (category.subject === 'work' ? 'submission' : 'self_nomination');
    if (!rules.intake.origins.includes(wanted)) throw new IntakeNotOffered({ round: round.name, origin: wanted });
    return { round, rules, category };
  }

  /** The person behind the account, with a membership in force today. */
  async self(tx: Tx, actor: Actor): Promise<Person> {
    if (!actor.memberId) throw new NotAMember({});
    const person = await personNow(tx, actor.memberId);
    if (!person) throw new NoMembership({ name: actor.name, day: dayOf(tx.now) });
    return person;
  }
}

const MAX_TITLE = 120;

/** The title of a work: one line of 2–120 letters. */
export function checkTitle(title: string): string {
  const tidy = title.normalize('NFC').replace(/\s+/g, ' ').trim();
  const length = [...tidy].length;
  if (length < 2 || length > MAX_TITLE) throw BadInput.at('title', `“作品名称”须为 2–${MAX_TITLE} 个字，现为 ${length} 个`, `the title must have 2–${MAX_TITLE} characters, has ${length}`);
  return tidy;
}

import { newId, platformActor, shanghai, type Cadence } from '@jiangong/kernel';
import type { Tx, UnitOfWork } from '@jiangong/platform';
import { Category, Programme } from '../programmes/public';
import { Round, RoundFeed, type Phase, type PlannedInstants } from '../rounds/public';
import { hashOfRules, RuleVersion, type RuleContent } from '../rules/public';
import { Season } from '../seasons/public';
import { someRules } from './rules.builder';

export interface RoundWish extends Partial<PlannedInstants> {
  readonly phase?: Phase;
  readonly rules?: RuleContent;
  readonly year?: number;
  readonly code?: string;
  readonly cadence?: Cadence;
  readonly position?: number;
  readonly subject?: 'member' | 'work';
  readonly isAutomatic?: boolean;
  /** Joins an existing programme (and its categories) instead of making one. */
  readonly programmeId?: string;
  readonly categories?: readonly { readonly code: string; readonly name: string }[];
  /** Ids of rounds whose winners come in here. */
  readonly fedBy?: readonly string[];
  readonly noticeEndsAt?: Date | null;
}

export interface RoundWorld {
  readonly round: Round;
  readonly roundId: string;
  readonly programmeId: string;
  readonly seasonId: string;
  readonly ruleVersionId: string;
  readonly rules: RuleContent;
  readonly categories: readonly Category[];
  /** By code: `world.category.skill`. */
  readonly category: Readonly<Record<string, string>>;
}

const KINDS = [{ code: 'labour', name: '劳动之星' }, { code: 'skill', name: '技能之星' }];
/** In 2026, May: open on the 1st, closed on the 25th at 18:00, judged from the 28th. */
const MAY: PlannedInstants = {
  collectingAt: shanghai(2026, 5, 1), reviewingAt: shanghai(2026, 5, 25, 18), judgingAt: shanghai(2026, 5, 28, 9),
  computingAt: shanghai(2026, 6, 5, 18), decidingAt: shanghai(2026, 6, 8, 9),
};

let serial = 0;

async function seasonOf(tx: Tx, year: number): Promise<string> {
  const known = await tx.repo(Season).findOneBy({ year });
  if (known) return known.id;
  const season = { id: newId(), year, name: `${year}年度网上劳动和技能竞赛`, theme: '', createdAt: tx.now };
  await tx.repo(Season).insert(season);
  return season.id;
}

async function programmeFor(tx: Tx, wish: RoundWish): Promise<{ programmeId: string; seasonId: string }> {
  if (wish.programmeId) {
    const known = await tx.repo(Programme).findOneByOrFail({ id: wish.programmeId });
    return { programmeId: known.id, seasonId: known.seasonId };
  }
  const [seasonId, programmeId] = [await seasonOf(tx, wish.year ?? 2026), newId()];
  serial += 1;
  await tx.repo(Programme).insert({ id: programmeId, seasonId, code: `programme_${serial}`, name: `竞赛项目${serial}`, description: '', subject: wish.subject ?? 'member', position: serial });
  await tx.repo(Category).insert((wish.categories ?? KINDS).map((one, position) => ({ id: newId(), programmeId, ...one, position })));
  return { programmeId, seasonId };
}

async function versionFor(tx: Tx, programmeId: string, cadence: Cadence, content: RuleContent): Promise<string> {
  const [{ number } = { number: 0 }] = await tx.query<{ number: number }>(`select coalesce(max(number), 0)::int as number from rule_version where programme_id = $1 and cadence = $2`, [programmeId, cadence]);
  const version = { id: newId(), programmeId, cadence, number: number + 1, content, contentHash: hashOfRules(content), reason: '测试用规则', createdAt: tx.now, createdById: null };
  await tx.repo(RuleVersion).insert(version as never);
  return version.id;
}

/**
 * A round in the phase wished for, with a season, a programme, two star kinds and the monthly star rules around it:
 * the May of 2026 unless told otherwise. Rows are written directly, no step is logged.
 */
export function aRound(uow: UnitOfWork, wish: RoundWish = {}): Promise<RoundWorld> {
  return uow.run(platformActor, {}, async (tx) => {
    const { programmeId, seasonId } = await programmeFor(tx, wish);
    const [rules, cadence, phase] = [wish.rules ?? someRules(), wish.cadence ?? 'month', wish.phase ?? 'collecting'];
    const ruleVersionId = await versionFor(tx, programmeId, cadence, rules);
    const roundId = newId();
    serial += 1;
    await tx.repo(Round).insert({
      ...MAY, ...instantsOf(wish), id: roundId, programmeId, cadence, phase, code: wish.code ?? `2026-05-${serial}`, name: `2026年5月（${serial}）`, position: wish.position ?? 1,
      ruleVersionId: phase === 'scheduled' ? null : ruleVersionId, isAutomatic: wish.isAutomatic ?? true,
      noticeEndsAt: wish.noticeEndsAt ?? null, publishedAt: phase === 'published' ? tx.now : null, cancelReason: phase === 'cancelled' ? '测试' : null,
    });
    if (wish.fedBy?.length) await tx.repo(RoundFeed).insert(wish.fedBy.map((fromRoundId) => ({ fromRoundId, toRoundId: roundId, isPriority: false })));
    const categories = await tx.repo(Category).find({ where: { programmeId }, order: { position: 'ASC' } });
    const round = await tx.repo(Round).findOneByOrFail({ id: roundId });
    return { round, roundId, programmeId, seasonId, ruleVersionId, rules, categories, category: Object.fromEntries(categories.map((one) => [one.code, one.id])) };
  });
}

function instantsOf(wish: RoundWish): Partial<PlannedInstants> {
  const names = Object.keys(MAY) as (keyof PlannedInstants)[];
  return Object.fromEntries(names.flatMap((name) => (wish[name] ? [[name, wish[name]]] : [])));
}

/** Puts a round into a phase without a step: for tests that begin there. */
export async function putInPhase(uow: UnitOfWork, roundId: string, phase: Phase): Promise<void> {
  await uow.run(platformActor, {}, async (tx) => {
    const round = await tx.repo(Round).findOneByOrFail({ id: roundId });
    const newest = await tx.repo(RuleVersion).findOne({ where: { programmeId: round.programmeId, cadence: round.cadence }, order: { number: 'DESC' } });
    await tx.repo(Round).save({ ...round, phase, ruleVersionId: phase === 'scheduled' ? null : (round.ruleVersionId ?? newest!.id), publishedAt: phase === 'published' ? tx.now : null });
  });
}

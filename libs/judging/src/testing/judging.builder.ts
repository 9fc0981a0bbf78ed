import { newId, platformActor, type Actor } from '@jiangong/kernel';
import { anAcceptedEntry } from '@jiangong/entries/testing';
import { Account, RoleGrant } from '@jiangong/people';
import { aMember, type City } from '@jiangong/people/testing';
import { aRound, someRules, type RoundWish, type RoundWorld } from '@jiangong/programme/testing';
import { anActor, type TestProduct } from '@jiangong/testing';
import { AppointPanel } from '../panels/public';

export interface JudgeWorld {
  readonly accountId: string;
  readonly memberId: string | null;
  readonly actor: Actor;
}

/** An account that holds the judge role, of a member of the organization; an outside expert without one. Nobody signs in to it. */
export async function aJudge(product: TestProduct, city: City, organizationId: string | null = null): Promise<JudgeWorld> {
  const memberId = organizationId ? await aMember(product, { organizationId }) : null;
  const accountId = newId();
  await product.uow.run(platformActor, {}, async (tx) => {
    await tx.repo(Account).insert({ id: accountId, username: accountId, passwordHash: '-', name: `评委${accountId.slice(-4)}`, memberId, createdAt: tx.now, disabledAt: null });
    await tx.repo(RoleGrant).insert({ id: newId(), accountId, role: 'judge', organizationId: city.cityId, fromAt: tx.now, toAt: null, grantedById: null });
  });
  return { accountId, memberId, actor: anActor({ judge: city.cityId }, { accountId, memberId }) };
}

export interface JudgedWorld extends RoundWorld {
  readonly judges: readonly JudgeWorld[];
  readonly entryIds: readonly string[];
}

export interface JudgedWish extends RoundWish {
  /** Outside experts, who are in conflict with nobody. */
  readonly judges?: number;
  readonly entries?: number;
}

/**
 * A round under review with accepted entries of the city's enterprises in turn and a panel that may judge them all:
 * 3 entries, 5 judges and the standard monthly rules unless told otherwise. Nothing is assigned yet.
 */
export async function aPanelledRound(product: TestProduct, city: City, wish: JudgedWish = {}): Promise<JudgedWorld> {
  const world = await aRound(product.uow, { phase: 'reviewing', rules: someRules(), ...wish });
  const units = [...city.enterprises, city.industryEnterprise];
  const entryIds: string[] = [];
  for (let at = 0; at < (wish.entries ?? 3); at++) {
    const memberId = await aMember(product, { organizationId: units[at % units.length]! });
    entryIds.push(await anAcceptedEntry(product, { roundId: world.roundId, categoryId: world.categories[at % world.categories.length]!.id, memberId }));
  }
  const judges: JudgeWorld[] = [];
  for (let at = 0; at < (wish.judges ?? 5); at++) judges.push(await aJudge(product, city));
  if (judges.length > 0) {
    await product.get(AppointPanel).execute(platformActor, { roundId: world.roundId, judges: judges.map(({ accountId }, at) => ({ accountId, role: at === 0 ? 'chair' : 'judge' })) });
  }
  return { ...world, judges, entryIds };
}

/** The sheet of a judge for an entry; null when the judge has none. */
export async function sheetOf(product: TestProduct, entryId: string, judgeId: string): Promise<string | null> {
  const row = await product.reader.first<{ id: string }>(`select id from score_sheet where entry_id = $1 and judge_id = $2`, [entryId, judgeId]);
  return row?.id ?? null;
}

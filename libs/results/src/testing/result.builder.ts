import { platformActor, type Actor } from '@jiangong/kernel';
import { aJudgedRound, type JudgedWish, type JudgedWorld } from '@jiangong/judging/testing';
import { anAccount, anActorOf, type City } from '@jiangong/people/testing';
import { AdvanceRound } from '@jiangong/programme';
import { someRules } from '@jiangong/programme/testing';
import type { TestProduct } from '@jiangong/testing';
import { SignPublication } from '../publications/public';
import { ApplyRescoring } from '../rescorings/public';
import { StartScoreRun } from '../score-runs/public';
import { DecideRound } from '../selection/public';

/** The two who publish: city organisers with accounts of their own. */
export async function twoOfficers(product: TestProduct, city: City): Promise<readonly [Actor, Actor]> {
  const open = async (name: string): Promise<Actor> => anActorOf(product, await anAccount(product, { name, roles: { city_organiser: city.cityId } }));
  return [await open('签发人甲'), await open('签发人乙')];
}

export interface ScoredWorld extends JudgedWorld {
  readonly runId: string;
}

/** A mark in thousandths for an entry and a judge by their position. */
export type MarkOf = (entry: number, judge: number) => number;

/** Leaves judging, scores, and waits for the seal; returns the run. The round is deciding then. */
export async function scoreRoundNow(product: TestProduct, roundId: string, actor: Actor = platformActor): Promise<string> {
  await product.get(AdvanceRound).execute(actor, { roundId, toPhase: 'computing', reason: '测试：按现有评分计分', overrides: ['SHEETS_MISSING'] });
  const runId = await product.get(StartScoreRun).execute(actor, { roundId });
  await product.drain();
  return runId;
}

/** A round with a sealed run, about to be decided. */
export async function aScoredRound(product: TestProduct, city: City, wish: JudgedWish = {}, markOf?: MarkOf): Promise<ScoredWorld> {
  const world = await aJudgedRound(product, city, { rules: someRules({ notice: { workingDays: 0 } }), ...wish }, markOf);
  return { ...world, runId: await scoreRoundNow(product, world.roundId) };
}

export interface DecidedWorld extends ScoredWorld {
  readonly decisionId: string;
}

/** A round whose list is on public notice; without notice days unless the rules wished for have some. */
export async function aDecidedRound(product: TestProduct, city: City, wish: JudgedWish = {}, markOf?: MarkOf): Promise<DecidedWorld> {
  const world = await aScoredRound(product, city, wish, markOf);
  const decisionId = await product.get(DecideRound).execute(platformActor, { roundId: world.roundId, runId: world.runId });
  return { ...world, decisionId };
}

/** Signs the list that stands, as an officer who has just looked at it. */
export async function signAsSeen(product: TestProduct, officer: Actor, roundId: string): Promise<string> {
  const seen = await product.reader.first<{ hash: string }>(`select content_hash as hash from decision where round_id = $1 order by (state = 'standing') desc, created_at desc limit 1`, [roundId]);
  return product.get(SignPublication).execute(officer, { roundId, contentHash: seen?.hash ?? '' });
}

/** A further run, applied by two officers; returns its id. */
export async function rescoreNow(product: TestProduct, city: City, roundId: string, reason = '复核后重新计分'): Promise<string> {
  const [first, second] = await twoOfficers(product, city);
  const runId = await product.get(StartScoreRun).execute(first, { roundId, reason });
  await product.drain();
  for (const officer of [first, second]) await product.get(ApplyRescoring).execute(officer, runId);
  return runId;
}

export interface PublishedWorld extends DecidedWorld {
  readonly publicationId: string;
}

/** A published round, its winners carried on and honoured. */
export async function aPublishedRound(product: TestProduct, city: City, wish: JudgedWish = {}, markOf?: MarkOf): Promise<PublishedWorld> {
  const world = await aDecidedRound(product, city, wish, markOf);
  const [first, second] = await twoOfficers(product, city);
  await signAsSeen(product, first, world.roundId);
  const publicationId = await signAsSeen(product, second, world.roundId);
  await product.drain();
  return { ...world, publicationId };
}

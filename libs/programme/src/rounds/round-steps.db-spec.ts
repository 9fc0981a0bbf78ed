import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NotAllowed, NotFound, shanghai } from '@jiangong/kernel';
import { LedgerEvent, verifyChain } from '@jiangong/platform';
import type { TestProduct } from '@jiangong/testing';
import { Holiday } from '../calendar/public';
import { ReviseRules } from '../rules/public';
import { aRound, putInPhase } from '../testing/round.builder';
import { someRules } from '../testing/rules.builder';
import { organiser, others, startProgramme } from '../testing/world';
import { AdvanceRound, CancelRound, ExtendDeadline, Round, RoundGuards, Rounds, RoundTransition, RoundWalk, StepBackRound } from './public';
import {
  DeadlineNotLater, FeedsStillRunning, NoRulesYet, NoticeStillRunning, PhaseNotReachable, PublishedBySignatures, ReasonNeeded, RoundIsFinal, RoundNotInPhase, RoundNotReady,
} from './round.refusals';

let product: TestProduct;
const after = shanghai(2026, 5, 26, 9);

beforeAll(async () => void (product = await startProgramme()));
beforeEach(() => product.clock.set(shanghai(2026, 5, 11, 9)));
afterAll(() => product.stop());

const advance = (roundId: string, toPhase: Round['phase'], reason?: string, overrides: readonly string[] = []) =>
  product.get(AdvanceRound).execute(organiser, { roundId, toPhase, reason, overrides });
const rowsOf = (roundId: string): Promise<RoundTransition[]> =>
  product.uow.run(organiser, {}, (tx) => tx.repo(RoundTransition).find({ where: { roundId }, order: { at: 'ASC', id: 'ASC' } }));
const roundOf = (roundId: string): Promise<Round> => product.uow.run(organiser, {}, (tx) => tx.repo(Round).findOneByOrFail({ id: roundId }));

describe('an organiser advances a round', () => {
  it('one phase at a time, logged with who did it and recorded in the round’s own chain', async () => {
    const { roundId } = await aRound(product.uow, { phase: 'judging' });
    await advance(roundId, 'computing');
    await advance(roundId, 'deciding', '计分已核对');
    expect((await rowsOf(roundId)).map((row) => [row.fromPhase, row.toPhase, row.byId, row.isAutomatic, row.reason])).toEqual([
      ['judging', 'computing', organiser.accountId, false, null],
      ['computing', 'deciding', organiser.accountId, false, '计分已核对'],
    ]);
    const events = await product.uow.run(organiser, {}, (tx) => tx.repo(LedgerEvent).find({ where: { chain: `round:${roundId}` }, order: { seq: 'ASC' } }));
    expect(events.map((event) => event.type)).toEqual(['programme.round.moved', 'programme.round.moved']);
    expect(verifyChain(events)).toBeNull();
    expect(events[1]!.content).not.toContain('计分已核对');
  });

  it('but may not skip a phase, and not publish: that takes two signatures', async () => {
    const { roundId } = await aRound(product.uow, { phase: 'judging' });
    await expect(advance(roundId, 'deciding')).rejects.toThrow(PhaseNotReachable);
    await putInPhase(product.uow, roundId, 'notice');
    await expect(advance(roundId, 'published')).rejects.toThrow(PublishedBySignatures);
  });

  it('closing the intake before its time needs a reason; at its time it needs none', async () => {
    const { roundId } = await aRound(product.uow);
    await expect(advance(roundId, 'reviewing')).rejects.toThrow(ReasonNeeded);
    await advance(roundId, 'reviewing', '全部单位已报送完毕');
    const other = await aRound(product.uow);
    product.clock.set(after);
    await expect(advance(other.roundId, 'reviewing')).resolves.toMatchObject({ phase: 'reviewing' });
  });

  it('two at once make one step; the other is told', async () => {
    const { roundId } = await aRound(product.uow, { phase: 'judging' });
    const outcomes = await Promise.allSettled([advance(roundId, 'computing'), advance(roundId, 'computing'), advance(roundId, 'computing')]);
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(await rowsOf(roundId)).toHaveLength(1);
  });

  it('only the city’s organisers may; a round that is not there is not found', async () => {
    const { roundId } = await aRound(product.uow, { phase: 'judging' });
    for (const actor of others) {
      await expect(product.get(AdvanceRound).execute(actor, { roundId, toPhase: 'computing' })).rejects.toThrow(NotAllowed);
      await expect(product.get(StepBackRound).execute(actor, { roundId, reason: '误操作' })).rejects.toThrow(NotAllowed);
      await expect(product.get(CancelRound).execute(actor, { roundId, reason: '误操作' })).rejects.toThrow(NotAllowed);
      await expect(product.get(ExtendDeadline).execute(actor, { roundId, phase: 'judging', until: shanghai(2026, 6, 6), reason: '误操作' })).rejects.toThrow(NotAllowed);
    }
    expect(await rowsOf(roundId)).toEqual([]);
    await expect(advance('no-such-round', 'computing')).rejects.toThrow(NotFound);
  });
});

describe('opening', () => {
  it('pins the newest rules; a running round keeps its own when the rules change', async () => {
    const { roundId, programmeId, ruleVersionId } = await aRound(product.uow, { phase: 'scheduled' });
    const revise = (unitPlaces: number) =>
      product.get(ReviseRules).execute(organiser, { programmeId, cadence: 'month', content: someRules({ intake: { unitPlaces } }), reason: '名额调整' });
    const second = await revise(3);
    expect((await advance(roundId, 'collecting')).ruleVersionId).toBe(second.id);
    const third = await revise(4);
    expect(third.number).toBe(3);
    const rules = await product.get(Rounds).rulesOf(product.reader, roundId);
    expect([rules.intake.unitPlaces, ruleVersionId === second.id]).toEqual([3, false]);
  });

  it('a round stepped back to scheduled and opened again still has the rules it opened with', async () => {
    const { roundId, programmeId, ruleVersionId } = await aRound(product.uow);
    await product.get(StepBackRound).execute(organiser, { roundId, reason: '误开' });
    await product.get(ReviseRules).execute(organiser, { programmeId, cadence: 'month', content: someRules({ intake: { unitPlaces: 5 } }), reason: '名额调整' });
    expect((await advance(roundId, 'collecting')).ruleVersionId).toBe(ruleVersionId);
  });

  it('is forbidden by what pre-flight finds blocking, ours or a later stage’s; a warning forbids nothing', async () => {
    const broken = await aRound(product.uow, { phase: 'scheduled', judgingAt: shanghai(2026, 5, 2) });
    await expect(advance(broken.roundId, 'collecting')).rejects.toThrow(RoundNotReady);
    const { roundId } = await aRound(product.uow, { phase: 'scheduled' });
    let severity: 'blocking' | 'warning' = 'blocking';
    product.get(RoundGuards).preflight((_source, round) =>
      Promise.resolve(round.id === roundId ? [{ code: 'panel_missing', severity, zh: '还没有评委', en: 'no judges yet' }] : []));
    await expect(advance(roundId, 'collecting')).rejects.toThrow('还没有评委');
    severity = 'warning';
    await expect(advance(roundId, 'collecting')).resolves.toMatchObject({ phase: 'collecting' });
  });
});

describe('a guard of a later stage', () => {
  it('forbids a step inside its transaction; a reason goes past it only when the organiser names its refusal', async () => {
    const { roundId } = await aRound(product.uow, { phase: 'judging' });
    product.get(RoundGuards).guard('judging', 'computing', async (_tx, round, step) => {
      if (round.id === roundId && !step.reason) throw new ReasonNeeded({ step: '仍有评分未锁定，继续' });
    });
    await expect(advance(roundId, 'computing')).rejects.toThrow(ReasonNeeded);
    expect(await rowsOf(roundId)).toEqual([]);
    await expect(advance(roundId, 'computing', '评委因公出差')).rejects.toThrow(ReasonNeeded);
    await expect(advance(roundId, 'computing', '评委因公出差', ['REASON_NEEDED'])).resolves.toMatchObject({ phase: 'computing' });
    expect(await overridesOf(roundId)).toEqual(['REASON_NEEDED']);
  });

  it('one reason goes past those guards alone that are named; each of them is an event of its own', async () => {
    const { roundId } = await aRound(product.uow, { phase: 'judging' });
    const guards = product.get(RoundGuards);
    guards.guard('judging', 'computing', async (_tx, round, step) => {
      if (round.id === roundId && step.reason === null) throw new NoRulesYet({ round: round.code });
    });
    guards.guard('judging', 'computing', async (_tx, round, step) => {
      if (round.id === roundId && step.reason === null) throw new FeedsStillRunning({ rounds: ['三月'] });
    });
    await expect(advance(roundId, 'computing', '急', ['NO_RULES_YET'])).rejects.toThrow(FeedsStillRunning);
    await expect(advance(roundId, 'computing', '急', ['FEEDS_STILL_RUNNING'])).rejects.toThrow(NoRulesYet);
    expect(await overridesOf(roundId)).toEqual([]);
    await advance(roundId, 'computing', '急', ['NO_RULES_YET', 'FEEDS_STILL_RUNNING']);
    expect(await overridesOf(roundId)).toEqual(['NO_RULES_YET', 'FEEDS_STILL_RUNNING']);
  });

  it('a guard that gives way to no reason forbids the step even when it is named', async () => {
    const { roundId } = await aRound(product.uow, { phase: 'judging' });
    product.get(RoundGuards).guard('judging', 'computing', async (_tx, round) => {
      if (round.id === roundId) throw new NoRulesYet({ round: round.code });
    });
    await expect(advance(roundId, 'computing', '急', ['NO_RULES_YET'])).rejects.toThrow(NoRulesYet);
  });

  const overridesOf = async (roundId: string): Promise<string[]> =>
    (await product.reader.rows<{ code: string }>(`select content::jsonb -> 'body' ->> 'code' as code from ledger_event where chain = $1 and type = 'programme.guard.overridden' order by seq`, [`round:${roundId}`])).map(({ code }) => code);
});

describe('a correction', () => {
  it('goes one phase back with a reason, and the clock lets go of the round', async () => {
    const { roundId } = await aRound(product.uow, { phase: 'reviewing' });
    await expect(product.get(StepBackRound).execute(organiser, { roundId, reason: ' ' })).rejects.toThrow(ReasonNeeded);
    expect(await product.get(StepBackRound).execute(organiser, { roundId, reason: '漏收一份材料' })).toMatchObject({ phase: 'collecting', isAutomatic: false });
    expect((await rowsOf(roundId)).map((row) => [row.fromPhase, row.toPhase, row.reason])).toEqual([['reviewing', 'collecting', '漏收一份材料']]);
  });

  it('never touches what is published or cancelled', async () => {
    for (const phase of ['published', 'cancelled'] as const) {
      const { roundId } = await aRound(product.uow, { phase });
      await expect(product.get(StepBackRound).execute(organiser, { roundId, reason: '更正' })).rejects.toThrow(RoundIsFinal);
      await expect(product.get(CancelRound).execute(organiser, { roundId, reason: '更正' })).rejects.toThrow(RoundIsFinal);
      await expect(advance(roundId, 'collecting')).rejects.toThrow(RoundIsFinal);
    }
  });

  it('a cancelled round says why', async () => {
    const { roundId } = await aRound(product.uow);
    await product.get(CancelRound).execute(organiser, { roundId, reason: '本月因故停办' });
    expect(await roundOf(roundId)).toMatchObject({ phase: 'cancelled', cancelReason: '本月因故停办' });
  });
});

describe('an extension', () => {
  it('moves the deadline, is logged with its reason, and hands the round to the clock again', async () => {
    const { roundId } = await aRound(product.uow, { isAutomatic: false });
    const until = shanghai(2026, 5, 27, 18);
    await product.get(ExtendDeadline).execute(organiser, { roundId, phase: 'collecting', until, reason: '系统维护半天' });
    expect(await roundOf(roundId)).toMatchObject({ reviewingAt: until, isAutomatic: true, phase: 'collecting' });
    expect((await rowsOf(roundId)).map((row) => [row.fromPhase, row.toPhase, row.reason])).toEqual([
      ['collecting', 'collecting', '“征集”由5月25日 18:00延至5月27日 18:00：系统维护半天'],
    ]);
  });

  it('is refused without a reason, backwards, or for a phase that is over', async () => {
    const { roundId } = await aRound(product.uow, { phase: 'reviewing' });
    const extend = (phase: Round['phase'], until: Date, reason = '系统维护') => product.get(ExtendDeadline).execute(organiser, { roundId, phase, until, reason });
    await expect(extend('reviewing', shanghai(2026, 5, 29), '')).rejects.toThrow(ReasonNeeded);
    await expect(extend('reviewing', shanghai(2026, 5, 27))).rejects.toThrow(DeadlineNotLater);
    await expect(extend('collecting', shanghai(2026, 5, 27))).rejects.toThrow(RoundNotInPhase);
    await expect(extend('notice', shanghai(2026, 7, 1))).rejects.toThrow('没有可延长的截止时间');
  });
});

describe('the public notice (domain §7)', () => {
  const walk = (roundId: string, to: Round['phase']) => product.uow.run(organiser, {}, (tx) => product.get(RoundWalk).step(tx, roundId, to));

  it('runs five working days by the holiday table, and the round is published only after them', async () => {
    await product.uow.run(organiser, {}, async (tx) => void (await tx.repo(Holiday).upsert([{ day: '2026-06-19', kind: 'holiday', name: '端午' }, { day: '2026-06-20', kind: 'workday', name: '调休' }], ['day'])));
    const { roundId } = await aRound(product.uow, { phase: 'deciding', rules: someRules({ notice: { workingDays: 5 } }) });
    product.clock.set(shanghai(2026, 6, 15, 10));
    // 16, 17, 18, (19 is a holiday) 20 made up, 22
    expect((await walk(roundId, 'notice')).noticeEndsAt).toEqual(shanghai(2026, 6, 23));
    product.clock.set(new Date(shanghai(2026, 6, 23).getTime() - 1));
    await expect(walk(roundId, 'published')).rejects.toThrow(NoticeStillRunning);
    product.clock.set(shanghai(2026, 6, 23));
    expect(await walk(roundId, 'published')).toMatchObject({ phase: 'published', publishedAt: shanghai(2026, 6, 23) });
  });

  it('is over at once when the rules ask for none', async () => {
    const { roundId } = await aRound(product.uow, { phase: 'deciding' });
    await walk(roundId, 'notice');
    await expect(walk(roundId, 'published')).resolves.toMatchObject({ phase: 'published' });
  });
});

describe('a round that is only fed', () => {
  const carried = someRules({ intake: { origins: ['carried'], route: ['city'] } });

  it('does not go on while a source runs, unless the organiser names the reason', async () => {
    const month = await aRound(product.uow, { phase: 'notice' });
    const quarter = await aRound(product.uow, { programmeId: month.programmeId, cadence: 'quarter', rules: carried, fedBy: [month.roundId] });
    await expect(advance(quarter.roundId, 'reviewing')).rejects.toThrow(FeedsStillRunning);
    await expect(advance(quarter.roundId, 'reviewing', '先行考评')).rejects.toThrow(FeedsStillRunning);
    await expect(advance(quarter.roundId, 'reviewing', '先行考评', ['REVIEW_PENDING'])).rejects.toThrow(FeedsStillRunning);
    await expect(advance(quarter.roundId, 'reviewing', '该月申诉期较长，先行考评', ['FEEDS_STILL_RUNNING'])).resolves.toMatchObject({ phase: 'reviewing' });
  });

  it('goes on without one when all sources are settled, however early', async () => {
    const month = await aRound(product.uow, { phase: 'published' });
    const dropped = await aRound(product.uow, { programmeId: month.programmeId, phase: 'cancelled' });
    const quarter = await aRound(product.uow, { programmeId: month.programmeId, cadence: 'quarter', rules: carried, fedBy: [month.roundId, dropped.roundId] });
    await expect(advance(quarter.roundId, 'reviewing')).resolves.toMatchObject({ phase: 'reviewing' });
  });
});

import { describe, expect, it } from '@jest/globals';
import { shanghai } from '@jiangong/kernel';
import fc from 'fast-check';
import { PHASES, type Phase } from './phases';
import { CollectingClosed, CollectingNotOpen, DeadlineBeyondNext, DeadlineNotLater, PhaseNotReachable, ReasonNeeded, RoundIsFinal, RoundNotInPhase } from './round.refusals';
import {
  directionOf, dueStep, isCollecting, isFinal, nextDeadline, nextPhase, previousPhase, refuseExtension, refuseUnlessCollecting, refuseUnreachable, refuseWithoutReason, WAY,
  type RoundState,
} from './round.rules';

const may: RoundState = {
  phase: 'collecting', isAutomatic: true, noticeEndsAt: null,
  collectingAt: shanghai(2026, 5, 1), reviewingAt: shanghai(2026, 5, 25, 18), judgingAt: shanghai(2026, 5, 28, 9),
  computingAt: shanghai(2026, 6, 5, 18), decidingAt: shanghai(2026, 6, 8, 9),
};
const at = (phase: Phase, more: Partial<RoundState> = {}): RoundState => ({ ...may, phase, ...more });
const phase = fc.constantFrom(...PHASES);

describe('the way of a round (domain §3)', () => {
  it('any walk that the machine allows visits neighbours only, and ends for good when published or cancelled', () => {
    fc.assert(
      fc.property(fc.array(phase, { maxLength: 60 }), (wishes) => {
        let current: Phase = 'scheduled';
        for (const wish of wishes) {
          const direction = directionOf(current, wish);
          if (direction === null) {
            expect(() => refuseUnreachable(current, wish)).toThrow(isFinal(current) ? RoundIsFinal : PhaseNotReachable);
            continue;
          }
          expect(isFinal(current)).toBe(false);
          if (wish !== 'cancelled') expect(Math.abs(WAY.indexOf(wish) - WAY.indexOf(current as (typeof WAY)[number]))).toBe(1);
          expect(direction).toBe(wish === 'cancelled' ? 'cancel' : WAY.indexOf(wish) > WAY.indexOf(current as (typeof WAY)[number]) ? 'forward' : 'back');
          current = wish;
        }
      }),
    );
  });

  it('every step forward can be taken back by a correction, but publishing cannot', () => {
    for (const from of WAY) {
      const to = nextPhase(from);
      if (to && to !== 'published') expect(previousPhase(to)).toBe(from);
    }
    expect(previousPhase('published')).toBeNull();
    expect(previousPhase('cancelled')).toBeNull();
    expect(nextPhase('cancelled')).toBeNull();
  });

  it('a round in the middle can always be cancelled, one at its end cannot', () => {
    fc.assert(fc.property(phase, (one) => expect(directionOf(one, 'cancelled')).toBe(isFinal(one) ? null : 'cancel')));
  });

  it('a correction without a reason is refused, blanks are none', () => {
    expect(() => refuseWithoutReason('  ', '退回上一阶段')).toThrow(ReasonNeeded);
    expect(refuseWithoutReason(' 漏收一份材料 ', '退回上一阶段')).toBe('漏收一份材料');
  });
});

describe('the deadline, by the server’s clock (domain §4)', () => {
  const second = (hour: number, minute: number, s: number): Date => shanghai(2026, 5, 25, hour, minute, s);

  it('at 17:59:59 an entry is accepted, at 18:00:00 it is refused, though the tick has not come', () => {
    expect(() => refuseUnlessCollecting(may, second(17, 59, 59))).not.toThrow();
    expect(() => refuseUnlessCollecting(may, new Date(second(18, 0, 0).getTime() - 1))).not.toThrow();
    expect(() => refuseUnlessCollecting(may, second(18, 0, 0))).toThrow(CollectingClosed);
  });

  it('says when it closed, as people read it', () => {
    expect(() => refuseUnlessCollecting(may, second(18, 0, 0))).toThrow('征集已于5月25日 18:00截止');
  });

  it('a tick late to open takes nothing from anybody', () => {
    expect(isCollecting(at('scheduled'), shanghai(2026, 5, 1))).toBe(true);
    expect(isCollecting(at('scheduled'), new Date(shanghai(2026, 5, 1).getTime() - 1))).toBe(false);
  });

  it('a round that the clock does not lead opens only by hand', () => {
    expect(() => refuseUnlessCollecting(at('scheduled', { isAutomatic: false }), shanghai(2026, 5, 2))).toThrow(CollectingNotOpen);
  });

  it('before it opens, it says when it will', () => {
    expect(() => refuseUnlessCollecting(at('scheduled'), shanghai(2026, 4, 30))).toThrow('将于5月1日 00:00开放');
  });

  it('closed early by an organiser is closed, and cancelled is cancelled', () => {
    expect(() => refuseUnlessCollecting(at('reviewing'), second(9, 0, 0))).toThrow(RoundNotInPhase);
    expect(() => refuseUnlessCollecting(at('cancelled'), second(9, 0, 0))).toThrow(RoundNotInPhase);
  });

  it('is open in no instant outside the window unless an organiser opened it, and never at or after the deadline', () => {
    fc.assert(
      fc.property(phase, fc.date({ min: shanghai(2026, 4, 1), max: shanghai(2026, 7, 1), noInvalidDate: true }), fc.boolean(), (one, now, isAutomatic) => {
        const open = isCollecting(at(one, { isAutomatic }), now);
        if (now >= may.reviewingAt) expect(open).toBe(false);
        if (open) expect(['scheduled', 'collecting']).toContain(one);
        if (one === 'scheduled' && now < may.collectingAt) expect(open).toBe(false);
      }),
    );
  });
});

describe('the clock', () => {
  it('owes a round the step whose time has come, and no step before it', () => {
    expect(dueStep(at('scheduled'), null, shanghai(2026, 4, 30, 23, 59, 59))).toBeNull();
    expect(dueStep(at('scheduled'), null, shanghai(2026, 5, 1))).toBe('collecting');
    expect(dueStep(may, null, shanghai(2026, 5, 25, 17, 59, 59))).toBeNull();
    expect(dueStep(may, null, shanghai(2026, 5, 25, 18))).toBe('reviewing');
    expect(dueStep(at('reviewing'), null, shanghai(2026, 5, 28, 9))).toBe('judging');
  });

  it('never judges, decides or publishes by itself', () => {
    fc.assert(fc.property(fc.constantFrom<Phase>('judging', 'computing', 'deciding', 'notice', 'published', 'cancelled'), (one) => expect(dueStep(at(one), null, shanghai(2030, 1, 1))).toBeNull()));
  });

  it('a round that is only fed waits for its sources and for nothing else', () => {
    expect(dueStep(may, 'running', shanghai(2027, 1, 1))).toBeNull();
    expect(dueStep(may, 'settled', shanghai(2026, 5, 2))).toBe('reviewing');
  });

  it('leaves alone what was taken out of its hand', () => {
    fc.assert(fc.property(phase, (one) => expect(dueStep(at(one, { isAutomatic: false }), null, shanghai(2030, 1, 1))).toBeNull()));
  });

  it('an overdue round reaches judging in three steps and stops there', () => {
    const steps: Phase[] = [];
    for (let current: Phase | null = 'scheduled'; (current = dueStep(at(current), null, shanghai(2026, 12, 1))); ) steps.push(current);
    expect(steps).toEqual(['collecting', 'reviewing', 'judging']);
  });
});

describe('an extension', () => {
  const now = shanghai(2026, 5, 24);

  it('moves a deadline later, up to the end of the next phase', () => {
    expect(() => refuseExtension(may, 'collecting', shanghai(2026, 5, 27, 18), now)).not.toThrow();
    expect(() => refuseExtension(may, 'collecting', shanghai(2026, 5, 28, 9, 0, 1), now)).toThrow(DeadlineBeyondNext);
  });

  it('is refused when it is none: the same time, an earlier one, or one that has passed', () => {
    expect(() => refuseExtension(may, 'collecting', may.reviewingAt, now)).toThrow(DeadlineNotLater);
    expect(() => refuseExtension(may, 'collecting', shanghai(2026, 5, 26), shanghai(2026, 5, 26))).toThrow(DeadlineNotLater);
  });

  it('is refused for a phase that is over: step back first', () => {
    expect(() => refuseExtension(at('reviewing'), 'collecting', shanghai(2026, 5, 27), now)).toThrow(RoundNotInPhase);
    expect(() => refuseExtension(at('published'), 'computing', shanghai(2026, 6, 27), now)).toThrow(RoundNotInPhase);
  });
});

it('the next deadline is the planned end of the phase, and the end of the notice', () => {
  expect(nextDeadline(may)).toEqual(may.reviewingAt);
  expect(nextDeadline(at('computing'))).toEqual(may.decidingAt);
  expect(nextDeadline(at('notice', { noticeEndsAt: shanghai(2026, 6, 16) }))).toEqual(shanghai(2026, 6, 16));
  expect(nextDeadline(at('deciding'))).toBeNull();
  expect(nextDeadline(at('published'))).toBeNull();
});

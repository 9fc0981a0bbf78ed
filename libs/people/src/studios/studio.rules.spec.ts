import { describe, expect, it } from '@jest/globals';
import { pairsWith, refuseReport, refuseReview, stateAfter } from './studio.rules';
import { NothingReported, ReviewDecided, ReviewerReported, VerdictNeedsReason, YearReported } from './studio.refusals';

describe('a studio’s year', () => {
  const keep = { year: 2026, verdict: 'keep', reason: '' } as const;
  const reported = { verdict: null, reportedById: 'lead' };

  it('is reviewed once, after a report, by somebody else', () => {
    expect(() => refuseReview(null, keep, 'city')).toThrow(NothingReported);
    expect(() => refuseReview({ ...reported, verdict: 'keep' }, keep, 'city')).toThrow(ReviewDecided);
    expect(() => refuseReview(reported, keep, 'lead')).toThrow(ReviewerReported);
    expect(() => refuseReview(reported, keep, 'city')).not.toThrow();
  });

  it('to rectify or remove needs a reason', () => {
    for (const verdict of ['rectify', 'remove'] as const) {
      expect(() => refuseReview(reported, { ...keep, verdict }, 'city')).toThrow(VerdictNeedsReason);
      expect(() => refuseReview(reported, { ...keep, verdict, reason: '两年没有产出' }, 'city')).not.toThrow();
    }
    expect((['keep', 'rectify', 'remove'] as const).map(stateAfter)).toEqual(['active', 'rectifying', 'removed']);
  });

  it('once decided its report stays', () => {
    expect(() => refuseReport({ verdict: 'keep' }, 2026)).toThrow(YearReported);
    expect(() => refuseReport({ verdict: null }, 2026)).not.toThrow();
  });

  it('whoever joins is tied to everybody present, the smaller id first', () => {
    expect(pairsWith('b', ['a', 'b', 'c'])).toEqual([['a', 'b'], ['b', 'c']]);
  });
});

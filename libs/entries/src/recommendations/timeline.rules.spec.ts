import { describe, expect, it } from '@jest/globals';
import { shanghai } from '@jiangong/kernel';
import { timelineOf, type RecommendationTrack, type TimelineFacts } from './timeline.rules';

const day = (n: number): Date => shanghai(2026, 5, n, 10);
const track = (wish: Partial<RecommendationTrack>): RecommendationTrack => ({ state: 'in_review', desk: 'district', correctBy: null, signedAt: { unit: day(2) }, said: null, ...wish });
const facts = (wish: Partial<TimelineFacts>): TimelineFacts => ({
  origin: 'recommendation', state: 'in_review', createdAt: day(2), acceptedAt: null, route: ['unit', 'district', 'city'], phase: 'collecting',
  publishedAt: null, judgedAt: null, noticeAt: null, hasNotice: true, tracks: [track({})], ...wish,
});
const brief = (wish: Partial<TimelineFacts>): string => timelineOf(facts(wish)).map((step) => `${step.stage}:${step.state}`).join(' ');

describe('the timeline of an entry', () => {
  it('shows whose desk it is on', () => {
    expect(brief({})).toBe('submitted:done unit:done district:current city:waiting judging:waiting notice:waiting published:waiting');
  });

  it('shows why it came back and until when it can be corrected', () => {
    const steps = timelineOf(facts({ tracks: [track({ state: 'returned', correctBy: shanghai(2026, 5, 20), said: { at: day(14), reason: '请补充时间' } })] }));
    expect(steps[2]).toEqual({ stage: 'district', state: 'returned', at: day(14), note: '请补充时间；请于 5月19日 24:00 前修改' });
  });

  it('where two sides put one person forward, the furthest tells', () => {
    const other = track({ desk: 'city', signedAt: { district: day(5) } });
    expect(brief({ tracks: [track({ state: 'declined' }), other] })).toBe('submitted:done district:done city:current judging:waiting notice:waiting published:waiting');
  });

  it('what a district put forward itself never lay on a unit’s desk', () => {
    expect(brief({ tracks: [track({ desk: 'city', signedAt: { district: day(3) } })] })).toBe('submitted:done district:done city:current judging:waiting notice:waiting published:waiting');
  });

  it('goes on through judging, notice and publication once accepted', () => {
    const passed = [track({ state: 'passed', desk: 'city', signedAt: { unit: day(2), district: day(5), city: day(7) } })];
    expect(brief({ state: 'accepted', tracks: passed, phase: 'judging' })).toBe('submitted:done unit:done district:done city:done judging:current notice:waiting published:waiting');
    expect(brief({ state: 'accepted', tracks: passed, phase: 'published', publishedAt: day(28) })).toContain('judging:done notice:done published:done');
  });

  it('an entry that was declined does not go on, whatever the round does', () => {
    expect(brief({ state: 'declined', tracks: [track({ state: 'declined' })], phase: 'judging' })).toContain('district:declined city:waiting judging:waiting');
  });

  it('a round without notice days has none to show', () => {
    expect(brief({ origin: 'carried', state: 'accepted', tracks: [], phase: 'notice', hasNotice: false })).toBe('submitted:done judging:done published:waiting');
  });

  it('a carried entry passes no desks', () => {
    expect(brief({ origin: 'carried', state: 'accepted', tracks: [], phase: 'judging' })).toBe('submitted:done judging:current notice:waiting published:waiting');
  });

  it('a draft is still to be handed in', () => {
    expect(brief({ state: 'draft', tracks: [] })).toContain('submitted:current unit:waiting');
  });
});

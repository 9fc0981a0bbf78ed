import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GENESIS_HASH, linkEvent, verifyChain, type LinkedEvent } from './chain';

const chainOf = (bodies: readonly Record<string, number>[]): LinkedEvent[] => {
  let head = { seq: 0, hash: GENESIS_HASH };
  return bodies.map((body, index) => {
    const linked = linkEvent(head, { chain: 'round:1', type: 'judging.sheet.locked', body }, new Date(index * 1000), null);
    head = linked;
    return linked;
  });
};
const bodies = fc.array(fc.dictionary(fc.string(), fc.integer()), { minLength: 2, maxLength: 8 });

describe('the hash chain', () => {
  it('holds as it was written', () => {
    fc.assert(fc.property(bodies, (list) => expect(verifyChain(chainOf(list))).toBeNull()));
  });

  it('names the event whose content was changed', () => {
    fc.assert(fc.property(bodies, fc.nat(), (list, pick) => {
      const events = chainOf(list);
      const at = pick % events.length;
      events[at] = { ...events[at]!, content: events[at]!.content.replace('{', '{"forged":1,') };
      expect(verifyChain(events)).toEqual({ seq: at + 1, reason: 'hash' });
    }));
  });

  it('names the place of an event that was taken out', () => {
    const events = chainOf([{ a: 1 }, { a: 2 }, { a: 3 }]);
    expect(verifyChain([events[0]!, events[2]!])).toEqual({ seq: 2, reason: 'gap' });
  });

  it('names the first of two events that changed places', () => {
    const [a, b, c] = chainOf([{ a: 1 }, { a: 2 }, { a: 3 }]) as [LinkedEvent, LinkedEvent, LinkedEvent];
    expect(verifyChain([a, { ...c, seq: 2 }, { ...b, seq: 3 }])).toEqual({ seq: 2, reason: 'previous_hash' });
  });
});

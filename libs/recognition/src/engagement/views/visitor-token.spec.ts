import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { hashOfVisitor, newVisitorToken, visitorTokenOf } from './visitor-token';

const asking = (cookie?: string): IncomingMessage => ({ headers: { cookie } }) as IncomingMessage;

describe('a visitor’s token', () => {
  it('holds for its day and no longer', () => {
    const token = newVisitorToken('2026-05-11');
    expect(visitorTokenOf(asking(`sid=abc; vid=${token}`), '2026-05-11')).toBe(token);
    expect(visitorTokenOf(asking(`vid=${token}`), '2026-05-12')).toBeNull();
  });

  it('that is not ours is none', () => {
    for (const cookie of [undefined, '', 'vid=', 'vid=2026-05-11.short', 'vid=2026-05-11.aaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'xvid=2026-05-11.aaaaaaaaaaaaaaaaaaaaaa'])
      expect(visitorTokenOf(asking(cookie), '2026-05-11')).toBeNull();
  });

  it('is drawn, and what is kept of it does not lead back', () => {
    const [one, other] = [newVisitorToken('2026-05-11'), newVisitorToken('2026-05-11')];
    expect(one).not.toBe(other);
    expect(hashOfVisitor(one)).toMatch(/^[0-9a-f]{32}$/);
    expect(hashOfVisitor(one)).not.toBe(hashOfVisitor(other));
  });
});

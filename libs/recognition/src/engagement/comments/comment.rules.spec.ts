import { describe, expect, it } from '@jest/globals';
import { findIn } from '../../moderation/public';
import { CommentDecided, CommentEmpty, CommentNamesNumbers, CommentReasonNeeded, CommentsWaiting } from './comment.refusals';
import { maskedName, MOST_WAITING, refuseDecision, refusePosting } from './comment.rules';

describe('a comment', () => {
  it('is refused at once when it names a telephone or identity number, and not for a listed word', () => {
    expect(() => refusePosting('找我 138 1234 5678', findIn('找我 138 1234 5678', []), 0)).toThrow(CommentNamesNumbers);
    expect(() => refusePosting('这是广告', findIn('这是广告', [{ word: '广告', level: 'block' }]), 0)).not.toThrow();
    expect(() => refusePosting('', [], 0)).toThrow(CommentEmpty);
  });
  it('waits with at most ten others of its author', () => {
    expect(() => refusePosting('好', [], MOST_WAITING - 1)).not.toThrow();
    expect(() => refusePosting('好', [], MOST_WAITING)).toThrow(CommentsWaiting);
  });
  it('is decided once, and again only under a report; to return it wants a reason', () => {
    expect(() => refuseDecision({ state: 'pending', reports: 0 }, 'show', '')).not.toThrow();
    expect(() => refuseDecision({ state: 'pending', reports: 0 }, 'return', '')).toThrow(CommentReasonNeeded);
    expect(() => refuseDecision({ state: 'shown', reports: 1 }, 'return', '不实')).not.toThrow();
    for (const state of ['shown', 'returned', 'deleted'] as const) expect(() => refuseDecision({ state, reports: 0 }, 'show', '')).toThrow(CommentDecided);
  });
  it.each([['王小明', '王**'], ['李雷', '李*'], ['欧阳建国', '欧**'], ['张', '张'], ['𠮷田太郎', '𠮷**']])('%s speaks as %s', (name, shown) => expect(maskedName(name)).toBe(shown));
});

import { split, type Question, type Span } from './cases';
import type { RelaxCase, RelaxedCase } from './relax-question';

/** A candidate by whose being in or out a case is split. */
export interface Fork {
  readonly kind: number;
  readonly member: number;
}

/** So many of the least sure are looked at, and so often before what was seen is trusted. */
const LOOKED_AT = 10;
const TRUSTED_AFTER = 3;

interface Seen {
  sum: number;
  times: number;
}

/**
 * Chooses the candidate whose two cases lower the bound most (reliability branching; Achterberg, Koch & Martin 2005, Oper.
 * Res. Lett. 33:42–54). The tree is only as long as its forks are good; whether it proves anything does not depend on them.
 */
export class Branching {
  private readonly seen = new Map<string, Seen>();

  constructor(private readonly question: Question, private readonly relax: RelaxCase) {}

  forkOf(spans: readonly Span[], relaxed: RelaxedCase): Fork {
    const forks = this.question.kinds.flatMap(({ members }, kind) => {
      const { from, to } = spans[kind]!;
      return Array.from({ length: to - from }, (_, k) => {
        const share = relaxed.shareOf(members[from + k]!);
        return { kind, member: from + k, share, doubt: Math.min(share, 1 - share) };
      });
    });
    forks.sort((a, b) => b.doubt - a.doubt);
    const [first] = forks;
    if (relaxed.outcome.status !== 'optimal' || first!.doubt < 1e-6) return first!;
    let best = { fork: first!, worth: -1 };
    for (const fork of forks.slice(0, LOOKED_AT)) {
      if (fork.doubt < 1e-6) break;
      const worth = this.lowers(spans, fork, 1 - fork.share, true, relaxed.outcome.sum) * this.lowers(spans, fork, fork.share, false, relaxed.outcome.sum);
      if (worth > best.worth) best = { fork, worth };
    }
    return best.fork;
  }

  /** By how much the bound falls in one of the two cases: measured the first times, then foretold for each whole candidate. */
  private lowers(spans: readonly Span[], { kind, member }: Fork, change: number, isIn: boolean, sum: number): number {
    const key = `${this.question.kinds[kind]!.members[member]!} ${isIn}`;
    const seen = this.seen.get(key) ?? { sum: 0, times: 0 };
    const most = Math.max(1, sum - this.question.best);
    if (seen.times >= TRUSTED_AFTER) return Math.max(1e-3, Math.min(most, (seen.sum / seen.times) * change));
    const { outcome } = this.relax(split(spans, kind, member, isIn));
    const fall = outcome.status === 'optimal' ? Math.min(most, Math.max(0, sum - outcome.sum)) : most;
    this.seen.set(key, { sum: seen.sum + fall / change, times: seen.times + 1 });
    return Math.max(1e-3, fall);
  }
}

/** How often somebody may act: so many at once, refilled at so many a second. */
export interface AllowanceOptions {
  readonly atOnce: number;
  readonly perSecond: number;
}

const FORGET_ABOVE = 50_000;

/**
 * Keeps one account's machine from the others' way. Held by each process for itself: it protects the server; that a like
 * counts once is the primary key's business and does not depend on it.
 */
export class Allowance {
  private readonly buckets = new Map<string, { left: number; at: number }>();

  constructor(private readonly options: AllowanceOptions) {}

  /** Takes one; answers after how many seconds there will be another, 0 when it was there. */
  take(key: string, now: number): number {
    const { atOnce, perSecond } = this.options;
    const bucket = this.buckets.get(key) ?? { left: atOnce, at: now };
    const left = Math.min(atOnce, bucket.left + (Math.max(0, now - bucket.at) / 1000) * perSecond);
    if (this.buckets.size > FORGET_ABOVE) this.forget(now);
    this.buckets.set(key, { left: left >= 1 ? left - 1 : left, at: now });
    return left >= 1 ? 0 : Math.max(1, Math.ceil((1 - left) / perSecond));
  }

  /** Whoever has a full bucket again needs none. */
  private forget(now: number): void {
    const { atOnce, perSecond } = this.options;
    for (const [key, { left, at }] of this.buckets) if (left + ((now - at) / 1000) * perSecond >= atOnce) this.buckets.delete(key);
  }
}

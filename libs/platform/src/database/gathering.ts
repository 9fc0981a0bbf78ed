interface Waiting<A, R> {
  readonly asked: A;
  readonly settle: (result: R) => void;
  readonly fail: (error: unknown) => void;
}

export interface GatheringOptions<A, R> {
  /** Does all of them in one go; answers in their order. */
  readonly work: (asked: readonly A[]) => Promise<readonly R[]>;
  /** How long the first one waits for company, in milliseconds; with 0 only for those that are here already. */
  readonly patience: number;
  readonly most: number;
}

/**
 * What is asked at the same time is done in one statement, one batch after another (of writes: group commit). While one is
 * being done the next one gathers, so that the busier it gets, the less each costs; nobody is answered before it is done.
 */
export class Gathering<A, R> {
  private waiting: Waiting<A, R>[] = [];
  private isBusy = false;
  private isStarting = false;

  constructor(private readonly options: GatheringOptions<A, R>) {}

  add(asked: A): Promise<R> {
    return new Promise((settle, fail) => {
      this.waiting.push({ asked, settle, fail });
      if (this.isBusy) return;
      if (this.waiting.length >= this.options.most) void this.run();
      else this.startSoon();
    });
  }

  /** When nothing is under way any more. */
  async settled(): Promise<void> {
    while (this.isBusy || this.waiting.length > 0) {
      if (!this.isBusy) void this.run();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  private startSoon(): void {
    if (this.isStarting) return;
    this.isStarting = true;
    const start = (): void => {
      this.isStarting = false;
      void this.run();
    };
    if (this.options.patience === 0) setImmediate(start);
    else setTimeout(start, this.options.patience);
  }

  private async run(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    while (this.waiting.length > 0) await this.batch(this.waiting.splice(0, this.options.most));
    this.isBusy = false;
  }

  private async batch(batch: readonly Waiting<A, R>[]): Promise<void> {
    try {
      const results = await this.options.work(batch.map(({ asked }) => asked));
      batch.forEach(({ settle }, at) => settle(results[at]!));
    } catch (error) {
      for (const { fail } of batch) fail(error);
    }
  }
}

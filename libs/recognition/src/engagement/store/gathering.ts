interface Waiting<A, R> {
  readonly asked: A;
  readonly settle: (result: R) => void;
  readonly fail: (error: unknown) => void;
}

export interface GatheringOptions<A, R> {
  /** Does all of them in one go; answers in their order. */
  readonly work: (asked: readonly A[]) => Promise<readonly R[]>;
  /** How long the first one waits for company, in milliseconds. */
  readonly patience: number;
  readonly most: number;
}

/**
 * Group commit: what is asked at the same time is done in one statement, one batch after another. While one is being
 * committed the next one gathers, so that the busier it gets, the less each costs; nobody is answered before the commit.
 */
export class Gathering<A, R> {
  private waiting: Waiting<A, R>[] = [];
  private isBusy = false;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly options: GatheringOptions<A, R>) {}

  add(asked: A): Promise<R> {
    return new Promise((settle, fail) => {
      this.waiting.push({ asked, settle, fail });
      if (this.isBusy) return;
      if (this.waiting.length >= this.options.most) this.start();
      else this.timer ??= setTimeout(() => this.start(), this.options.patience);
    });
  }

  /** When nothing is under way any more. */
  async settled(): Promise<void> {
    while (this.isBusy || this.waiting.length > 0) {
      if (!this.isBusy) this.start();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  private start(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    void this.run();
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

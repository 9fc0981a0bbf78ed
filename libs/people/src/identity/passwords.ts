import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { TooManyAttempts } from './identity.refusals';

/** argon2id, 19 MiB, 2 passes, 1 lane (OWASP's first choice). The library's default algorithm is argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Each hash takes a core and 19 MiB; more at once than cores would only starve the requests of people already inside. */
const AT_ONCE = Math.max(1, availableParallelism() - 1);
const WAITING = 200;
const BUSY_SECONDS = 5;

/** Hashes and checks passwords, a few at a time. */
@Injectable()
export class Passwords {
  private running = 0;
  private readonly queue: (() => void)[] = [];
  private decoy: Promise<string> | null = null;

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password.normalize('NFKC'), COST));
  }

  /** An unknown user costs the same time as a wrong password: the check runs against a hash that nothing matches. */
  async matches(stored: string | null, password: string): Promise<boolean> {
    this.decoy ??= hash(crypto.randomUUID(), COST);
    const decoy = await this.decoy;
    const isRight = await this.inTurn(() => verify(stored ?? decoy, password.normalize('NFKC')));
    return stored !== null && isRight;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) {
      if (this.queue.length >= WAITING) throw new TooManyAttempts({ retryAfterSeconds: BUSY_SECONDS });
      await new Promise<void>((resolve) => this.queue.push(resolve));
    } else {
      this.running += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.queue.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}

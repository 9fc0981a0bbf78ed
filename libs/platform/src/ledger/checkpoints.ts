import { Inject, Injectable } from '@nestjs/common';
import { checkpointText, hashOf, type Head } from '@jiangong/evidence';
import { dayOf, newId, platformActor } from '@jiangong/kernel';
import { CONFIG, type Config } from '../config/config';
import type { Tx } from '../database/tx';
import { UnitOfWork } from '../database/unit-of-work';
import { defineSchedule } from '../jobs/definitions';
import { RunsOn } from '../jobs/handlers';
import { LedgerCheckpoint } from './ledger.entity';
import { publishKey } from './publish-key';
import { signingKeyAt, type SigningKey } from './signing-key';

/** Looked at often, so that a machine that slept over midnight signs as soon as it wakes. */
const daily = defineSchedule({ name: 'platform.sign-checkpoint', everySeconds: 600 });

/** One signer at a time in all processes. */
const LOCK = 7_220_417;

/** Where the private key lies: its own file, or beside the other secrets of the data folder. */
export const ledgerKeyFile = (config: Pick<Config, 'LEDGER_KEY_FILE' | 'JIANGONG_DATA'>): string => config.LEDGER_KEY_FILE ?? `${config.JIANGONG_DATA}/ledger-key.pem`;

type Last = Pick<LedgerCheckpoint, 'number' | 'day' | 'contentHash' | 'heads'>;

/** Signs where every chain ends: once a day by itself, and whenever asked. */
@Injectable()
export class Checkpoints {
  constructor(private readonly uow: UnitOfWork, @Inject(CONFIG) private readonly config: Config) {}

  /** The day's checkpoint, unless there is one. Days on which nothing ran have none; the next one covers them. */
  @RunsOn(daily)
  async signDaily(): Promise<void> {
    await this.sign('once_a_day');
  }

  /** Returns the number of the checkpoint; null when the day has one already or there is nothing to sign. */
  sign(when: 'once_a_day' | 'now' = 'now'): Promise<number | null> {
    return this.uow.run(platformActor, {}, async (tx) => {
      await tx.query('select pg_advisory_xact_lock($1)', [LOCK]);
      const [last] = await tx.query<Last>(`select number, day::text as day, content_hash as "contentHash", heads from ledger_checkpoint order by number desc limit 1`);
      const day = dayOf(tx.now);
      if (when === 'once_a_day' && last?.day === day) return null;
      const heads = await tx.query<Head>(`select chain, seq::int as seq, hash from ledger_head where seq > 0 order by chain collate "C"`);
      if (heads.length === 0) return null;
      return this.insert(tx, signingKeyAt(ledgerKeyFile(this.config)), { day, heads, last: last ?? null });
    });
  }

  private async insert(tx: Tx, key: SigningKey, { day, heads, last }: { day: string; heads: readonly Head[]; last: Last | null }): Promise<number> {
    const { keyId } = key;
    const number = (last?.number ?? 0) + 1;
    const content = checkpointText({ number, day, at: tx.now.toISOString(), previousHash: last?.contentHash ?? null, heads });
    const contentHash = hashOf(content);
    await publishKey(tx, key);
    await tx.repo(LedgerCheckpoint).insert({ id: newId(), number, day, heads: heads as never, content, contentHash, signature: key.sign(content), keyId, createdAt: tx.now });
    const before = new Map(last?.heads.map((head) => [head.chain, head.seq]));
    // the global chain takes the head of every other chain: who cuts one must rewrite this one too
    const moved = heads.filter(({ chain, seq }) => chain !== 'platform' && before.get(chain) !== seq);
    tx.record({ chain: 'platform', type: 'platform.checkpoint.signed', body: { number, day, contentHash, keyId, heads: moved.map(({ chain, seq, hash }) => ({ chain, seq, hash })) } });
    return number;
  }
}

import { randomBytes } from 'node:crypto';
import { commitSeed, drawOrder } from '@jiangong/fairness';
import { canonicalJson, sha256 } from '@jiangong/kernel';
import { rowsFrom, type RowSource, type Tx } from '@jiangong/platform';
import { Injectable } from '@nestjs/common';
import { BlindCode, BlindDraw } from './blind.entity';

const UNCODED = `
  select e.id from entry e left join blind_code b on b.entry_id = e.id
   where e.round_id = $1 and e.state = 'accepted' and b.entry_id is null order by e.id`;

/** The code numbers of a blind round: committed to before the entries are known, drawn by a procedure anybody can repeat. */
@Injectable()
export class BlindCodes {
  /** Draws the secret and publishes its hash; the second time nothing happens. Call with the round locked for update. */
  async commit(tx: Tx, roundId: string): Promise<BlindDraw> {
    const standing = await tx.repo(BlindDraw).findOneBy({ roundId });
    if (standing) return standing;
    const secret = randomBytes(32).toString('hex');
    const draw = tx.repo(BlindDraw).create({ roundId, secret, commitment: commitSeed(secret), committedAt: tx.now, drawnAt: null });
    await tx.repo(BlindDraw).insert(draw);
    tx.record({ chain: `round:${roundId}`, type: 'judging.codes.committed', body: { roundId, commitment: draw.commitment } });
    return draw;
  }

  /** Gives every accepted entry without a number one; who came later is drawn among themselves and follows. */
  async draw(tx: Tx, roundId: string): Promise<void> {
    const entryIds = (await tx.query<{ id: string }>(UNCODED, [roundId])).map((row) => row.id);
    if (entryIds.length === 0) return;
    const { secret } = await this.commit(tx, roundId);
    const [last] = await tx.query<{ number: number; draw: number }>(`select coalesce(max(number), 0)::int as number, coalesce(max(draw), 0)::int as draw from blind_code where round_id = $1`, [roundId]);
    const draw = last!.draw + 1;
    const entriesHash = sha256(canonicalJson(entryIds));
    const order = drawOrder([secret, roundId, String(draw), entriesHash], entryIds);
    await tx.repo(BlindCode).insert(order.map((entryId, index) => ({ entryId, roundId, number: last!.number + index + 1, draw })));
    await tx.repo(BlindDraw).update({ roundId }, { drawnAt: tx.now });
    tx.record({
      chain: `round:${roundId}`, type: 'judging.codes.drawn',
      body: { roundId, draw, count: order.length, firstNumber: last!.number + 1, entriesHash, orderHash: sha256(canonicalJson(order)) },
    });
  }

  /** Whether names are still hidden: the round is blind and two persons have not opened its numbers. */
  async areSealed(source: RowSource, roundId: string, isBlind: boolean): Promise<boolean> {
    if (!isBlind) return false;
    const [row] = await rowsFrom<{ opened: boolean }>(source, `select exists (select 1 from decoding where round_id = $1 and confirmed_at is not null) as opened`, [roundId]);
    return !row!.opened;
  }
}

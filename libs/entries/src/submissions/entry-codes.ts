import { Injectable } from '@nestjs/common';
import { NotFound, platformActor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';

/** `0001` … `9999`, `10000` … */
export const entryCode = (number: number): string => String(number).padStart(4, '0');

/**
 * Running numbers of a round's entries. Taken in a short transaction of their own before the work begins: counting places
 * is serialisable, and a shared counter inside it would make every recommendation of a round wait for every other.
 * A number taken for work that is refused stays unused.
 */
@Injectable()
export class EntryCodes {
  constructor(private readonly uow: UnitOfWork) {}

  async take(roundId: string, count = 1): Promise<readonly string[]> {
    const [row] = await this.uow.run(platformActor, {}, (tx) =>
      tx.query<{ last: number }>(
        `insert into entry_counter (round_id, last) select id, $2::int from round where id = $1
         on conflict (round_id) do update set last = entry_counter.last + excluded.last returning last`,
        [roundId, count],
      ));
    if (!row) throw new NotFound({ zh: '轮次', en: 'round' });
    return Array.from({ length: count }, (_, index) => entryCode(row.last - count + 1 + index));
  }
}

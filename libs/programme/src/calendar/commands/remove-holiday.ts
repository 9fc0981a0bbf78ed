import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { refuseUnlessMayEditHolidays } from '../calendar.policy';
import { Holiday } from '../holiday.entity';

/** Lets the plain week decide a day again. False when it did already. */
@Injectable()
export class RemoveHoliday {
  constructor(private readonly uow: UnitOfWork) {}

  execute(actor: Actor, day: string): Promise<boolean> {
    return this.uow.run(actor, {}, async (tx) => {
      refuseUnlessMayEditHolidays(actor);
      const { affected } = await tx.repo(Holiday).delete({ day });
      if (!affected) return false;
      tx.record({ chain: 'platform', type: 'programme.holiday.removed', body: { day } });
      return true;
    });
  }
}

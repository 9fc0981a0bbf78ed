import { Injectable } from '@nestjs/common';
import { BadInput, isDay, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { refuseUnlessMayEditHolidays } from '../calendar.policy';
import { Holiday } from '../holiday.entity';
import type { HolidayKind } from '../holiday.view';

export interface HolidaySetting {
  readonly day: string;
  readonly kind: HolidayKind;
  readonly name: string;
}

/** Enters or corrects a day of the working calendar. Notices and correction terms counted from now on use it. */
@Injectable()
export class SetHoliday {
  constructor(private readonly uow: UnitOfWork) {}

  execute(actor: Actor, { day, kind, name }: HolidaySetting): Promise<Holiday> {
    if (!isDay(day)) throw BadInput.at('input.day', `“${day}”不是有效的日期，应为 YYYY-MM-DD`, `"${day}" is not a calendar day YYYY-MM-DD`);
    return this.uow.run(actor, {}, async (tx) => {
      refuseUnlessMayEditHolidays(actor);
      const holiday: Holiday = { day, kind, name: name.trim() };
      await tx.repo(Holiday).upsert(holiday, ['day']);
      tx.record({ chain: 'platform', type: 'programme.holiday.set', body: { day, kind } });
      return holiday;
    });
  }
}

import { Injectable } from '@nestjs/common';
import { platformActor } from '@jiangong/kernel';
import { defineSchedule, RunsOn, UnitOfWork } from '@jiangong/platform';

const hourly = defineSchedule({ name: 'people.forget-expired', everySeconds: 3_600 });

/** Takes out sessions and counted attempts that are over; late or twice does no harm. */
@Injectable()
export class ForgetExpired {
  constructor(private readonly uow: UnitOfWork) {}

  @RunsOn(hourly)
  run(): Promise<void> {
    return this.uow.run(platformActor, {}, async (tx) => {
      await tx.query('delete from session where expires_at <= $1', [tx.now]);
      await tx.query('delete from rate_limit where expire < $1', [Date.now()]);
    });
  }
}

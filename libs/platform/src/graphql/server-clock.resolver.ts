import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { systemClock, type Clock } from '@jiangong/kernel';
import { CLOCK } from '../database/clock';
import { AllowAnyone } from './allow';
import { DateTime } from './scalars';

@Resolver()
export class ServerClockResolver {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  @AllowAnyone('deadlines are shown by the server’s clock')
  @Query(() => DateTime, { description: 'The clock every deadline is judged by.' })
  serverTime(): Date {
    return this.clock.now();
  }

  @AllowAnyone('a sample season says that it is one')
  @Query(() => Boolean, { description: 'Whether this installation plays the sample season, on a clock of its own.' })
  isSampleSeason(): boolean {
    return this.clock !== systemClock;
  }
}

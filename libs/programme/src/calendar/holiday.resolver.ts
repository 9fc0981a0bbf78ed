import { Args, Context, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, AllowAnyone, DayScalar, GraphContext } from '@jiangong/platform';
import { RemoveHoliday } from './commands/remove-holiday';
import { SetHoliday } from './commands/set-holiday';
import { HolidayOrRefusal, HolidayView, SetHolidayInput } from './holiday.view';
import { HolidaysReader } from './holidays.reader';

@Resolver(() => HolidayView)
export class HolidayResolver {
  constructor(private readonly reader: HolidaysReader, private readonly setting: SetHoliday, private readonly removing: RemoveHoliday) {}

  @AllowAnyone('the working calendar is public')
  @Query(() => [HolidayView])
  holidays(@Args('year', { type: () => Int }) year: number): Promise<HolidayView[]> {
    return this.reader.ofYear(year);
  }

  @Allow('holiday.edit')
  @Mutation(() => HolidayOrRefusal)
  setHoliday(@Args('input') input: SetHolidayInput, @Context() { actor }: GraphContext): Promise<HolidayView> {
    return this.setting.execute(actor, input);
  }

  @Allow('holiday.edit')
  @Mutation(() => Boolean)
  removeHoliday(@Args('day', { type: () => DayScalar }) day: string, @Context() { actor }: GraphContext): Promise<boolean> {
    return this.removing.execute(actor, day);
  }
}

import { Args, Context, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { Allow, GraphContext } from '@jiangong/platform';
import { DistrictReportReader } from './district-report.reader';
import { DistrictPeriodView } from './district-report.view';
import './report.policy';

@Resolver(() => DistrictPeriodView)
export class DistrictReportResolver {
  constructor(private readonly reader: DistrictReportReader) {}

  @Allow('report.read')
  @Query(() => [DistrictPeriodView], { description: 'A district’s year: units, persons and stars of each round.' })
  districtReport(
    @Context() { actor }: GraphContext,
    @Args('year', { type: () => Int }) year: number,
    @Args('districtId', { type: () => ID }) districtId: string,
    @Args('programme', { type: () => String, defaultValue: 'star' }) programme: string,
  ): Promise<DistrictPeriodView[]> {
    return this.reader.report(actor, year, districtId, programme);
  }
}

import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AllowAnyone } from '@jiangong/platform';
import { NoticeView } from '../notices/public';
import { ListCorrectionsArgs, ListCorrectionView } from './correction.view';
import { CorrectionsReader } from './corrections.reader';

@Resolver(() => NoticeView)
export class CorrectionResolver {
  constructor(private readonly reader: CorrectionsReader) {}

  @AllowAnyone('what was published is corrected before everybody')
  @Query(() => [ListCorrectionView], { description: 'Newest first.' })
  listCorrections(@Args() args: ListCorrectionsArgs): Promise<ListCorrectionView[]> {
    return this.reader.list(args);
  }

  @ResolveField(() => [ListCorrectionView], { description: 'What was corrected after the list had been published; newest first.' })
  corrections(@Parent() { roundId, state }: NoticeView): Promise<ListCorrectionView[]> {
    return state === 'published' ? this.reader.ofRound(roundId) : Promise.resolve([]);
  }
}

import { Args, Query, Resolver } from '@nestjs/graphql';
import { AllowAnyone } from '@jiangong/platform';
import { SearchReader } from './search.reader';
import { SearchArgs, SearchHitView } from './search.view';

@Resolver(() => SearchHitView)
export class SearchResolver {
  constructor(private readonly reader: SearchReader) {}

  @AllowAnyone('what is found is public')
  @Query(() => [SearchHitView])
  search(@Args() { query, kinds, first }: SearchArgs): Promise<SearchHitView[]> {
    return this.reader.search(query, kinds, first);
  }
}

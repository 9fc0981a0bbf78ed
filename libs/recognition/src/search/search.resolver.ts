import { Args, Query, Resolver } from '@nestjs/graphql';
import { AllowAnyone } from '@jiangong/platform';
import { SearchReader } from './search.reader';
import { SearchArgs, SearchHitView } from './search.view';
import { SuggestionsReader } from './suggestions.reader';
import { SuggestionsArgs, SuggestionView } from './suggestion.view';

@Resolver(() => SearchHitView)
export class SearchResolver {
  constructor(private readonly reader: SearchReader, private readonly suggested: SuggestionsReader) {}

  @AllowAnyone('what is found is public')
  @Query(() => [SearchHitView])
  search(@Args() { query, kinds, first }: SearchArgs): Promise<SearchHitView[]> {
    return this.reader.search(query, kinds, first);
  }

  @AllowAnyone('what is suggested is public')
  @Query(() => [SuggestionView], { description: 'At most eight, stars, works and units.' })
  suggestions(@Args() { typed }: SuggestionsArgs): Promise<SuggestionView[]> {
    return this.suggested.begun(typed);
  }
}

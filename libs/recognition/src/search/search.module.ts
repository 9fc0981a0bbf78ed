import { Module } from '@nestjs/common';
import { ReindexSearch } from './commands/reindex-search';
import { HonourSources } from './honour-sources';
import { KeepSearch } from './reactions/keep-search';
import { SearchIndex } from './search-index';
import { SearchReader } from './search.reader';
import { SearchResolver } from './search.resolver';
import { SearchSources } from './search-sources';
import { SuggestionsReader } from './suggestions.reader';

@Module({ providers: [SearchIndex, SearchSources, HonourSources, SearchReader, SuggestionsReader, SearchResolver, ReindexSearch, KeepSearch], exports: [SearchIndex, SearchSources, SearchReader, HonourSources, ReindexSearch] })
export class SearchModule {}

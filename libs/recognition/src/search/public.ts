/**
 * Search: what is public, found by words, by two letters of them, or by the first letters of their pinyin. Later modules
 * put in what they publish and take out what they withdraw, in the same commit.
 */
export { ReindexSearch } from './commands/reindex-search';
export { DICTIONARY_VERSION } from './dictionary';
export { HonourSources } from './honour-sources';
export { SEARCH_KINDS, SearchEntry, type SearchKind } from './search-entry.entity';
export { SearchIndex, type SearchDocument } from './search-index';
export { SearchModule } from './search.module';
export { SEARCH, SearchReader } from './search.reader';
export { SearchSources } from './search-sources';
export { SUGGEST, SuggestionsReader } from './suggestions.reader';
export { documentVector, questionOf, titleKeyOf } from './tokens';

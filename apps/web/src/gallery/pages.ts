export { NewsList } from './news-list';
export { NewsPage } from './news-page';
export { SearchPage } from './search-page';
export { UnitPage } from './unit-page';
export { WorkPage } from './work-page';
export { FiveSmallWorks, ShowcaseWorks } from './works-page';

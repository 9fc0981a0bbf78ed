/** What public pages say, for shared links and crawlers. */
export { SharedPages, type SharedPage } from './shared-pages.reader';

export { NewsDesk } from './news-desk';
export { NewsDraftPage } from './news-draft';

/**
 * Stories: the public pages — stars by period, kind and district with the way back to their months, works that were
 * looked at and approved, news and profiles, the figures of a year. Only what was published exists here, and nobody need sign in.
 */
export { HidePerson, ShowPerson } from './pages/commands/hide-person';
export { HiddenPerson } from './persons/public';
export { PublicPagesReader } from './pages/public-pages.reader';
export { StarsReader } from './stars.reader';
export { starsStatement, type StarFilters } from './star-statements';
export { StarFiguresView, StarMonthView, StarPageView, StarView } from './star.view';
export { ModerateWork } from './works/commands/moderate-work';
export { ReceiveWork } from './works/commands/receive-work';
export { OfferWork, WithdrawConsent } from './works/commands/withdraw-consent';
export { Work, WorkStep, type WorkState } from './works/work.entity';
export { WorkHidden, WorkPublished } from './works/work.events';
export { LOOKED_AT } from './works/work-looked-at';
export { worksStatement, type WorkFilters } from './works/work-statements';
export { WorkView } from './works/work.view';
export { WorksReader } from './works/works.reader';
export { NewsItem, NewsReader, NewsStep, ReleaseDueNews, ReviewNews, SaveNews, SubmitNews, WithdrawNews, type NewsText } from './news/public';
export { LoadPastFigures, PastFigure } from './history/public';
export { SharedPages, type SharedPage } from './shared/public';
export { StoriesModule } from './stories.module';

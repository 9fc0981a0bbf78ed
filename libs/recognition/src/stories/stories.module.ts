import { Module, type OnModuleInit } from '@nestjs/common';
import { EntriesModule } from '@jiangong/entries';
import { ResultsModule } from '@jiangong/results';
import type { Tx } from '@jiangong/platform';
import { ModerationModule } from '../moderation/public';
import { SearchModule, SearchSources, type SearchDocument } from '../search/public';
import { HistoryModule } from './history/public';
import { NewsModule } from './news/public';
import { HidePerson, ShowPerson } from './pages/commands/hide-person';
import { OwnPageResolver } from './pages/own-page.resolver';
import { PublicPagesReader } from './pages/public-pages.reader';
import { PublicPagesResolver } from './pages/public-pages.resolver';
import { SharedPages } from './shared/public';
import { StarCorrectionResolver, StarResolver } from './star.resolver';
import { StarsReader } from './stars.reader';
import { PublicStudioResolver } from './studios/public-studio.resolver';
import { PublicStudiosReader } from './studios/public-studios.reader';
import { FollowOutcomes } from './works/commands/follow-outcomes';
import { MarkAwardedWorks } from './works/commands/mark-awarded-works';
import { ModerateWork } from './works/commands/moderate-work';
import { ReceiveWork } from './works/commands/receive-work';
import { OfferWork, WithdrawConsent } from './works/commands/withdraw-consent';
import { WithdrawWorkOfEntry } from './works/commands/withdraw-work-of-entry';
import { WorksOnEntriesAndHonours } from './works/reactions/on-entries-and-honours';
import { WorkMediaResolver, WorkResolver, WorkReviewResolver } from './works/work.resolver';
import { WORK_DOCUMENTS, WorkStore } from './works/work-store';
import { WorksReader } from './works/works.reader';

@Module({
  imports: [EntriesModule, ResultsModule, ModerationModule, SearchModule, NewsModule, HistoryModule],
  providers: [PublicPagesReader, PublicPagesResolver, OwnPageResolver, HidePerson, ShowPerson, SharedPages, StarsReader, StarResolver, StarCorrectionResolver, PublicStudiosReader, PublicStudioResolver, WorkStore, WorksReader, WorkResolver, WorkReviewResolver, WorkMediaResolver,
    ReceiveWork, ModerateWork, WithdrawConsent, OfferWork, WithdrawWorkOfEntry, FollowOutcomes, MarkAwardedWorks, WorksOnEntriesAndHonours],
  exports: [PublicPagesReader, NewsModule, HistoryModule, SharedPages, StarsReader, WorksReader],
})
export class StoriesModule implements OnModuleInit {
  constructor(private readonly sources: SearchSources) {}

  onModuleInit(): void {
    this.sources.add({ kind: 'work', read: (tx: Tx, after, limit) => tx.query<SearchDocument>(`${WORK_DOCUMENTS} and w.id > $1 order by w.id limit $2`, [after, limit]) });
  }
}

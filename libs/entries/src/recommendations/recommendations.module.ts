import { Module } from '@nestjs/common';
import { PeopleModule } from '@jiangong/people';
import { ProgrammeModule } from '@jiangong/programme';
import { SubmissionsModule } from '../submissions/public';
import { DeclineRecommendation } from './commands/decline-recommendation';
import { NominateSelf } from './commands/nominate-self';
import { PassRecommendation } from './commands/pass-recommendation';
import { PassRecommendations } from './commands/pass-recommendations';
import { RecommendMember } from './commands/recommend-member';
import { ResubmitRecommendation } from './commands/resubmit-recommendation';
import { ReturnRecommendation } from './commands/return-recommendation';
import { ReviseEntry } from './commands/revise-entry';
import { SubmitWork } from './commands/submit-work';
import { WithdrawEntry } from './commands/withdraw-entry';
import { WithdrawRecommendation } from './commands/withdraw-recommendation';
import { CycleCellReader } from './cycle-cell.reader';
import { CycleCellResolver } from './cycle-cell.resolver';
import { EntryDesk } from './entry-desk';
import { EntryFieldsResolver } from './entry-fields.resolver';
import { IntakeResolver } from './intake.resolver';
import { Places } from './places';
import { PlacesReader } from './places.reader';
import { RecommendationGuards } from './recommendation.guards';
import { RecommendationResolver } from './recommendation.resolver';
import { RecommendationsReader } from './recommendations.reader';
import { RecommendationSheets } from './sheets/recommendation-sheets';
import './sheets/recommendation.template';
import { TimelineReader } from './timeline.reader';

const commands = [
  RecommendMember, NominateSelf, SubmitWork, ReviseEntry, WithdrawEntry, PassRecommendation, PassRecommendations,
  ReturnRecommendation, DeclineRecommendation, ResubmitRecommendation, WithdrawRecommendation, RecommendationSheets,
];

@Module({
  imports: [PeopleModule, ProgrammeModule, SubmissionsModule],
  providers: [
    ...commands, EntryDesk, Places, RecommendationGuards, RecommendationsReader, PlacesReader, TimelineReader, CycleCellReader,
    RecommendationResolver, IntakeResolver, EntryFieldsResolver, CycleCellResolver,
  ],
  exports: commands,
})
export class RecommendationsModule {}

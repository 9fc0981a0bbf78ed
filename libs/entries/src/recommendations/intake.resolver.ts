import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, AllowSignedIn, GraphContext } from '@jiangong/platform';
import { EntriesReader, EntryOrRefusal, EntryView } from '../submissions/public';
import { NominateSelf } from './commands/nominate-self';
import { ReviseEntry } from './commands/revise-entry';
import { SubmitWork } from './commands/submit-work';
import { WithdrawEntry } from './commands/withdraw-entry';
import { PlacesReader } from './places.reader';
import {
  BatchOutcomeOrRefusal, NominateSelfInput, PlaceUseView, RecommendationSheetInput, RecommendationSheetOrRefusal, ReviseEntryInput, SubmitWorkInput,
  type BatchOutcomeView,
} from './recommendation.view';
import { RecommendationSheets, type SheetReport } from './sheets/recommendation-sheets';

/** How entries get in, and how many places are left. */
@Resolver()
export class IntakeResolver {
  constructor(
    private readonly entries: EntriesReader,
    private readonly places: PlacesReader,
    private readonly nominate: NominateSelf,
    private readonly submit: SubmitWork,
    private readonly revise: ReviseEntry,
    private readonly withdraw: WithdrawEntry,
    private readonly sheets: RecommendationSheets,
  ) {}

  @Allow('entry.read')
  @Query(() => [PlaceUseView])
  unitPlaces(@Args('roundId', { type: () => ID }) roundId: string, @Args('organizationId', { type: () => ID }) organizationId: string, @Context() { actor }: GraphContext): Promise<PlaceUseView[]> {
    return this.places.ofUnit(actor, roundId, organizationId);
  }

  @Allow('entry.read')
  @Query(() => [PlaceUseView])
  districtPlaces(@Args('roundId', { type: () => ID }) roundId: string, @Args('districtId', { type: () => ID }) districtId: string, @Context() { actor }: GraphContext): Promise<PlaceUseView[]> {
    return this.places.ofDistrict(actor, roundId, districtId);
  }

  @Allow('entry.read')
  @Query(() => [PlaceUseView], { description: "How many the actor's district has before it already, by category: figures only." })
  districtShare(@Args('roundId', { type: () => ID }) roundId: string, @Context() { actor }: GraphContext): Promise<PlaceUseView[]> {
    return this.places.districtShare(actor, roundId);
  }

  @AllowSignedIn('a person puts themselves forward')
  @Mutation(() => EntryOrRefusal)
  async nominateSelf(@Args('input') input: NominateSelfInput, @Context() { actor }: GraphContext): Promise<EntryView> {
    return this.entries.one(actor, await this.nominate.execute(actor, input));
  }

  @AllowSignedIn('a person hands in their own work')
  @Mutation(() => EntryOrRefusal)
  async submitWork(@Args('input') input: SubmitWorkInput, @Context() { actor }: GraphContext): Promise<EntryView> {
    return this.entries.one(actor, await this.submit.execute(actor, input));
  }

  @AllowSignedIn('a person changes what they handed in, a union what it put forward')
  @Mutation(() => EntryOrRefusal)
  async reviseEntry(@Args('input') input: ReviseEntryInput, @Context() { actor }: GraphContext): Promise<EntryView> {
    return this.entries.one(actor, await this.revise.execute(actor, input));
  }

  @AllowSignedIn('a person steps back, a union takes back its own recommendation')
  @Mutation(() => EntryOrRefusal)
  async withdrawEntry(@Args('id', { type: () => ID }) id: string, @Context() { actor }: GraphContext): Promise<EntryView> {
    return this.entries.one(actor, await this.withdraw.execute(actor, { id }));
  }

  @Allow('recommendation.make')
  @Mutation(() => RecommendationSheetOrRefusal, { description: 'What a sheet of recommendations would do; creates nothing.' })
  checkRecommendationSheet(@Args('input') input: RecommendationSheetInput, @Context() { actor }: GraphContext): Promise<SheetReport> {
    return this.sheets.check(actor, input);
  }

  @Allow('recommendation.make')
  @Mutation(() => BatchOutcomeOrRefusal, { description: 'All rows or none.' })
  acceptRecommendationSheet(@Args('input') input: RecommendationSheetInput, @Context() { actor }: GraphContext): Promise<BatchOutcomeView> {
    return this.sheets.accept(actor, input);
  }
}

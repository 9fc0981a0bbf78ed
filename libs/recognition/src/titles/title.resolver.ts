import { ParseUUIDPipe } from '@nestjs/common';
import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, AllowAnyone, AllowSignedIn, GraphContext, type ConnectionView } from '@jiangong/platform';
import {
  ClaimTitleEvidenceInput, OwnTitleOrRefusal, OwnTitleView, SaveTitleMarksInput, TitleAssessmentOrRefusal, TitleAssessmentView,
} from './assessment.view';
import { ClaimEvidence } from './commands/claim-evidence';
import { SaveTitleMarks } from './commands/save-marks';
import { OwnTitlesReader } from './own-titles.reader';
import './title.policy';
import { TitleHolderConnection, TitleHoldersArgs, TitleHolderView, TitleView } from './title.view';
import { TitlesReader } from './titles.reader';

const REGISTER = 'the register of titles is public';
const OWN = 'titles of one’s own';

/** What everybody, a holder and an assessor see and do. */
@Resolver(() => TitleView)
export class TitleResolver {
  constructor(
    private readonly reader: TitlesReader, private readonly own: OwnTitlesReader, private readonly claim: ClaimEvidence, private readonly marks: SaveTitleMarks,
  ) {}

  @AllowAnyone(REGISTER)
  @Query(() => [TitleView], { description: 'With their places and the postings that go on.' })
  titles(): Promise<TitleView[]> {
    return this.reader.all();
  }

  @AllowAnyone(REGISTER)
  @Query(() => TitleHolderConnection, { description: 'By level, then by how long it is held.' })
  titleHolders(@Args() args: TitleHoldersArgs): Promise<ConnectionView<TitleHolderView>> {
    return this.reader.holders(args);
  }

  @AllowSignedIn(OWN)
  @Query(() => [OwnTitleView], { description: 'Those that stand first.' })
  myTitles(@Context() { actor }: GraphContext): Promise<OwnTitleView[]> {
    return this.own.titles(actor);
  }

  @AllowSignedIn(OWN)
  @Mutation(() => OwnTitleOrRefusal, { description: 'The holder names what the next assessment asks for; an officer looks at it.' })
  async claimTitleEvidence(@Args('input') input: ClaimTitleEvidenceInput, @Context() { actor }: GraphContext): Promise<OwnTitleView> {
    await this.own.title(actor, input.holdingId);
    return this.own.title(actor, await this.claim.execute(actor, input));
  }

  @Allow('title.mark')
  @Query(() => [TitleAssessmentView], { description: 'What is still to be marked stands first.' })
  titleAssessmentsToMark(@Context() { actor }: GraphContext): Promise<TitleAssessmentView[]> {
    return this.own.toMark(actor);
  }

  @Allow('title.mark')
  @Query(() => TitleAssessmentView)
  titleAssessmentToMark(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string, @Context() { actor }: GraphContext): Promise<TitleAssessmentView> {
    return this.own.oneToMark(actor, id);
  }

  @Allow('title.mark')
  @Mutation(() => TitleAssessmentOrRefusal)
  async saveTitleMarks(@Args('input') input: SaveTitleMarksInput, @Context() { actor }: GraphContext): Promise<TitleAssessmentView> {
    return this.own.oneToMark(actor, await this.marks.execute(actor, input));
  }
}

import { ParseUUIDPipe } from '@nestjs/common';
import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, GraphContext } from '@jiangong/platform';
import { ClaimTitleEvidenceInput } from './assessment.view';
import { AppointWinner } from './commands/appoint-winner';
import { ClaimEvidence } from './commands/claim-evidence';
import { ClosePosting } from './commands/close-posting';
import { ConcludeAssessment } from './commands/conclude-assessment';
import { DefineTitle } from './commands/define-title';
import { EndTitle } from './commands/end-title';
import { EnterHolder } from './commands/enter-holder';
import { OpenAssessment } from './commands/open-assessment';
import { PostVacancy } from './commands/post-vacancy';
import { ReviseTitle } from './commands/revise-title';
import { SettleEvidence } from './commands/settle-evidence';
import { SettleMotion } from './commands/settle-motion';
import {
  AssessorCandidateView, DefineTitleInput, EndTitleInput, EnterHolderInput, OpenTitleAssessmentInput, PostVacancyInput, ReviseTitleInput, SettleTitleEvidenceInput, TitleDeskOrRefusal, TitleDeskView,
} from './desk.view';
import { TitleDeskReader } from './title-desk.reader';
import './title.policy';

const IdArg = (name: string): ParameterDecorator => Args(name, { type: () => ID }, ParseUUIDPipe);

/** The office's desk of a title: every act answers with the desk as it is then. */
@Resolver(() => TitleDeskView)
export class TitleDeskResolver {
  constructor(
    private readonly reader: TitleDeskReader,
    private readonly define: DefineTitle,
    private readonly revise: ReviseTitle,
    private readonly enter: EnterHolder,
    private readonly end: EndTitle,
    private readonly motions: SettleMotion,
    private readonly assess: OpenAssessment,
    private readonly claim: ClaimEvidence,
    private readonly evidence: SettleEvidence,
    private readonly conclude: ConcludeAssessment,
    private readonly post: PostVacancy,
    private readonly appoint: AppointWinner,
    private readonly close: ClosePosting,
  ) {}

  @Allow('title.read')
  @Query(() => TitleDeskView)
  titleDesk(@IdArg('titleId') titleId: string, @Context() { actor }: GraphContext): Promise<TitleDeskView> {
    return this.reader.one(actor, titleId);
  }

  @Allow('title.examine')
  @Query(() => [AssessorCandidateView], { description: 'Judges first; whoever must stand back says why.' })
  assessorCandidates(@IdArg('holdingId') holdingId: string): Promise<AssessorCandidateView[]> {
    return this.reader.candidates(holdingId);
  }

  @Allow('title.define')
  @Mutation(() => TitleDeskOrRefusal)
  async defineTitle(@Args('input') input: DefineTitleInput, @Context() { actor }: GraphContext): Promise<TitleDeskView> {
    return this.reader.one(actor, await this.define.execute(actor, input));
  }

  @Allow('title.define')
  @Mutation(() => TitleDeskOrRefusal, { description: 'A new version; the places follow at once.' })
  async reviseTitle(@Args('input') input: ReviseTitleInput, @Context() { actor }: GraphContext): Promise<TitleDeskView> {
    return this.reader.one(actor, await this.revise.execute(actor, input));
  }

  @Allow('title.grant')
  @Mutation(() => TitleDeskOrRefusal, { description: 'Puts forward somebody who held it before; another officer confirms.' })
  async enterTitleHolder(@Args('input') input: EnterHolderInput, @Context() { actor }: GraphContext): Promise<TitleDeskView> {
    await this.enter.execute(actor, input);
    return this.reader.one(actor, input.titleId);
  }

  @Allow('title.grant')
  @Mutation(() => TitleDeskOrRefusal, { description: 'Puts the end of a title forward; it ends on the day another officer confirms.' })
  async endTitle(@Args('input') input: EndTitleInput, @Context() { actor }: GraphContext): Promise<TitleDeskView> {
    await this.end.execute(actor, input);
    return this.reader.one(actor, await this.reader.titleOf(input.holdingId));
  }

  @Allow('title.grant')
  @Mutation(() => TitleDeskOrRefusal)
  async confirmTitleMotion(@IdArg('motionId') motionId: string, @Context() { actor }: GraphContext): Promise<TitleDeskView> {
    return this.reader.one(actor, await this.motions.confirm(actor, motionId));
  }

  @Allow('title.grant')
  @Mutation(() => TitleDeskOrRefusal)
  async cancelTitleMotion(@IdArg('motionId') motionId: string, @Args('reason') reason: string, @Context() { actor }: GraphContext): Promise<TitleDeskView> {
    return this.reader.one(actor, await this.motions.cancel(actor, motionId, reason));
  }

  @Allow('title.examine')
  @Mutation(() => TitleDeskOrRefusal)
  async openTitleAssessment(@Args('input') input: OpenTitleAssessmentInput, @Context() { actor }: GraphContext): Promise<TitleDeskView> {
    await this.assess.execute(actor, input);
    return this.reader.one(actor, await this.reader.titleOf(input.holdingId));
  }

  @Allow('title.examine')
  @Mutation(() => TitleDeskOrRefusal, { description: 'An officer enters it, having looked at it.' })
  async enterTitleEvidence(@Args('input') input: ClaimTitleEvidenceInput, @Context() { actor }: GraphContext): Promise<TitleDeskView> {
    return this.reader.one(actor, await this.reader.titleOf(await this.claim.execute(actor, input)));
  }

  @Allow('title.examine')
  @Mutation(() => TitleDeskOrRefusal)
  async settleTitleEvidence(@Args('input') input: SettleTitleEvidenceInput, @Context() { actor }: GraphContext): Promise<TitleDeskView> {
    return this.reader.one(actor, await this.reader.titleOf(await this.evidence.execute(actor, input)));
  }

  @Allow('title.examine')
  @Mutation(() => TitleDeskOrRefusal, { description: 'Marks and evidence decide; a failed one puts the end of the title forward.' })
  async concludeTitleAssessment(@IdArg('assessmentId') assessmentId: string, @Context() { actor }: GraphContext): Promise<TitleDeskView> {
    return this.reader.one(actor, await this.reader.titleOf(await this.conclude.execute(actor, assessmentId)));
  }

  @Allow('title.post')
  @Mutation(() => TitleDeskOrRefusal)
  async postTitleVacancy(@Args('input') input: PostVacancyInput, @Context() { actor }: GraphContext): Promise<TitleDeskView> {
    await this.post.execute(actor, input);
    return this.reader.one(actor, input.titleId);
  }

  @Allow('title.grant')
  @Mutation(() => TitleDeskOrRefusal, { description: 'Somebody of the published list takes a posted place.' })
  async appointTitleWinner(@IdArg('postingId') postingId: string, @IdArg('entryId') entryId: string, @Context() { actor }: GraphContext): Promise<TitleDeskView> {
    return this.reader.one(actor, await this.appoint.execute(actor, { postingId, entryId }));
  }

  @Allow('title.post')
  @Mutation(() => TitleDeskOrRefusal, { description: 'Places left are free again.' })
  async closeTitlePosting(@IdArg('postingId') postingId: string, @Args('reason') reason: string, @Context() { actor }: GraphContext): Promise<TitleDeskView> {
    return this.reader.one(actor, await this.close.execute(actor, { postingId, reason }));
  }
}

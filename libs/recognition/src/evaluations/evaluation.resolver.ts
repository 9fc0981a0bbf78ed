import { Args, Context, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, GraphContext } from '@jiangong/platform';
import { AnswerEvaluation } from './commands/answer-evaluation';
import { ComputeEvaluation } from './commands/compute-evaluation';
import { SaveScheme } from './commands/save-scheme';
import { SignEvaluation } from './commands/sign-evaluation';
import { StateEvidence } from './commands/state-evidence';
import './evaluation.policy';
import { AnswerEvaluationInput, DistrictEvaluationOrRefusal, DistrictEvaluationView, SaveSchemeInput, SignEvaluationInput, StateEvidenceInput } from './evaluation.view';
import { EvaluationsReader } from './evaluations.reader';
import { standardScheme } from './scheme.rules';

@Resolver(() => DistrictEvaluationView)
export class EvaluationResolver {
  constructor(
    private readonly evaluations: EvaluationsReader,
    private readonly saving: SaveScheme,
    private readonly stating: StateEvidence,
    private readonly computing: ComputeEvaluation,
    private readonly signing: SignEvaluation,
    private readonly answering: AnswerEvaluation,
  ) {}

  @Allow('evaluation.read')
  @Query(() => DistrictEvaluationView)
  districtEvaluation(@Args('year', { type: () => Int }) year: number, @Context() { actor }: GraphContext): Promise<DistrictEvaluationView> {
    return this.evaluations.year(actor, year);
  }

  @Allow('evaluation.arrange')
  @Mutation(() => DistrictEvaluationOrRefusal)
  async saveEvaluationScheme(@Args('input') input: SaveSchemeInput, @Context() { actor }: GraphContext): Promise<DistrictEvaluationView> {
    return this.evaluations.year(actor, await this.saving.execute(actor, { ...input, content: input.content ?? standardScheme }));
  }

  @Allow('evaluation.state')
  @Mutation(() => DistrictEvaluationOrRefusal)
  async stateEvidence(@Args('input') input: StateEvidenceInput, @Context() { actor }: GraphContext): Promise<DistrictEvaluationView> {
    return this.evaluations.year(actor, await this.stating.execute(actor, input));
  }

  @Allow('evaluation.arrange')
  @Mutation(() => DistrictEvaluationOrRefusal)
  async computeEvaluation(@Args('year', { type: () => Int }) year: number, @Context() { actor }: GraphContext): Promise<DistrictEvaluationView> {
    return this.evaluations.year(actor, await this.computing.execute(actor, year));
  }

  @Allow('evaluation.sign')
  @Mutation(() => DistrictEvaluationOrRefusal)
  async signEvaluation(@Args('input') input: SignEvaluationInput, @Context() { actor }: GraphContext): Promise<DistrictEvaluationView> {
    return this.evaluations.year(actor, await this.signing.execute(actor, input));
  }

  @Allow('evaluation.state')
  @Mutation(() => DistrictEvaluationOrRefusal)
  async answerEvaluation(@Args('input') input: AnswerEvaluationInput, @Context() { actor }: GraphContext): Promise<DistrictEvaluationView> {
    return this.evaluations.year(actor, await this.answering.execute(actor, input));
  }
}

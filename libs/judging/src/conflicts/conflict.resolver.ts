import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, GraphContext, type ConnectionView } from '@jiangong/platform';
import { SignDeclaration } from './commands/sign-declaration';
import { ConflictConnection, ConflictView, RoundConflictsArgs } from './conflict.view';
import { ConflictsReader } from './conflicts.reader';
import { DeclarationCandidateView, JudgeDeclarationView, QueueDeclarationOrRefusal, QueueDeclarationView, SignDeclarationInput } from './declaration.view';
import { DeclarationsReader } from './declarations.reader';
import './conflict.policy';

@Resolver(() => ConflictView)
export class ConflictResolver {
  constructor(private readonly conflicts: ConflictsReader, private readonly declarations: DeclarationsReader, private readonly sign: SignDeclaration) {}

  @Allow('conflict.read')
  @Query(() => ConflictConnection, { description: 'Who is kept from what, and why, in the order of entries.' })
  roundConflicts(@Args() filter: RoundConflictsArgs): Promise<ConnectionView<ConflictView>> {
    return this.conflicts.list(filter);
  }

  @Allow('conflict.read')
  @Query(() => [JudgeDeclarationView], { description: 'Who of the panel has signed, and what was declared.' })
  roundDeclarations(@Args('roundId', { type: () => ID }) roundId: string): Promise<JudgeDeclarationView[]> {
    return this.declarations.ofRound(roundId);
  }

  @Allow('declaration.sign')
  @Query(() => [DeclarationCandidateView], { description: 'What a judge who has not signed yet may name a tie with; empty in a blind round.' })
  declarationCandidates(@Context() { actor }: GraphContext, @Args('roundId', { type: () => ID }) roundId: string): Promise<DeclarationCandidateView[]> {
    return this.declarations.candidates(actor, roundId);
  }

  @Allow('declaration.sign')
  @Mutation(() => QueueDeclarationOrRefusal, { description: 'Opens the queue of the round; what is declared never appears in it.' })
  async signDeclaration(@Context() { actor }: GraphContext, @Args('input') input: SignDeclarationInput): Promise<QueueDeclarationView> {
    await this.sign.execute(actor, input);
    return (await this.declarations.own(actor, [input.roundId]))[0]!;
  }
}

import { Injectable } from '@nestjs/common';
import { BadInput, MAX_PAGE, NotAllowed, Refusal, type Actor } from '@jiangong/kernel';
import { RecommendationsReader } from '../recommendations.reader';
import { noRecommendation } from '../recommendation.policy';
import { PassRecommendation } from './pass-recommendation';

export interface BatchOutcome {
  readonly done: number;
  readonly refused: readonly { readonly id: string; readonly refusal: Refusal }[];
}

/** Passes several, each on the single path: what the rules refuse of one does not hold up the others. */
@Injectable()
export class PassRecommendations {
  constructor(private readonly pass: PassRecommendation, private readonly recommendations: RecommendationsReader) {}

  async execute(actor: Actor, { ids }: { ids: readonly string[] }): Promise<BatchOutcome> {
    const wanted = [...new Set(ids)];
    if (wanted.length > MAX_PAGE) throw BadInput.at('ids', `一次最多 ${MAX_PAGE} 件，现为 ${wanted.length} 件`, `at most ${MAX_PAGE} at a time, got ${wanted.length}`);
    const known = await this.recommendations.some(actor, wanted);
    if (known.length < wanted.length) throw noRecommendation();
    if (known.some((one) => !one.standing.atDesk)) throw new NotAllowed('recommendation.review');
    const refused: { id: string; refusal: Refusal }[] = [];
    for (const id of wanted) {
      try {
        await this.pass.execute(actor, { id });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refused.push({ id, refusal: error });
      }
    }
    return { done: wanted.length - refused.length, refused };
  }
}

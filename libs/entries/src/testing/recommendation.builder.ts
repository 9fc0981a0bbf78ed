import { platformActor, type Actor } from '@jiangong/kernel';
import type { TestProduct } from '@jiangong/testing';
import { RecommendMember } from '../recommendations/public';

export interface RecommendationWish {
  readonly roundId: string;
  readonly categoryId: string;
  readonly memberId: string;
  readonly organizationId: string;
  readonly actor?: Actor;
  readonly deeds?: string;
}

/** A recommendation made by the command itself, in a round that collects; returns its id and its entry's. */
export async function aRecommendation(product: TestProduct, { actor, deeds, ...wish }: RecommendationWish): Promise<{ id: string; entryId: string }> {
  const id = await product.get(RecommendMember).execute(actor ?? platformActor, { ...wish, content: { deeds: deeds ?? '解决公认的难题，带徒五人' } });
  const row = await product.reader.first<{ entryId: string }>('select entry_id as "entryId" from recommendation where id = $1', [id]);
  return { id, entryId: row!.entryId };
}

import { platformActor } from '@jiangong/kernel';
import { CreateSeason, type Season, type SeasonFounding } from '../seasons/public';

/** Where the commands come from: a TestProduct, or anything else that holds the assembled product. */
export interface CommandSource {
  get<T>(token: new (...parts: never[]) => T): T;
}

/** The standard season of a year (2026 unless told otherwise), made by the same command the office uses. */
export const aSeason = (product: CommandSource, wish: Partial<SeasonFounding> = {}): Promise<Season> => {
  const year = wish.year ?? 2026;
  return product.get(CreateSeason).execute(platformActor, { name: `${year}年度网上劳动和技能竞赛`, ...wish, year });
};

import { Injectable } from '@nestjs/common';
import { inKeyOrder, Reader, type GraphContext } from '@jiangong/platform';
import type DataLoader from 'dataloader';
import type { CategoryView, ProgrammeView } from './programme.view';

const CATEGORY = `c.id, c.programme_id as "programmeId", c.code, c.name, c.position`;
/** A programme as its view wants it; alias p. */
export const PROGRAMME_FACTS = `p.id, p.season_id as "seasonId", p.code, p.name, p.description, p.subject, p.position`;

/** Categories by id, for whoever shows an entry, a place or an honour. */
export const categoryLoader = (context: GraphContext, reader: Reader): DataLoader<string, CategoryView | null> =>
  context.loader('programme.category', async (ids) =>
    inKeyOrder(ids, await reader.rows<CategoryView>(`select ${CATEGORY} from category c where c.id = any($1)`, [ids]), (row) => row.id));

export const programmeLoader = (context: GraphContext, reader: Reader): DataLoader<string, ProgrammeView | null> =>
  context.loader('programme.programme', async (ids) =>
    inKeyOrder(ids, await reader.rows<ProgrammeView>(`select ${PROGRAMME_FACTS} from programme p where p.id = any($1)`, [ids]), (row) => row.id));

/** What a competition offers is public: everybody reads the same rows. */
@Injectable()
export class ProgrammesReader {
  constructor(private readonly reader: Reader) {}

  async categoriesOf(context: GraphContext, programmeId: string): Promise<CategoryView[]> {
    const loader = context.loader('programme.categories', async (ids) => {
      const rows = await this.reader.rows<CategoryView>(`select ${CATEGORY} from category c where c.programme_id = any($1) order by c.position, c.code`, [ids]);
      return ids.map((id) => rows.filter((row) => row.programmeId === id));
    });
    return (await loader.load(programmeId)) ?? [];
  }

  async programmesOf(context: GraphContext, seasonId: string): Promise<ProgrammeView[]> {
    const loader = context.loader('programme.programmes', async (ids) => {
      const rows = await this.reader.rows<ProgrammeView>(`select ${PROGRAMME_FACTS} from programme p where p.season_id = any($1) order by p.position, p.code`, [ids]);
      return ids.map((id) => rows.filter((row) => row.seasonId === id));
    });
    return (await loader.load(seasonId)) ?? [];
  }
}

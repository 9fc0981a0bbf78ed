import { isId } from '@jiangong/kernel';
import { JobView } from '@jiangong/people';
import { GraphContext, inKeyOrder, Reader } from '@jiangong/platform';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';

const OF_ROUND = /^round:(.+)$/;

/** Which round a job is about, by name: its tray stands beside every page. What a round is called is public. */
@Resolver(() => JobView)
export class JobRoundResolver {
  constructor(private readonly reader: Reader) {}

  @ResolveField(() => String, { nullable: true, description: 'Programme and round it is about; null when it is about none.' })
  roundName(@Parent() { subject }: JobView, @Context() context: GraphContext): Promise<string | null> | null {
    const id = OF_ROUND.exec(subject ?? '')?.[1];
    if (!id || !isId(id)) return null;
    return context.loader<string>('programme.job-round', async (ids) => {
      const rows = await this.reader.rows<{ id: string; name: string }>(
        `select r.id, p.name || ' · ' || r.name as name from round r join programme p on p.id = r.programme_id where r.id = any($1::uuid[])`, [ids]);
      return inKeyOrder(ids, rows, (row) => row.id).map((row) => row?.name ?? null);
    }).load(id);
  }
}

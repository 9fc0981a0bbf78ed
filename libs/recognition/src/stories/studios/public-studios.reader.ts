import { Injectable } from '@nestjs/common';
import { decodeCursor, toPage, type PageRequest } from '@jiangong/kernel';
import { Reader, type ConnectionView } from '@jiangong/platform';
import type { PublicStudioView } from './public-studio.view';

/** Whoever has a public page: an honour that stands or a public work, and no wish to be without one. */
const PAGE = (member: string): string => `
  case when not exists (select 1 from hidden_person hidden where hidden.member_id = ${member})
        and (exists (select 1 from standing_honour h where h.member_id = ${member}) or exists (select 1 from work w where w.member_id = ${member} and w.state = 'approved')) then ${member} end`;

const LISTED = `
  from studio t join organization o on o.id = t.organization_id left join organization d on d.id = o.district_id
 where t.state <> 'removed' and ($1::text is null or t.name like '%' || $1 || '%' or o.name like '%' || $1 || '%' or t.field like '%' || $1 || '%')`;

/** The lead stands on the sign of a studio; of who wants no page no more than the first character does here. */
const STUDIO = `
  select t.number, t.id, t.name, o.name as "unitName", d.name as "districtName", t.field, t.founded_on::text as "foundedOn", t.level,
         (select json_build_object('name', case when hidden.member_id is null then l.name else left(l.name, 1) || repeat('＊', char_length(l.name) - 1) end, 'personId', ${PAGE('l.id')})
            from member l left join hidden_person hidden on hidden.member_id = l.id where l.id = t.lead_id) as lead,
         coalesce((select json_agg(json_build_object('name', m.name, 'personId', m.id) order by m.name, m.id)
            from studio_member s join member m on m.id = s.member_id where s.studio_id = t.id and s.to_on is null and m.id <> t.lead_id and ${PAGE('m.id')} is not null), '[]') as members,
         (select count(*)::int from studio_member s where s.studio_id = t.id and s.to_on is null) as "memberCount", (select count(*)::int from studio_output u where u.studio_id = t.id) as "outputCount",
         coalesce((select json_agg(json_build_object('id', u.id, 'kind', u.kind, 'title', u.title, 'onDay', u.on_day) order by u.on_day desc, u.id)
            from (select * from studio_output u where u.studio_id = t.id order by u.on_day desc, u.id limit 3) u), '[]') as outputs`;

/** The register of studios as everybody may see it: one statement a page. */
@Injectable()
export class PublicStudiosReader {
  constructor(private readonly reader: Reader) {}

  async list(filter: PageRequest & { readonly search?: string | null }): Promise<ConnectionView<PublicStudioView>> {
    const search = filter.search?.trim() || null;
    const rows = await this.reader.rows<PublicStudioView & { number: string }>(`${STUDIO} ${LISTED} and ($2::text is null or t.number > $2) order by t.number limit $3`, [search, decodeCursor(filter.after, 1)?.[0] ?? null, filter.first + 1]);
    const totalCount = async (): Promise<number> => (await this.reader.first<{ count: number }>(`select count(*)::int as count ${LISTED}`, [search]))!.count;
    return { ...toPage(rows, filter, (row) => [row.number]), totalCount };
  }
}

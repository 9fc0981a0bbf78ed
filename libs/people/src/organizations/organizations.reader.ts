import { Injectable } from '@nestjs/common';
import { decodeCursor, NotFound, toPage, type PageRequest } from '@jiangong/kernel';
import { Reader, type ConnectionView } from '@jiangong/platform';
import type { OrganizationLevel } from './organization.entity';
import { ORGANIZATION_COLUMNS } from './organization.loader';
import type { OrganizationView } from './organization.view';

export interface OrganizationFilter extends PageRequest {
  readonly parentId?: string | null;
  readonly search?: string | null;
  readonly level?: OrganizationLevel | null;
}

type Row = OrganizationView & { readonly position: number };

/** `%` and `_` are letters here, not wild cards. */
const likePattern = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Questions about the tree. It is public: names of unions hide nothing. */
@Injectable()
export class OrganizationsReader {
  constructor(private readonly reader: Reader) {}

  async one(id: string): Promise<OrganizationView> {
    const row = await this.reader.first<OrganizationView>(`select ${ORGANIZATION_COLUMNS} from organization o where o.id = $1`, [id]);
    if (!row) throw new NotFound({ zh: '组织', en: 'organization' });
    return row;
  }

  /** Children of a node, or what matches below it; in the order of `position`, then name. */
  async list(filter: OrganizationFilter): Promise<ConnectionView<OrganizationView>> {
    const { clause, values } = this.where(filter);
    const cursor = decodeCursor(filter.after, 2);
    const rows = await this.reader.rows<Row>(
      `select ${ORGANIZATION_COLUMNS}, o.position from organization o
        where ${clause} and ($4::int is null or (o.position, o.name) > ($4, $5::text))
        order by o.position, o.name limit $6`,
      [...values, cursor?.[0] ?? null, cursor?.[1] ?? null, filter.first + 1],
    );
    const page = toPage(rows, filter, (row) => [row.position, row.name]);
    return { ...page, totalCount: async () => (await this.reader.first<{ count: number }>(`select count(*)::int as count from organization o where ${clause}`, values))!.count };
  }

  /** Each way of asking is its own statement with its own plan; `$1` parent, `$2` level and `$3` name are always bound. */
  private where({ parentId, search, level }: OrganizationFilter): { clause: string; values: unknown[] } {
    const term = search?.normalize('NFKC').trim();
    const values = [parentId ?? null, level ?? null, term ? likePattern(term) : null];
    const levelIs = `($2::text is null or o.level = $2)`;
    if (term) {
      const below = `($1::uuid is null or exists (select 1 from organization_closure c where c.descendant_id = o.id and c.ancestor_id = $1))`;
      return { clause: `o.name ilike $3 and ${levelIs} and ${below}`, values };
    }
    if (parentId) return { clause: `o.parent_id = $1::uuid and ${levelIs} and $3::text is null`, values };
    if (level) return { clause: `o.level = $2 and $1::uuid is null and $3::text is null`, values };
    return { clause: `o.parent_id is null and $1::uuid is null and $2::text is null and $3::text is null`, values };
  }
}

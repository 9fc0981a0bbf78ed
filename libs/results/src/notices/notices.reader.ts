import { Inject, Injectable } from '@nestjs/common';
import { decodeCursor, isId, NotFound, toPage, type Clock, type PageRequest } from '@jiangong/kernel';
import { CLOCK, Reader, type ConnectionView, type GraphContext } from '@jiangong/platform';
import type { FormField } from '@jiangong/programme';
import { UNIT_OF_ENTRY } from '../score-runs/public';
import { briefOf, lastDayOf, noticeNumber, noticeState } from './notice.rules';
import type { NoticeCategoryView, NoticeChangeView, NoticePlaceView, NoticeSettingsView, NoticeView } from './notice.view';
import { Notices } from './notices';

type Row = Omit<NoticeView, 'number' | 'state' | 'lastDay'> & { readonly year: number; readonly serial: number; readonly phase: string; readonly withdrawnAt: Date | null };

/** The list of a notice: the standing one, or the one it last showed where it was taken back. */
const SHOWN = `
  (select d.id from decision d where d.round_id = n.round_id and (n.withdrawn_at is null and d.state = 'standing' or n.withdrawn_at is not null and d.id = n.decision_id) limit 1)`;

/** A notice that began anew with a corrected list is longer than its rules say: what stands on it is counted, first day out, last day in. */
const DAYS_SHOWN = `
  case when n.withdrawn_at is not null or r.notice_ends_at is null or r.notice_ends_at = n.closes_at then n.working_days else (
    select count(*)::int from generate_series((n.opened_at at time zone 'Asia/Shanghai')::date + 1, (r.notice_ends_at at time zone 'Asia/Shanghai')::date - 1, interval '1 day') shown
      left join holiday y on y.day = shown::date where coalesce(y.kind = 'workday', extract(isodow from shown) < 6)) end`;

const NOTICE = `
  select n.id, n.round_id as "roundId", ${SHOWN} as "decisionId", n.year, n.serial, n.title, n.issuer, n.basis, n.contact, ${DAYS_SHOWN} as "workingDays",
         n.opened_at as "openedAt", coalesce(case when n.withdrawn_at is null then r.notice_ends_at end, n.closes_at) as "closesAt", n.withdrawn_at as "withdrawnAt",
         r.phase, r.name as "roundName", p.name as "programmeName", r.published_at as "publishedAt",
         coalesce((select d.compliance from decision d where d.id = ${SHOWN}), '[]') as compliance,
         case when n.withdrawn_at is null then (select count(*)::int from decision_place o where o.decision_id = ${SHOWN}) else 0 end as winners,
         coalesce((n.contact ->> 'decideWithinDays')::int, (select c.decide_within_days from notice_contact c where c.id = 'city'), 5) as "decideWithinDays"
    from notice n join round r on r.id = n.round_id join programme p on p.id = r.programme_id`;

const ONE = `${NOTICE} where n.id = $1`;
const OF_ROUNDS = `${NOTICE} where n.round_id = any($1::uuid[]) and n.withdrawn_at is null`;
const PAGE = `${NOTICE} where ($1::int is null or (n.year, n.serial) < ($1, $2)) order by n.year desc, n.serial desc limit $3`;
/** Those the home speaks of. */
const RUNNING = `${NOTICE} where n.withdrawn_at is null and r.phase = 'notice' and r.notice_ends_at > $1 order by r.notice_ends_at, n.serial limit 6`;

const PLACES = `
  select c.id as "categoryId", c.code, c.name as category, e.id as "entryId", p.rank, e.title as name, p.title, unit.name as "organizationName", o.name as "districtName",
         case when e.subject = 'work' then coalesce((select string_agg(m.name, '、' order by a.position) from entry_author a join member m on m.id = a.member_id where a.entry_id = e.id), first.name) else '' end as authors,
         w.content, v.content -> 'form' -> 'fields' as fields
    from decision_place p
    join decision d on d.id = p.decision_id
    join round r on r.id = d.round_id
    join rule_version v on v.id = r.rule_version_id
    join category c on c.id = p.category_id
    join entry e on e.id = p.entry_id
    join member first on first.id = e.member_id
    join entry_version w on w.entry_id = e.id and w.number = e.version_number
    left join organization o on o.id = e.district_id
    ${UNIT_OF_ENTRY}
   where p.decision_id = $1
   order by c.position, p.rank, e.code`;

/** Against the list the notice opened with, not against every one between. */
const CHANGES = `
  select e.id as "entryId", case when now.entry_id is null then 'leaves' else 'enters' end as change, e.title as name, unit.name as "organizationName", c.name as "categoryName"
    from (select entry_id from decision_place where decision_id = $1) was
    full join (select entry_id from decision_place where decision_id = $2) now on now.entry_id = was.entry_id
    join entry e on e.id = coalesce(now.entry_id, was.entry_id)
    join category c on c.id = e.category_id
    ${UNIT_OF_ENTRY}
   where now.entry_id is null or was.entry_id is null
   order by (now.entry_id is not null), c.position, e.code`;

interface PlaceRow extends Omit<NoticePlaceView, 'post' | 'deeds'> {
  readonly categoryId: string;
  readonly code: string;
  readonly category: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly fields: readonly FormField[];
}

export const noNotice = (): NotFound => new NotFound({ zh: '公示', en: 'notice' });

/** Notices as everybody reads them, signed in or not. */
@Injectable()
export class NoticesReader {
  constructor(private readonly reader: Reader, private readonly notices: Notices, @Inject(CLOCK) private readonly clock: Clock) {}

  async one(id: string): Promise<NoticeView> {
    const row = isId(id) ? await this.reader.first<Row>(ONE, [id]) : null;
    if (!row) throw noNotice();
    return this.toView(row);
  }

  async list(request: PageRequest): Promise<ConnectionView<NoticeView>> {
    const [year, serial] = decodeCursor(request.after, 2) ?? [null, null];
    const rows = await this.reader.rows<Row>(PAGE, [year === null ? null : Number(year), serial === null ? null : Number(serial), request.first + 1]);
    const page = toPage(rows, request, (row) => [String(row.year), String(row.serial)]);
    return { ...page, nodes: page.nodes.map((row) => this.toView(row)), totalCount: async () => (await this.reader.first<{ count: number }>('select count(*)::int as count from notice'))!.count };
  }

  async running(): Promise<NoticeView[]> {
    return (await this.reader.rows<Row>(RUNNING, [this.clock.now()])).map((row) => this.toView(row));
  }

  /** The notice of a round whose list stands or is published. */
  ofRound(context: GraphContext, roundId: string): Promise<NoticeView | null> {
    return context
      .loader<NoticeView>('results.notice', async (ids) => {
        const rows = await this.reader.rows<Row>(OF_ROUNDS, [ids]);
        const byRound = new Map(rows.map((row) => [row.roundId, this.toView(row)]));
        return ids.map((id) => byRound.get(id) ?? null);
      })
      .load(roundId);
  }

  /** The list by category. A list that was taken back is not shown any more: nobody is to be remembered by it. */
  async categoriesOf({ decisionId, state }: Pick<NoticeView, 'decisionId' | 'state'>): Promise<NoticeCategoryView[]> {
    if (state === 'withdrawn' || !decisionId) return [];
    const rows = await this.reader.rows<PlaceRow>(PLACES, [decisionId]);
    const categories = new Map<string, NoticeCategoryView>();
    for (const { categoryId, code, category, content, fields, ...place } of rows) {
      const known = categories.get(categoryId) ?? { id: categoryId, code, name: category, places: [] };
      known.places.push({ ...place, ...briefOf(content, fields) });
      categories.set(categoryId, known);
    }
    return [...categories.values()];
  }

  async changesOf({ id, decisionId, state }: Pick<NoticeView, 'id' | 'decisionId' | 'state'>): Promise<NoticeChangeView[]> {
    if (state === 'withdrawn' || !decisionId) return [];
    const first = await this.reader.first<{ decisionId: string }>('select decision_id as "decisionId" from notice where id = $1', [id]);
    return first!.decisionId === decisionId ? [] : this.reader.rows<NoticeChangeView>(CHANGES, [first!.decisionId, decisionId]);
  }

  settings(): Promise<NoticeSettingsView> {
    return this.notices.contactOf(this.reader);
  }

  private toView({ year, serial, ...row }: Row): NoticeView {
    return { ...row, number: noticeNumber(year, serial), state: noticeState(row, this.clock.now()), lastDay: lastDayOf(row.closesAt) };
  }
}

import { Injectable } from '@nestjs/common';
import { BadInput, decodeCursor, isId, toPage, type Actor } from '@jiangong/kernel';
import { Reader, type ConnectionView } from '@jiangong/platform';
import { ModerationWords, type Finding } from '../../moderation/public';
import { questionOf } from '../../search/public';
import { moderatorValues, MODERATED, noWork } from './work.policy';
import { askedBy, lookedAt, type LookedAt } from './work-looked-at';
import { canAct, isHiddenByPerson, isOfferedAnew, obstacleOf } from './work.rules';
import { WORK, WORK_NAMES, WORK_PAGE, WORK_PERIODS, workCountStatement, worksStatement, type WorkFilters } from './work-statements';
import type { OwnWorkView, WorkPageView, WorkPeriodView, WorkReviewView, WorksArgs, WorkSectionView, WorksToModerateArgs, WorkView } from './work.view';

/** After every row, so that the first page is asked like any other. */
const AFTER_ALL = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as const;
const BEFORE_ALL = ['-infinity', '00000000-0000-0000-0000-000000000000'] as const;

function oncePerWay(build: (filters: WorkFilters) => string): (filters: WorkFilters) => string {
  const texts = new Map<string, string>();
  return (filters) => {
    const way = Object.values(filters).map(Number).join('');
    let text = texts.get(way);
    if (text === undefined) texts.set(way, (text = build(filters)));
    return text;
  };
}

const statementOf = oncePerWay(worksStatement);
const countOf = oncePerWay(workCountStatement);

type ReviewRow = Omit<WorkReviewView, 'titleFindings' | 'sectionFindings' | 'abilities' | 'standsAgainst'> & LookedAt & { readonly work: WorkView & { readonly sections: WorkSectionView[] } };

const REVIEW = `
  select w.id, w.entry_id as "entryId", w.state, w.reason_code as "reasonCode", w.reason, w.received_at as "receivedAt", ${lookedAt('$3')},
         (select to_json(page) from (select ${WORK.replace('w.published_at as', 'coalesce(w.published_at, w.received_at) as')}, w.sections) page) as work,
         (select coalesce(json_agg(json_build_object('act', s.act, 'reasonCode', s.reason_code, 'reason', s.reason, 'byName', a.name, 'at', s.at) order by s.at desc, s.id desc), '[]')
            from work_step s left join account a on a.id = s.by_id where s.work_id = w.id) as steps`;

const QUEUE = `${REVIEW} from work w ${WORK_NAMES}
   where ${MODERATED} and w.state = $4 and (w.received_at, w.id) > ($5::timestamptz, $6::uuid) order by w.received_at, w.id limit $7`;

const OWN = `
  select w.id, w.entry_id as "entryId", w.title, w.state, w.reason_code as "reasonCode", w.reason, w.category_name as "categoryName", w.period_name as "periodName",
         w.programme_code as "programmeCode", w.received_at as "receivedAt", w.published_at as "publishedAt" from work w
   where w.member_id = $1 or w.entry_id in (select a.entry_id from entry_author a where a.member_id = $1) order by w.id desc limit 100`;

/** Questions about works. The public ones are one prepared statement each; no entity is made. */
@Injectable()
export class WorksReader {
  constructor(private readonly reader: Reader, private readonly words: ModerationWords) {}

  async works(args: WorksArgs): Promise<ConnectionView<WorkView>> {
    const question = args.search?.trim() ? questionOf(args.search) : null;
    if (args.search?.trim() && !question) throw BadInput.at('search', '请输入要查找的文字', 'write what to look for');
    const filters: WorkFilters = {
      byPeriod: Boolean(args.period), byCategory: Boolean(args.category), byDistrict: Boolean(args.districtId),
      withVideo: args.hasVideo === true, isAwarded: args.isAwarded === true, bySearch: question !== null,
    };
    const values: unknown[] = [args.programme, args.period, args.category, args.districtId, question?.all].filter((value) => value !== undefined && value !== null && value !== '');
    const after = decodeCursor(args.after, 2) ?? AFTER_ALL;
    const row = await this.reader.first<{ works: WorkView[] }>(statementOf(filters), [...values, ...after, args.first + 1]);
    const page = toPage(row!.works, args, (work) => [String(work.publishedAt), work.id]);
    return { ...page, totalCount: async () => (await this.reader.first<{ count: number }>(countOf(filters), values))!.count };
  }

  async page(id: string): Promise<WorkPageView> {
    const row = isId(id) ? await this.reader.first<WorkPageView>(WORK_PAGE, [id]) : null;
    if (!row) throw noWork();
    return row;
  }

  periods(programme: string): Promise<WorkPeriodView[]> {
    return this.reader.rows<WorkPeriodView>(WORK_PERIODS, [programme]);
  }

  /** Oldest first: who came first is looked at first. */
  async toModerate(actor: Actor, args: WorksToModerateArgs): Promise<ConnectionView<WorkReviewView>> {
    const scope = moderatorValues(actor);
    const rows = await this.reader.rows<ReviewRow>(QUEUE, [...scope, askedBy(actor), args.state, ...(decodeCursor(args.after, 2) ?? BEFORE_ALL), args.first + 1]);
    const page = toPage(await this.dress(rows), args, (row) => [new Date(row.receivedAt).toISOString(), row.id]);
    const count = async (): Promise<number> => (await this.reader.first<{ count: number }>(`select count(*)::int as count from work w where ${MODERATED} and w.state = $3`, [...scope, args.state]))!.count;
    return { ...page, totalCount: count };
  }

  async review(actor: Actor, id: string): Promise<WorkReviewView> {
    const rows = isId(id) ? await this.reader.rows<ReviewRow>(`${REVIEW} from work w ${WORK_NAMES} where ${MODERATED} and w.id = $4`, [...moderatorValues(actor), askedBy(actor), id]) : [];
    const [view] = await this.dress(rows);
    if (!view) throw noWork();
    return view;
  }

  async own(actor: Actor): Promise<OwnWorkView[]> {
    const rows = actor.memberId ? await this.reader.rows<Omit<OwnWorkView, 'abilities'>>(OWN, [actor.memberId]) : [];
    return rows.map((row) => ({ ...row, abilities: { canOffer: isOfferedAnew(row), canWithdraw: !isHiddenByPerson(row) } }));
  }

  private async dress(rows: readonly ReviewRow[]): Promise<WorkReviewView[]> {
    const found: Finding[][] = await this.words.findIn(rows.flatMap(({ work }) => [work.title, ...work.sections.map((one) => one.text)]));
    let at = 0;
    return rows.map((row) => {
      const standing = { title: row.work.title, state: row.state, reasonCode: row.reasonCode };
      const standsAgainst = canAct(standing, 'approve') ? obstacleOf(standing, row) : null;
      const titleFindings = found[at++]!;
      const sectionFindings = row.work.sections.map(() => found[at++]!);
      return {
        ...row, titleFindings, sectionFindings, standsAgainst,
        abilities: { canApprove: standsAgainst === null && canAct(standing, 'approve'), canReturn: canAct(standing, 'return'), canWithdraw: canAct(standing, 'withdraw') },
      };
    });
  }
}

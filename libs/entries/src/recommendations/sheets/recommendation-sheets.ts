import { Inject, Injectable } from '@nestjs/common';
import { BadInput, type Actor } from '@jiangong/kernel';
import { Members } from '@jiangong/people';
import { OBJECT_STORE, Reader, readTable, UnitOfWork, UploadedFiles, type ObjectStore, type TableRow, type Tx } from '@jiangong/platform';
import { Rounds } from '@jiangong/programme';
import { EntryCodes, type EntryForm } from '../../submissions/public';
import { RecommendMember } from '../commands/recommend-member';
import { AlreadyRecommended, NotOwnUnion, SheetFaulty, UnitPlacesUsed, DistrictPlacesUsed } from '../recommendation.refusals';
import { CATEGORY, columnOf, contentOf, MEMBER_NO, NAME, sheetColumns, EXAMPLE_MARK } from './sheet-columns';

export interface SheetInput {
  readonly fileId: string;
  readonly roundId: string;
  readonly organizationId: string;
}

export interface SheetFault {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

export interface SheetReport {
  readonly rowCount: number;
  readonly faults: readonly SheetFault[];
  readonly preview: readonly { readonly row: number; readonly memberNo: string; readonly name: string; readonly category: string }[];
}

interface Sheet {
  readonly form: EntryForm;
  readonly rows: readonly TableRow[];
}

/** A unit's places are few; a longer sheet is a mistake. */
const MAX_ROWS = 1_000;
const PREVIEW = 100;
const MAX_FAULTS = 200;

/** Ends a rehearsal: everything it wrote is rolled back. */
class Rehearsed extends Error {}

/**
 * Recommendations from a table (journey 4). Checking walks the very path of accepting and rolls it back, so that a sheet
 * found clean is clean; accepting writes all rows or none.
 */
@Injectable()
export class RecommendationSheets {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reader: Reader,
    private readonly files: UploadedFiles,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
    private readonly rounds: Rounds,
    private readonly members: Members,
    private readonly codes: EntryCodes,
    private readonly recommend: RecommendMember,
  ) {}

  /** Creates nothing. */
  async check(actor: Actor, input: SheetInput): Promise<SheetReport> {
    const sheet = await this.read(actor, input);
    let faults: readonly SheetFault[] = [];
    try {
      await this.uow.run(actor, { isolation: 'serializable' }, async (tx) => {
        faults = await this.walk(tx, actor, input, sheet, (position) => `rehearsal-${position}`);
        throw new Rehearsed();
      });
    } catch (error) {
      if (!(error instanceof Rehearsed)) throw error;
    }
    const preview = sheet.rows.slice(0, PREVIEW).map(({ row, cells }) => ({ row, memberNo: cells[MEMBER_NO]!, name: cells[NAME]!, category: cells[CATEGORY]! }));
    return { rowCount: sheet.rows.length, faults, preview };
  }

  /** How many were recommended: all of them. One faulty row, and the whole sheet is refused with every fault. */
  async accept(actor: Actor, input: SheetInput): Promise<{ done: number; refused: [] }> {
    const sheet = await this.read(actor, input);
    const codes = await this.codes.take(input.roundId, sheet.rows.length);
    return this.uow.run(actor, { isolation: 'serializable' }, async (tx) => {
      const faults = await this.walk(tx, actor, input, sheet, (position) => codes[position]!);
      if (faults.length > 0) {
        throw new SheetFaulty({ rowCount: sheet.rows.length, faultCount: faults.length, faults: faults.slice(0, MAX_FAULTS).map(({ row, column, reason }) => ({ row, column, reason })) });
      }
      return { done: sheet.rows.length, refused: [] };
    });
  }

  private async read(actor: Actor, { fileId, roundId }: SheetInput): Promise<Sheet> {
    const { form } = await this.rounds.rulesOf(this.reader, roundId);
    const file = await this.files.ownFile(actor, fileId);
    const rows: TableRow[] = [];
    for await (const row of readTable(await this.store.localPath(file.key), sheetColumns(form), { maxRows: MAX_ROWS })) rows.push(row);
    return { form, rows };
  }

  /** Every row on the single path; what it refuses becomes a fault of its row and column. */
  private async walk(tx: Tx, actor: Actor, input: SheetInput, { form, rows }: Sheet, codeAt: (position: number) => string): Promise<SheetFault[]> {
    const categories = await this.rounds.categoriesOf(tx, input.roundId);
    const faults: SheetFault[] = [];
    for (const [position, { row, cells }] of rows.entries()) {
      const fault = (column: string, reason: string): number => faults.push({ row, column, value: cells[column] ?? '', reason });
      if (cells[MEMBER_NO]?.includes(EXAMPLE_MARK)) {
        fault(MEMBER_NO, '这是模板里的示例行，请删除这一行后再上传');
        continue;
      }
      const category = categories.find((one) => one.name === cells[CATEGORY] || one.code === cells[CATEGORY]);
      if (!category) fault(CATEGORY, `没有这个类别；可选：${categories.map((one) => one.name).join('、')}`);
      const member = cells[MEMBER_NO] ? await this.members.memberByNo(tx, cells[MEMBER_NO]) : null;
      if (!member) fault(MEMBER_NO, cells[MEMBER_NO] ? UNKNOWN_MEMBER : '不能为空');
      if (!category || !member) continue;
      if (cells[NAME] !== member.name && (await this.isOfUnion(tx, member.id, input.organizationId))) {
        fault(NAME, `与工号 ${member.memberNo} 登记的姓名不符，请核对工号和姓名`);
        continue;
      }
      const recommendation = { roundId: input.roundId, categoryId: category.id, memberId: member.id, organizationId: input.organizationId, content: contentOf(form, cells) };
      try {
        await this.recommend.recommendIn(tx, actor, recommendation, () => codeAt(position));
      } catch (error) {
        for (const { column, reason } of this.told(error, form)) fault(column, reason);
      }
    }
    return faults;
  }

  /** What concerns the round or the actor as a whole is no fault of a row. */
  private told(error: unknown, form: EntryForm): { column: string; reason: string }[] {
    if (error instanceof BadInput) return error.faults.map((one) => ({ column: columnOf(form, one.path), reason: one.zh }));
    if (error instanceof NotOwnUnion) return [{ column: MEMBER_NO, reason: UNKNOWN_MEMBER }];
    if (error instanceof AlreadyRecommended) return [{ column: MEMBER_NO, reason: error.text.zh }];
    if (error instanceof UnitPlacesUsed || error instanceof DistrictPlacesUsed) return [{ column: CATEGORY, reason: error.text.zh }];
    throw error;
  }

  /** A wrong name is told only of people whom the union may know. */
  private async isOfUnion(tx: Tx, memberId: string, organizationId: string): Promise<boolean> {
    const [row] = await tx.query(
      `select 1 as one from membership s join organization_closure c on c.descendant_id = s.organization_id and c.ancestor_id = $2 where s.member_id = $1 limit 1`,
      [memberId, organizationId]);
    return row !== undefined;
  }
}

const UNKNOWN_MEMBER = '没有找到这名职工，或其不属于推荐单位及其下级；请核对工号和会籍';

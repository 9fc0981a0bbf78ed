import { Injectable } from '@nestjs/common';
import { ownCopy, rowsFrom, type RowSource, type TableRow, type Tx } from '@jiangong/platform';
import { EnrolMember, type NewMember } from '../members/public';
import { inBatches, type CellFault, type ImportKind, type RowCheck } from './import-kind';
import { readRosterRow, ROSTER_COLUMNS, type RosterRow } from './roster-table';
import { UnitNames } from './unit-names';

/** Rows judged with two statements. */
const BATCH = 1_000;

/** A file of members: each with a first membership and the attributes stated with it. */
@Injectable()
export class RosterKind implements ImportKind {
  readonly columns = ROSTER_COLUMNS;
  readonly maxRows = 120_000;

  constructor(private readonly enrol: EnrolMember) {}

  async *check(source: RowSource, organizationId: string, rows: AsyncIterable<TableRow>): AsyncGenerator<readonly RowCheck[]> {
    const units = await UnitNames.below(source, organizationId);
    /** The row in which each number stood first. */
    const seen = new Map<string, number>();
    for await (const batch of inBatches(rows, BATCH)) {
      const read = batch.map((row) => ({ row, ...readRosterRow(row.cells) }));
      const taken = await this.taken(source, read);
      await units.explain(read.map(({ unitName }) => unitName).filter((name) => units.idOf(name) === undefined));
      yield read.map((one) => this.judge(one, units, seen, taken));
    }
  }

  async write(tx: Tx, goods: readonly unknown[]): Promise<void> {
    await this.enrol.enrolMany(tx, goods as readonly NewMember[]);
  }

  private judge({ row, member, unitName, faults: own }: RosterRow & { row: TableRow }, units: UnitNames, seen: Map<string, number>, taken: ReadonlySet<string>): RowCheck {
    const faults: CellFault[] = [...own];
    const { memberNo } = member;
    const first = seen.get(memberNo);
    if (memberNo !== '' && first !== undefined) {
      faults.push({ column: '工号', zh: `与第 ${first} 行的工号重复`, en: `the same member number as in row ${first}` });
    } else if (memberNo !== '') {
      seen.set(ownCopy(memberNo), row.row);
      if (taken.has(memberNo)) faults.push({ column: '工号', zh: '这个工号已登记，无需再次导入', en: 'this member number is already enrolled' });
    }
    const organizationId = units.idOf(unitName);
    if (organizationId === undefined && unitName !== '') faults.push(units.faultOf('单位', unitName));
    const good: NewMember | null = faults.length === 0 && organizationId ? { ...member, organizationId } : null;
    return { row, good, faults };
  }

  private async taken(source: RowSource, rows: readonly RosterRow[]): Promise<ReadonlySet<string>> {
    const numbers = rows.map(({ member }) => member.memberNo);
    const found = await rowsFrom<{ no: string }>(source, 'select member_no as no from member where member_no = any($1::text[])', [numbers]);
    return new Set(found.map((row) => row.no));
  }
}

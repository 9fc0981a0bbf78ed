import { newId, platformActor, sha256 } from '@jiangong/kernel';
import { aJudge, type JudgeWorld } from '@jiangong/judging/testing';
import { aMember, type City } from '@jiangong/people/testing';
import { aRound, type RoundWish, type RoundWorld } from '@jiangong/programme/testing';
import type { TestProduct } from '@jiangong/testing';

/** One judge's marks in points: the same for every criterion, or by criterion code. */
export type Points = number | Readonly<Record<string, number>>;

export interface MarkedEntry {
  /** Code of a category of the round. */
  readonly category: string;
  /** A judge each. */
  readonly points: readonly Points[];
  readonly name?: string;
  readonly memberId?: string;
  /** Its unit; the first enterprise of the city unless told otherwise. */
  readonly organizationId?: string;
  readonly districtId?: string | null;
  readonly attributes?: Readonly<Record<string, string>>;
}

export interface MarkedWorld extends RoundWorld {
  readonly judges: readonly JudgeWorld[];
  readonly entryIds: readonly string[];
}

/**
 * A round in judging whose sheets are all locked, as many entries as wished for in a few statements: for what depends
 * on the marks alone. Rows are written directly; no step is logged.
 */
export async function aMarkedRound(product: TestProduct, city: City, entries: readonly MarkedEntry[], wish: RoundWish = {}): Promise<MarkedWorld> {
  const world = await aRound(product.uow, { ...wish, phase: 'judging' });
  const judges: JudgeWorld[] = [];
  const width = Math.max(0, ...entries.map((entry) => entry.points.length));
  for (let at = 0; at < width; at++) judges.push(await aJudge(product, city));
  const fallback = entries.some((entry) => !entry.memberId) ? await aMember(product, { organizationId: city.enterprises[0] }) : null;
  const rows = entries.map((entry, at) => ({ ...entry, id: newId(), versionId: newId(), code: String(at + 1).padStart(4, '0'), memberId: entry.memberId ?? fallback! }));
  // one person cannot be put forward twice in a category: without a person of its own an entry is a work
  await product.uow.run(platformActor, {}, async (tx) => {
    await tx.query(
      `insert into entry (id, round_id, category_id, code, subject, member_id, organization_id, district_id, title, origin, state, version_number, attributes, created_at, accepted_at, version)
       select id, $1, category_id, code, subject, member_id, organization_id, district_id, title, 'recommendation', 'accepted', 1, attributes, $2, $2, 1
         from json_to_recordset($3) as x(id uuid, category_id uuid, code text, subject text, member_id uuid, organization_id uuid, district_id uuid, title text, attributes jsonb)`,
      [world.roundId, tx.now, JSON.stringify(rows.map((row) => ({
        id: row.id, category_id: world.category[row.category], code: row.code, subject: fallback === row.memberId ? 'work' : 'member', member_id: row.memberId,
        organization_id: row.organizationId ?? city.enterprises[0], district_id: row.districtId === undefined ? city.districtA : row.districtId, title: row.name ?? `参评${row.code}`, attributes: row.attributes ?? {},
      })))]);
    const content = JSON.stringify({ deeds: '三年无差错。' });
    await tx.query(
      `insert into entry_version (id, entry_id, number, content, content_hash, created_at) select id, entry_id, 1, $1::jsonb, $2, $3 from json_to_recordset($4) as x(id uuid, entry_id uuid)`,
      [content, sha256(content), tx.now, JSON.stringify(rows.map((row) => ({ id: row.versionId, entry_id: row.id })))]);
    const sheets = rows.flatMap((row) => row.points.map((points, judge) => ({ id: newId(), assignment: newId(), entry: row.id, version: row.versionId, judge: judges[judge]!.accountId, points })));
    const given = JSON.stringify(sheets.map(({ points: _points, ...sheet }) => sheet));
    await tx.query(
      `insert into assignment (id, round_id, entry_id, judge_id, state, origin, panel_version, created_at)
       select assignment, $1, entry, judge, 'active', 'computed', 1, $2 from json_to_recordset($3) as x(assignment uuid, entry uuid, judge uuid)`, [world.roundId, tx.now, given]);
    await tx.query(
      `insert into score_sheet (id, assignment_id, round_id, entry_id, entry_version_id, judge_id, state, revision, locked_at, version)
       select id, assignment, $1, entry, version, judge, 'locked', 1, $2, 1 from json_to_recordset($3) as x(id uuid, assignment uuid, entry uuid, version uuid, judge uuid)`, [world.roundId, tx.now, given]);
    const marks = sheets.flatMap(({ id, points }) => world.rules.judging.criteria.map(({ code }) => ({ sheet: id, criterion: code, value: Math.round((typeof points === 'number' ? points : points[code]!) * 1000) })));
    await tx.query(
      `insert into mark (sheet_id, criterion, value, saved_at) select sheet, criterion, value, $1 from json_to_recordset($2) as x(sheet uuid, criterion text, value int)`, [tx.now, JSON.stringify(marks)]);
  });
  return { ...world, judges, entryIds: rows.map((row) => row.id) };
}

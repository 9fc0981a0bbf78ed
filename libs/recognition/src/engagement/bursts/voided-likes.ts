import type { EngagementTx } from '../store/engagement-store';

/** $1 the voiding, $2 work, $3 members. */
const VOID = `
  update engagement.work_like set voiding_id = $1
   where work_id = $2 and member_id = any($3::uuid[]) and voiding_id is null and cleared_at is null returning is_on as "isOn"`;

/** $1 the voiding, $2 work, $3 at: left alone by the search from now on. */
const RESTORE = `update engagement.work_like set voiding_id = null, cleared_at = $3 where work_id = $2 and voiding_id = $1 returning is_on as "isOn"`;

/** A statement of its own: its snapshot holds all that the rows above waited for, so the counter is sound at every look. */
const COUNT = `update engagement.work_count set likes_voided = likes_voided + $2 where work_id = $1`;

interface Touched { readonly isOn: boolean }

const countOf = (rows: readonly Touched[]): number => rows.filter(({ isOn }) => isOn).length;

/** The rows and the counter; what was taken back meanwhile counts nowhere anyway. */
export async function voidLikes(tx: EngagementTx, voidingId: string, workId: string, memberIds: readonly string[]): Promise<void> {
  const touched = await tx.rows<Touched>(VOID, [voidingId, workId, memberIds]);
  await tx.rows(COUNT, [workId, countOf(touched)]);
}

/** The likes of a voiding count again. */
export async function restoreLikes(tx: EngagementTx, voidingId: string, workId: string, at: Date): Promise<void> {
  const touched = await tx.rows<Touched>(RESTORE, [voidingId, workId, at]);
  await tx.rows(COUNT, [workId, -countOf(touched)]);
}

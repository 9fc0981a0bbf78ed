/** `2026-01`, one back → `2025-12`. */
export function monthStepped(month: string, by: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** The newest month of a year that is over: of the year that runs the month before this one. */
export function newestMonthOf(year: number, today: string): string {
  const before = monthStepped(today.slice(0, 7), -1);
  return Number(before.slice(0, 4)) > year ? `${year}-12` : Number(before.slice(0, 4)) < year ? `${year}-01` : before;
}

const parts = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** An instant as a `datetime-local` control shows it, on the clock of Asia/Shanghai. */
export function toShanghai(instant: string): string {
  const of = Object.fromEntries(parts.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return `${of.year}-${of.month}-${of.day}T${of.hour}:${of.minute}`;
}

/** What was typed there, as an instant; null when it is none. Asia/Shanghai has had no summer time since 1991. */
export function fromShanghai(local: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(local)) return null;
  const instant = new Date(`${local.length === 16 ? `${local}:00` : local}+08:00`);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}

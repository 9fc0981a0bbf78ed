import { shanghai, type SettableClock } from '@jiangong/kernel';
import type { Reader } from '@jiangong/platform';
import { IssueCertificates } from '@jiangong/recognition';
import type { SampleSeason } from './season';

/** The certificates of one published month: of the last in which the employee of the sample was honoured, else of March. */
const ROUND = `
  select r.id from round r join programme p on p.id = r.programme_id
   where p.code = 'star' and r.cadence = 'month' and r.phase = 'published'
   order by exists (select 1 from standing_honour h join account a on a.member_id = h.member_id where h.round_id = r.id and a.username = 'zhigong') desc, r.code desc limit 1`;

export async function writeCertificates(season: SampleSeason, clock: SettableClock, reader: Reader, year: number, now: Date): Promise<void> {
  const round = await reader.first<{ id: string }>(ROUND);
  if (!round) return;
  clock.set(shanghai(year, 5, 8, 15));
  await season.command(IssueCertificates).execute(season.officer('shizong'), { roundId: round.id });
  await season.drain();
  clock.set(now);
}

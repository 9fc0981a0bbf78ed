import { NotFound, shanghai, type Cadence } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import { ruleContent } from '../rules/public';
import type { ProgrammePlan, RoundPlan, SeasonPlan } from './season-plan';

interface PastProgramme extends Omit<ProgrammePlan, 'rules' | 'rounds'> {
  readonly rules: readonly { cadence: Cadence; content: unknown }[] | null;
  readonly rounds: readonly (Omit<RoundPlan, Instant> & Record<Instant, string>)[] | null;
}

const INSTANTS = ['collectingAt', 'reviewingAt', 'judgingAt', 'computingAt', 'decidingAt'] as const;
type Instant = (typeof INSTANTS)[number];

const PAST_PROGRAMMES = `
  select p.code, p.name, p.description, p.subject,
         coalesce((select json_agg(json_build_object('code', c.code, 'name', c.name) order by c.position, c.code) from category c where c.programme_id = p.id), '[]') as categories,
         (select json_agg(json_build_object('cadence', v.cadence, 'content', v.content))
            from (select distinct on (cadence) cadence, content from rule_version where programme_id = p.id order by cadence, number desc) v) as rules,
         (select json_agg(json_build_object(
                   'code', r.code, 'cadence', r.cadence, 'name', r.name, 'position', r.position,
                   'collectingAt', r.collecting_at, 'reviewingAt', r.reviewing_at, 'judgingAt', r.judging_at, 'computingAt', r.computing_at, 'decidingAt', r.deciding_at,
                   'fedBy', array(select o.code from round_feed f join round o on o.id = f.from_round_id where f.to_round_id = r.id and o.programme_id = p.id)))
            from round r where r.programme_id = p.id and r.phase <> 'cancelled') as rounds
    from programme p join season s on s.id = p.season_id where s.year = $1 order by p.position, p.code`;

const OFFSET_MS = 8 * 3_600_000;

/** The same wall time in another year; the 29th of February becomes the 28th where there is none. */
export function inYear(instant: Date, years: number): Date {
  const local = new Date(instant.getTime() + OFFSET_MS);
  const [year, month] = [local.getUTCFullYear() + years, local.getUTCMonth() + 1];
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return shanghai(year, month, Math.min(local.getUTCDate(), lastDay), local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds());
}

/** What a past season ran by, moved to another year: its newest rules, its categories, its calendar. */
export async function pastSeason(tx: Tx, from: number, to: number): Promise<SeasonPlan> {
  const programmes = await tx.query<PastProgramme>(PAST_PROGRAMMES, [from]);
  if (programmes.length === 0) throw new NotFound({ zh: `${from} 年度竞赛`, en: `season of ${from}` });
  const renamed = (text: string): string => text.replaceAll(String(from), String(to));
  return {
    programmes: programmes.map((programme) => ({
      ...programme,
      rules: Object.fromEntries((programme.rules ?? []).map(({ cadence, content }) => [cadence, ruleContent.parse(content)])),
      rounds: (programme.rounds ?? []).map((round) => ({
        ...round,
        ...(Object.fromEntries(INSTANTS.map((name) => [name, inYear(new Date(round[name]), to - from)])) as Record<Instant, Date>),
        code: renamed(round.code), name: renamed(round.name), fedBy: round.fedBy.map(renamed),
      })),
    })),
  };
}

import { describe, expect, it } from '@jest/globals';
import { addDays, addWorkingDays, dayOf, plainWeek, shanghai } from '@jiangong/kernel';
import { foresee } from '../rounds/preflight.rules';
import { inYear } from './past-season';
import { standardSeason } from './standard-season';

const [star, fiveSmall, showcase] = standardSeason(2026).programmes;
const round = (code: string) => star!.rounds.find((one) => one.code === code)!;

describe('the standard season (domain §3)', () => {
  it('has twelve months, four quarters and one year of stars in five kinds, and twelve five-small months in five kinds', () => {
    expect(star!.rounds.map((one) => one.cadence).filter((cadence, at, all) => all.indexOf(cadence) === at)).toEqual(['month', 'quarter', 'year']);
    expect([star!.rounds.length, star!.categories.length, fiveSmall!.rounds.length, fiveSmall!.categories.length]).toEqual([17, 5, 12, 5]);
  });

  it('has a showcase of three channels with a round each month, all the year round', () => {
    expect([showcase!.code, showcase!.rounds.length, showcase!.categories.map(({ name }) => name)]).toEqual(['showcase', 12, ['秀绝活', '秀师徒', '秀创新']]);
  });

  it('a month is open from the 1st 00:00 to the 25th 18:00 and judged from the 28th 09:00', () => {
    expect(round('2026-02')).toMatchObject({ collectingAt: shanghai(2026, 2, 1), reviewingAt: shanghai(2026, 2, 25, 18), judgingAt: shanghai(2026, 2, 28, 9), computingAt: shanghai(2026, 3, 5, 18) });
    expect(round('2026-12').decidingAt).toEqual(shanghai(2027, 1, 8, 9));
  });

  it('the quarter takes its three months and the year its four quarters', () => {
    expect(round('2026-Q2').fedBy).toEqual(['2026-04', '2026-05', '2026-06']);
    expect(round('2026-Y').fedBy).toEqual(['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']);
    expect(round('2026-05').fedBy).toEqual([]);
  });

  it('a source decided on its day has had its notice before the round it feeds is judged', () => {
    for (const one of star!.rounds) {
      for (const from of one.fedBy.map(round)) {
        const noticed = addWorkingDays(dayOf(from.decidingAt), star!.rules[from.cadence]!.notice.workingDays, plainWeek);
        expect(addDays(noticed, 1) <= dayOf(one.judgingAt)).toBe(true);
      }
    }
  });

  it('nothing in it stops a round from opening, in any year', () => {
    for (let year = 2020; year <= 2040; year++) {
      for (const programme of standardSeason(year).programmes) {
        for (const one of programme.rounds) {
          const sources = programme.rounds.filter((other) => one.fedBy.includes(other.code)).map((other) => ({ ...other, phase: 'scheduled' as const }));
          const previous = programme.rounds.find((other) => other.cadence === one.cadence && other.position === one.position - 1);
          const facts = { round: one, rules: programme.rules[one.cadence]!, categories: 5, sources, previous: previous ? { ...previous, phase: 'scheduled' as const } : null, holidayYears: [year, year + 1], calendar: plainWeek };
          expect(foresee(facts).filter((finding) => finding.severity === 'blocking' || finding.code.startsWith('calendar'))).toEqual([]);
        }
      }
    }
  });

  it('a copied calendar keeps its wall times; a leap day falls back to the 28th', () => {
    expect(inYear(shanghai(2028, 2, 29, 18), 1)).toEqual(shanghai(2029, 2, 28, 18));
    expect(inYear(shanghai(2026, 12, 31, 23, 59, 59), 1)).toEqual(shanghai(2027, 12, 31, 23, 59, 59));
  });
});

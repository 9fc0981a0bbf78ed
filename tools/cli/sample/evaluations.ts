import { shanghai, type SettableClock } from '@jiangong/kernel';
import type { Reader } from '@jiangong/platform';
import { AnswerEvaluation, ComputeEvaluation, SaveScheme, SignEvaluation, standardScheme, StateEvidence, type SchemeContent } from '@jiangong/recognition';
import { HOME_DISTRICT } from './accounts';
import type { Chance } from './chance';
import type { SampleSeason } from './season';

/** The year before the platform: everything is stated by the districts and confirmed by the city. */
const BEFORE: SchemeContent = {
  groups: [
    { code: 'organising', name: '组织发动', indicators: [
      { code: 'contests', name: '开展竞赛项数', text: '本区县全年开展的劳动和技能竞赛，附目录文号', weight: 40, source: 'entered', measure: { kind: 'to_best' } },
      { code: 'trained', name: '培训职工人数', text: '竞赛带动的技能培训人数，附培训台账', weight: 30, source: 'entered', measure: { kind: 'to_target', target: 3_000 } },
    ] },
    { code: 'outcome', name: '竞赛成效', indicators: [{ code: 'promoted', name: '晋升技能等级人数', text: '因竞赛晋升技能等级的职工人数，附证书清单', weight: 30, source: 'entered', measure: { kind: 'to_best' } }] },
  ],
  grades: standardScheme.grades,
};

/** The year before published by two; this year's stated in part, reckoned, signed by one, with a word of the home district. */
export async function writeEvaluations(season: SampleSeason, clock: SettableClock, reader: Reader, chance: Chance, year: number, now: Date): Promise<void> {
  const [first, second, district] = [season.officer('shizong'), season.officer('shizong2'), season.officer('quxian')];
  const districts = await reader.rows<{ id: string; name: string }>(`select id, name from organization where level = 'district' order by position, name`);
  const sign = async (actor: typeof first, of: number): Promise<void> => {
    const { hash } = (await reader.first<{ hash: string }>(`select content_hash as hash from evaluation where year = $1 and state <> 'superseded'`, [of]))!;
    await season.command(SignEvaluation).execute(actor, { year: of, contentHash: hash });
  };
  clock.set(shanghai(year, 1, 12, 9));
  await season.command(SaveScheme).execute(first, { year: year - 1, content: BEFORE, reason: '平台启用前的年度，以填报为准' });
  for (const [at, { id, name }] of districts.entries()) {
    const facts = { contests: 6 + Math.round(Math.abs(chance.around(0, 8))), trained: 900 + 150 * Math.round(Math.abs(chance.around(0, 9))), promoted: 20 + Math.round(Math.abs(chance.around(0, 40))) };
    for (const [indicator, value] of Object.entries(facts)) await season.command(StateEvidence).execute(first, { year: year - 1, districtId: id, indicator, value, proof: `${name.slice(0, 2)}工发〔${year - 1}〕${20 + at}号` });
  }
  clock.set(shanghai(year, 1, 26, 9));
  await season.command(ComputeEvaluation).execute(first, year - 1);
  await sign(first, year - 1);
  clock.set(shanghai(year, 1, 26, 15));
  await sign(second, year - 1);
  clock.set(shanghai(year, 4, 27, 9));
  await season.command(SaveScheme).execute(first, { year, content: standardScheme, reason: '采用标准指标' });
  for (const [at, { id, name }] of districts.entries()) if (at % 3 !== 2 && name !== HOME_DISTRICT) await season.command(StateEvidence).execute(first, { year, districtId: id, indicator: 'plan', value: 6 + (at % 5), proof: `${name.slice(0, 2)}工发〔${year}〕${3 + at}号` });
  const home = districts.find(({ name }) => name === HOME_DISTRICT)!;
  await season.command(StateEvidence).execute(district, { year, districtId: home.id, indicator: 'plan', value: 10, proof: `江北工发〔${year}〕7号` });
  clock.set(shanghai(year, 5, 8, 9));
  await season.command(ComputeEvaluation).execute(first, year);
  clock.set(shanghai(year, 5, 8, 16));
  await season.command(AnswerEvaluation).execute(district, { year, districtId: home.id, text: '竞赛计划与经费保障已于4月27日填报，请市总核对确认后重新计算。' });
  clock.set(now);
}

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { shanghai } from '@jiangong/kernel';
import { RunningProduct } from './running-product';
import { SmallCity } from './support/small-city';
import type { Visitor } from './visitor';

const UNITS = ['甲机械有限公司', '乙机械有限公司', '丙机械有限公司'];
const DEADLINE = shanghai(2026, 5, 25, 18);
const RECOMMEND = 'recommendMember(input: RecommendMemberInput!)';
/** How long before the deadline the API is started; on a slow machine it takes longer to come up. */
const LEADS_SECONDS = [9, 45, 240];

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));

interface Try {
  /** When the answer had come, by the server's clock. */
  readonly answeredAt: number;
  readonly code: string | null;
  readonly message: string;
}

describe('the deadline is the server’s clock, to the second', () => {
  let product: RunningProduct;
  let city: SmallCity;
  let round: Awaited<ReturnType<SmallCity['round']>>;
  let cadre: Visitor;
  let shift = 0;
  const now = (): number => Date.now() + shift;

  beforeAll(async () => {
    product = await RunningProduct.migrated();
    city = await SmallCity.found(product, {
      now: shanghai(2026, 5, 20, 9),
      unions: [{ name: '江北区总工会', level: 'district' }, ...UNITS.map((name) => ({ name, level: 'enterprise' as const, under: '江北区总工会', staff: 12 }))],
      accounts: [{ username: 'danwei', name: '唐晓蓉', role: 'unit_cadre', at: UNITS }, { username: 'shizong', name: '袁志行', role: 'city_organiser' }],
    });
    round = await city.round('star', '2026-05');
    await openBeforeTheDeadline();
  }, 600_000);
  afterAll(() => product?.stop());

  /** Starts the API alone: no tick of a schedule closes the round, the clock does. */
  async function openBeforeTheDeadline(): Promise<void> {
    for (const [attempt, lead] of LEADS_SECONDS.entries()) {
      shift = await product.setClock(new Date(DEADLINE.getTime() - lead * 1000));
      product.run('api');
      await product.untilReady();
      cadre = await city.signIn('danwei');
      // the way is walked once, so that nothing is loaded when seconds count; by a unit whose other places count later
      const walked = await recommend(UNITS[2]!, 9 - attempt);
      if (now() < DEADLINE.getTime() - 1_500) {
        expect(walked).toMatchObject({ code: null });
        return;
      }
      await product.kill('api');
    }
    throw new Error('the API did not come up in time before the deadline');
  }

  /** The n-th recommendation of a unit: two of each kind. */
  async function recommend(unit: string, nth: number, by: Visitor = cadre): Promise<Try> {
    const input = {
      roundId: round.id, organizationId: city.id(unit), categoryId: Object.values(round.categories)[nth % 5]!, memberId: city.staff(unit)[nth]!.id,
      content: { deeds: '带领班组攻下三项难题，全年无差错' },
    };
    const outcome = await by.try<{ code?: string; message?: string }>(RECOMMEND, { input }, 'Recommendation { id }');
    return { answeredAt: now(), code: outcome.code ?? null, message: outcome.message ?? '' };
  }

  const acceptedAt = async (units: readonly string[]): Promise<number[]> =>
    (await product.rows<{ at: Date }>('select created_at as at from recommendation where round_id = $1 and organization_id = any($2) order by created_at', [round.id, units.map((unit) => city.id(unit))])).map(({ at }) => at.getTime());

  it('17:59:59 is accepted, 18:00:00 is refused, and nothing in between is lost', async () => {
    // twenty recommendations, one every tenth of a second, across the last second and beyond
    const plan = UNITS.slice(0, 2).flatMap((unit) => Array.from({ length: 10 }, (_one, nth) => ({ unit, nth })));
    await pause(DEADLINE.getTime() - 980 - now());
    const tries = await Promise.all(plan.map(async ({ unit, nth }, at) => {
      await pause(at * 100);
      return recommend(unit, nth);
    }));
    const accepted = await acceptedAt(UNITS.slice(0, 2));
    const inLastSecond = accepted.filter((at) => at >= DEADLINE.getTime() - 1_000);
    expect(inLastSecond.length).toBeGreaterThan(0);
    expect(Math.max(...accepted)).toBeLessThan(DEADLINE.getTime());
    expect(tries.filter(({ code }) => code === null)).toHaveLength(inLastSecond.length);

    const refused = tries.filter(({ code }) => code !== null);
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['COLLECTING_CLOSED']));
    expect(refused[0]!.message).toMatch(/5月25日.*18[:：]00/);
    for (const { answeredAt } of refused) expect(answeredAt).toBeGreaterThanOrEqual(DEADLINE.getTime());
  }, 300_000);

  it('after it no sender’s clock helps, and no tick is needed: the round still says collecting', async () => {
    const before = await acceptedAt(UNITS);
    const late = await recommend(UNITS[2]!, 1);
    expect(late.code).toBe('COLLECTING_CLOSED');
    expect(await acceptedAt(UNITS)).toEqual(before);
    const [row] = await product.rows<{ phase: string }>('select phase from round where id = $1', [round.id]);
    expect(['scheduled', 'collecting']).toContain(row!.phase);
  });

  it('an extension is an organiser’s logged act with a reason; then 18:00 is in time', async () => {
    const organiser = await city.signIn('shizong');
    const extension = { roundId: round.id, phase: 'collecting', until: new Date(DEADLINE.getTime() + 2 * 3_600_000).toISOString() };
    expect((await organiser.refusalOf('extendDeadline(input: ExtendDeadlineInput!)', { input: { ...extension, reason: ' ' } })).code).toBe('REASON_NEEDED');
    expect(await cadre.failureOf('extendDeadline(input: ExtendDeadlineInput!)', { input: { ...extension, reason: '网络故障' } })).toBe('NOT_ALLOWED');
    await organiser.act('extendDeadline(input: ExtendDeadlineInput!)', { input: { ...extension, reason: '当日网络故障，顺延两小时' } });
    expect(await recommend(UNITS[2]!, 1)).toMatchObject({ code: null });
    const events = await product.rows<{ type: string }>(`select type from ledger_event where chain = 'round:' || $1::text and type = 'programme.deadline.extended'`, [round.id]);
    expect(events).toHaveLength(1);
  });
});

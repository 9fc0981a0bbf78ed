import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { NotAllowed, shanghai, type Actor } from '@jiangong/kernel';
import { anAccount, anActorOf, type City } from '@jiangong/people/testing';
import { findBroken } from '@jiangong/platform';
import { anActor, type TestProduct } from '@jiangong/testing';
import { EndTitle, SettleMotion, titleInvariants } from '../titles/public';
import { aHolder, startTitles, type TitleWorld } from '../titles/testing/title.world';
import { AllowancesReader } from './allowances.reader';
import { AppropriateFund } from './commands/appropriate-fund';
import { ApprovePayables } from './commands/approve-payables';
import { DropPayable } from './commands/drop-payable';
import { PreparePayment } from './commands/prepare-payment';
import { RaiseAllowances } from './commands/raise-allowances';
import { SetFundYear } from './commands/set-fund-year';
import { fundInvariants } from './fund.invariants';
import { AllowancesChanged, AllowancesRaised, MonthNotOver, PayerIsApprover } from './fund.refusals';
import { FundsReader } from './funds.reader';
import { PayablesReader } from './payables.reader';

jest.setTimeout(120_000);

describe('allowances of titles', () => {
  let product: TestProduct;
  let city: City;
  let officers: TitleWorld['officers'];
  let define: TitleWorld['define'];
  let person: TitleWorld['person'];
  let finance: Actor;

  beforeAll(async () => {
    ({ product, city, officers, define, person } = await startTitles());
    finance = await anActorOf(product, await anAccount(product, { name: '财务', roles: { city_finance: city.cityId } }));
    await product.get(SetFundYear).execute(finance, { year: 2026, payrollFen: '0', trainingFen: '0', trainingFrontLineFen: '0', budgets: [{ fund: 'allowance', fen: '100000000' }] });
    await product.get(AppropriateFund).execute(finance, { year: 2026, fund: 'allowance', amountFen: '100000000' });
  });
  afterAll(() => product?.stop());

  const seen = (month: string, actor = finance) => product.get(AllowancesReader).month(actor, month);
  const raise = async (month: string, actor = finance, newFen?: string) => product.get(RaiseAllowances).execute(actor, { month, newFen: newFen ?? (await seen(month)).newFen });
  const owed = (month: string) => product.reader.rows<{ id: string; fen: number; state: string; purpose: string; year: number }>(
    `select id, amount_fen::int as fen, state, purpose, year from payable where cause like 'allowance:%:' || $1 order by number`, [month]);

  it('of a month are previewed with their sum and raised once, however many ask at the same time', async () => {
    const titleId = await define();
    for (let at = 0; at < 2; at += 1) await aHolder(product, officers, { titleId, memberId: await person() });
    expect(await seen('2026-04')).toMatchObject({ isOver: true, newCount: 2, newFen: '700000', totalFen: '700000', fundLeftFen: '100000000', canRaise: true });
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => raise('2026-04', finance, '700000')));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(AllowancesRaised);
    expect((await owed('2026-04')).map(({ fen, state, purpose, year }) => [fen, state, purpose, year])).toEqual([1, 2].map(() => [350_000, 'due', '首席技师（一级）2026年4月津贴', 2026]));
    await expect(raise('2026-04')).rejects.toBeInstanceOf(AllowancesRaised);
    expect(await seen('2026-04')).toMatchObject({ newCount: 0, newFen: '0', totalFen: '700000', canRaise: false });
  });

  it('a month that still runs is not raised, and nothing is when the sum is not the one that was seen', async () => {
    await expect(raise('2026-05')).rejects.toBeInstanceOf(MonthNotOver);
    expect((await seen('2026-05')).canRaise).toBe(false);
    await expect(raise('2026-03', finance, '1')).rejects.toBeInstanceOf(AllowancesChanged);
    expect(await owed('2026-03')).toEqual([]);
  });

  it('somebody entered afterwards is owed what is missing, and the others nothing again', async () => {
    await aHolder(product, officers, { titleId: await define(), memberId: await person(), fromOn: '2026-04-16' });
    expect(await seen('2026-04')).toMatchObject({ newCount: 1, newFen: '175000' });
    await raise('2026-04');
    expect((await owed('2026-04')).map(({ fen, purpose }) => [fen, purpose])).toEqual([
      [350_000, '首席技师（一级）2026年4月津贴'], [350_000, '首席技师（一级）2026年4月津贴'], [175_000, '首席技师（一级）2026年4月津贴（4月16日至4月30日，15天）'],
    ]);
  });

  it('are approved by one and paid by another, in the books to the fen', async () => {
    const ids = (await owed('2026-04')).map(({ id }) => id);
    const left = async () => BigInt((await product.get(FundsReader).year(finance, 2026, 'zh')).funds.find(({ fund }) => fund === 'allowance')!.leftFen);
    const before = await left();
    const both = await anActorOf(product, await anAccount(product, { roles: { city_finance: city.cityId, city_organiser: city.cityId } }));
    await product.get(ApprovePayables).execute(both, ids);
    expect(before - (await left())).toBe(875_000n);
    await expect(product.get(PreparePayment).execute(both, ids)).rejects.toBeInstanceOf(PayerIsApprover);
    const batchId = await product.get(PreparePayment).execute(finance, ids);
    expect((await product.get(PayablesReader).linesOf(batchId)).map(({ amountFen, fund }) => [amountFen, fund])).toEqual([['350000', '称号津贴'], ['350000', '称号津贴'], ['175000', '称号津贴']]);
    expect(await findBroken(product.reader, [...fundInvariants, ...titleInvariants])).toEqual([]);
  });

  it('end with the title, the last day paid; what was dropped is not raised a second time', async () => {
    const holder = await aHolder(product, officers, { titleId: await define(), memberId: await person() });
    await product.get(SettleMotion).confirm(officers[1], await product.get(EndTitle).execute(officers[0], { holdingId: holder.id, endKind: 'waived', reason: '本人申请' }));
    const before = product.clock.now();
    product.clock.set(shanghai(2026, 7, 1, 9));
    const mine = async (month: string) => (await seen(month)).lines.find(({ holdingId }) => holdingId === holder.id);
    expect(await mine('2026-05')).toMatchObject({ toOn: '2026-05-11', days: 11, amountFen: '124194', state: null });
    expect(await mine('2026-06')).toBeUndefined();
    await raise('2026-05');
    const { id } = (await owed('2026-05')).find(({ fen }) => fen === 124_194)!;
    await product.get(DropPayable).execute(officers[0], { payableId: id, reason: '本人放弃' });
    expect(await mine('2026-05')).toMatchObject({ state: 'dropped' });
    await expect(raise('2026-05')).rejects.toBeInstanceOf(AllowancesRaised);
    product.clock.set(before);
  });

  it('are raised by the city’s finance, seen by organisers and the auditor; nobody else', async () => {
    const others = [anActor({ auditor: city.cityId }), officers[0], anActor({ district_organiser: city.districtA }), anActor({ judge: city.cityId })];
    for (const actor of others) await expect(raise('2026-02', actor)).rejects.toBeInstanceOf(NotAllowed);
    const READ = '{ allowanceMonth(month: "2026-02") { newFen } }';
    for (const actor of [finance, officers[0], anActor({ auditor: city.cityId })]) expect((await product.ask(actor, READ)).errors).toBeUndefined();
    for (const actor of [anActor({ district_organiser: city.districtA }), anActor({ unit_cadre: city.enterprises[0] })]) expect((await product.ask(actor, READ)).errors).toHaveLength(1);
    expect((await product.ask(finance, '{ allowanceMonth(month: "2026-13") { newFen } }')).errors).toHaveLength(1);
  });
});

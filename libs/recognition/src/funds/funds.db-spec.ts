import { PassThrough, Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { entriesEntities, EntriesModule } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { NotAllowed, platformActor, type Actor } from '@jiangong/kernel';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, aMember, anAccount, anActorOf, type City } from '@jiangong/people/testing';
import { findBroken, UploadedFiles, writeWorkbook } from '@jiangong/platform';
import { ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { aRound } from '@jiangong/programme/testing';
import { ResultsModule, resultsEntities } from '@jiangong/results';
import { aMarkedRound } from '@jiangong/results/testing';
import { anActor, TestProduct } from '@jiangong/testing';
import { RecognitionModule, recognitionEntities } from '../recognition.module';
import { AppropriateFund } from './commands/appropriate-fund';
import { ApprovePayables } from './commands/approve-payables';
import { CancelPayment } from './commands/cancel-payment';
import { DropPayable } from './commands/drop-payable';
import { GrantSubsidy } from './commands/grant-subsidy';
import { PreparePayment } from './commands/prepare-payment';
import { ReverseBooking } from './commands/reverse-booking';
import { SetFundYear } from './commands/set-fund-year';
import { SettlePayment } from './commands/settle-payment';
import { fundInvariants } from './fund.invariants';
import { BookingReversed, BudgetBelowAppropriated, BudgetExceeded, ContestCapReached, FundNeedsReason, FundShort, OwnPayable, PayableNotInState, PayerIsApprover, PaymentFileFaulty, ReversalByBooker, SubsidyGivenAlready, SubsidyUseNeeded } from './fund.refusals';
import { FundsReader } from './funds.reader';
import { Payables, type NewPayable } from './payables';
import { PayablesReader } from './payables.reader';
import { paymentTable } from './payment-table';
import { SubsidiesReader } from './subsidies.reader';

jest.setTimeout(60_000);

describe('funds', () => {
  let product: TestProduct;
  let city: City;
  let finance: Actor;
  let officer: Actor;
  let programmeId: string;
  let entryIds: readonly string[];
  let serial = 0;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule, RecognitionModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities, ...recognitionEntities],
    });
    city = await aCity(product);
    finance = await anActorOf(product, await anAccount(product, { name: '财务甲', roles: { city_finance: city.cityId } }));
    officer = await anActorOf(product, await anAccount(product, { name: '核准人', roles: { city_organiser: city.cityId } }));
    ({ programmeId } = await aRound(product.uow, {}));
    const points = [95, 94, 93, 92, 91];
    ({ entryIds } = await aMarkedRound(product, city, Array.from({ length: 6 }, () => ({ category: 'renovation', points })), { subject: 'work', categories: [{ code: 'renovation', name: '小革新' }] }));
    await plan(100_000_00n);
    await appropriate('50000000');
  });
  afterAll(() => product?.stop());

  const plan = (prizeBudget: bigint, actor = finance) => product.get(SetFundYear).execute(actor, {
    year: 2026, payrollFen: '10000000000', trainingFen: '500000001', trainingFrontLineFen: '300000000',
    budgets: [{ fund: 'prize', fen: String(prizeBudget * 10n) }, { fund: 'subsidy', fen: '40000000' }],
  });
  const appropriate = (amountFen: string, actor = finance) => product.get(AppropriateFund).execute(actor, { year: 2026, fund: 'prize', amountFen });
  const raise = async (wish: Partial<NewPayable> = {}): Promise<string> => {
    serial += 1;
    const wished: NewPayable = { kind: 'prize', fund: 'prize', year: 2026, cause: `honour:${serial}`, purpose: `奖金${serial}`, memberId: null, organizationId: city.enterprises[0], payeeName: `收款人${serial}`, amountFen: 300_000n, ...wish };
    const [id] = await product.uow.run(platformActor, {}, (tx) => product.get(Payables).raise(tx, [wished]));
    return id!;
  };
  const unclaimed = { kind: 'allowance' } as const;
  const approve = (ids: readonly string[], actor = officer) => product.get(ApprovePayables).execute(actor, ids);
  const prepare = (ids: readonly string[], actor = finance) => product.get(PreparePayment).execute(actor, ids);
  const stateOf = async (id: string) => (await product.reader.first<{ state: string; dropReason: string | null }>('select state, drop_reason as "dropReason" from payable where id = $1', [id]))!;
  const leftInPrize = async () => BigInt((await product.get(FundsReader).year(finance, 2026, 'zh')).funds[0]!.leftFen);
  const bookingOf = async (payableId: string, kind: string) => (await product.reader.first<{ id: string }>('select id from fund_booking where payable_id = $1 and kind = $2 order by number desc limit 1', [payableId, kind]))!.id;
  const settle = async (batchId: string, change: (cells: (string | number | null | undefined)[], at: number) => void, actor = finance): Promise<string> => {
    const { number } = await product.get(PayablesReader).batch(finance, batchId);
    const table = paymentTable(number, await product.get(PayablesReader).linesOf(batchId));
    const rows = [...(table.rows as (string | number | null | undefined)[][])].map((cells, at) => {
      const copy = [...cells];
      if (cells[0] !== '合计') copy[7] = '成功';
      change(copy, at);
      return copy;
    });
    const chunks: Buffer[] = [];
    const sink = new PassThrough();
    sink.on('data', (chunk: Buffer) => chunks.push(chunk));
    await writeWorkbook(sink, { ...table, rows });
    const fileId = await product.get(UploadedFiles).keep(actor, '银行结果.xlsx', Readable.from(Buffer.concat(chunks)));
    return product.get(SettlePayment).execute(actor, { batchId, fileId });
  };

  it('a year says what its rules ask and what there is: 1 % of payroll, 60 % of training, both to the fen', async () => {
    const { checks, funds } = await product.get(FundsReader).year(officer, 2026, 'zh');
    expect(checks.map(({ code, requiredFen, reachedFen, marginFen, isMet }) => [code, requiredFen, reachedFen, marginFen, isMet])).toEqual([
      ['prize_of_payroll', '100000000', '100000000', '0', true],
      ['front_line_of_training', '300000001', '300000000', '-1', false],
      ['contest_cap', '20000000', '0', '20000000', true],
      ['studio_cap', '20000000', '0', '20000000', true],
      ['books_balance', '0', '0', '0', true],
    ]);
    expect(funds[0]).toMatchObject({ fund: 'prize', budgetFen: '100000000', appropriatedFen: '50000000', committedFen: '0', leftFen: '50000000' });
  });

  it('no more comes into a fund than its budget, and no budget sinks below what came in', async () => {
    await expect(appropriate('50000001')).rejects.toBeInstanceOf(BudgetExceeded);
    await expect(plan(1n)).rejects.toBeInstanceOf(BudgetBelowAppropriated);
  });

  it('is raised once for each cause, however often it is asked for', async () => {
    const id = await raise({ ...unclaimed, cause: 'honour:one' });
    const again = await Promise.all([1, 2, 3].map(() => raise({ ...unclaimed, cause: 'honour:one' })));
    expect(again).toEqual([undefined, undefined, undefined]);
    await product.get(DropPayable).execute(officer, { payableId: id, reason: '放弃' });
    expect(await stateOf(id)).toEqual({ state: 'dropped', dropReason: '放弃' });
  });

  it('of two prizes for one result the higher stands; what is approved is not paid a second time', async () => {
    const [entryId] = entryIds;
    const low = await raise({ entryId, amountFen: 300_000n });
    const high = await raise({ entryId, amountFen: 1_000_000n });
    expect([(await stateOf(low)).state, (await stateOf(high)).state]).toEqual(['dropped', 'due']);
    await approve([high]);
    const later = await raise({ entryId, amountFen: 3_000_000n });
    expect(await stateOf(later)).toMatchObject({ state: 'dropped', dropReason: expect.stringContaining('同一成果不重复奖励') });
    await expect(product.reader.rows('insert into prize_claim (entry_id, payable_id) values ($1, $2)', [entryId, later])).rejects.toThrow(/duplicate key/);
  });

  it('a quarter’s prize is for the same result as that of the month it was carried from', async () => {
    const [, month, quarter] = entryIds;
    await product.reader.rows('insert into entry_source (entry_id, source_entry_id) values ($1, $2)', [quarter, month]);
    const first = await raise({ entryId: month });
    const second = await raise({ entryId: quarter });
    expect([(await stateOf(first)).state, (await stateOf(second)).state]).toEqual(['due', 'dropped']);
  });

  it('is approved once: of two who approve at the same time one is told', async () => {
    const id = await raise(unclaimed);
    const before = await leftInPrize();
    const outcomes = await Promise.allSettled([approve([id]), approve([id])]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: expect.any(PayableNotInState) });
    expect(before - (await leftInPrize())).toBe(300_000n);
  });

  it('is never approved beyond what is left in the fund, by two at once neither', async () => {
    const left = await leftInPrize();
    const [one, other] = [await raise({ ...unclaimed, amountFen: left - 1n }), await raise({ ...unclaimed, amountFen: left - 1n })];
    const outcomes = await Promise.allSettled([approve([one]), approve([other])]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: expect.any(FundShort) });
    const approved = (await stateOf(one)).state === 'approved' ? one : other;
    await product.get(ReverseBooking).execute(finance, { bookingId: await bookingOf(approved, 'accrual'), reason: '撤回核准' });
    expect((await stateOf(approved)).state).toBe('dropped');
    expect(await leftInPrize()).toBe(left);
  });

  it('nobody approves what they are to get, nor pays what they approved, with a second account neither', async () => {
    const memberId = await aMember(product, { organizationId: city.enterprises[0] });
    const both = await anActorOf(product, await anAccount(product, { memberId, roles: { city_organiser: city.cityId } }));
    const own = await raise({ ...unclaimed, memberId });
    await expect(approve([own], both)).rejects.toBeInstanceOf(OwnPayable);
    const id = await raise(unclaimed);
    await approve([id], both);
    const secondAccount: Actor = { ...anActor({ city_finance: city.cityId }, { memberId }) };
    await expect(prepare([id], secondAccount)).rejects.toBeInstanceOf(PayerIsApprover);
    await prepare([id]);
    expect((await stateOf(id)).state).toBe('in_batch');
  });

  it('two payments of one payable leave one', async () => {
    const id = await raise(unclaimed);
    await approve([id]);
    const outcomes = await Promise.allSettled([prepare([id]), prepare([id]), prepare([id])]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    const batchId = (outcomes.find(({ status }) => status === 'fulfilled') as PromiseFulfilledResult<string>).value;
    const settled = await Promise.allSettled([settle(batchId, () => undefined), settle(batchId, () => undefined)]);
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await product.reader.rows(`select 1 from fund_booking where payable_id = $1 and kind = 'payment'`, [id])).toHaveLength(1);
  });

  it('the bank’s table is checked whole, by row and column; what failed is to be paid again', async () => {
    const ids = [await raise(unclaimed), await raise(unclaimed), await raise(unclaimed)];
    await approve(ids);
    const batchId = await prepare(ids);
    const wrong = settle(batchId, (cells, at) => {
      if (at === 0) cells[6] = '1.00';
      if (at === 1) cells[7] = '也许';
      if (at === 2) cells[0] = 'P2026-99999';
    });
    await expect(wrong).rejects.toBeInstanceOf(PaymentFileFaulty);
    await expect(wrong).rejects.toMatchObject({ facts: { faults: [{ row: 2, column: '金额（元）' }, { row: 3, column: '银行结果' }, { row: 4, column: '付款编号' }, { column: '付款编号', zh: expect.stringContaining('缺少') }] } });
    expect((await stateOf(ids[0]!)).state).toBe('in_batch');
    await settle(batchId, (cells, at) => {
      if (at === 1) [cells[7], cells[8]] = ['失败', '账号不符'];
    });
    expect(await Promise.all(ids.map(async (id) => (await stateOf(id)).state))).toEqual(['paid', 'approved', 'paid']);
    const again = await prepare([ids[1]!]);
    await product.get(CancelPayment).execute(finance, again);
    expect((await stateOf(ids[1]!)).state).toBe('approved');
    expect(await product.get(PayablesReader).batch(finance, batchId)).toMatchObject({ state: 'settled', count: 2, totalFen: '600000', canSettle: false });
  });

  it('a payment that came back is reversed by somebody else, once, and can be paid again', async () => {
    const id = await raise(unclaimed);
    await approve([id]);
    await settle(await prepare([id]), () => undefined);
    const bookingId = await bookingOf(id, 'payment');
    const reverse = (actor: Actor, reason = '银行退汇') => product.get(ReverseBooking).execute(actor, { bookingId, reason });
    await expect(reverse(finance)).rejects.toBeInstanceOf(ReversalByBooker);
    await expect(reverse(officer, ' ')).rejects.toBeInstanceOf(FundNeedsReason);
    const outcomes = await Promise.allSettled([reverse(officer), reverse(officer)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(reverse(officer)).rejects.toBeInstanceOf(BookingReversed);
    expect((await stateOf(id)).state).toBe('approved');
    await settle(await prepare([id]), () => undefined);
    expect((await stateOf(id)).state).toBe('paid');
  });

  it('a key contest gets ¥200,000 and not a fen more, however it is split', async () => {
    const grant = (amountFen: string, use: string, actor = officer) => product.get(GrantSubsidy).execute(actor, { programmeId, organizationId: city.enterprises[1], amountFen, use });
    await grant('15000000', '赛场搭建');
    const outcomes = await Promise.allSettled([grant('5000000', '裁判劳务'), grant('5000000', '器材')]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(grant('1', '交通')).rejects.toBeInstanceOf(ContestCapReached);
    await expect(grant('1', '交通', finance)).rejects.toBeInstanceOf(NotAllowed);
    const [shown] = (await product.get(SubsidiesReader).year(2026)).filter((one) => one.programmeId === programmeId);
    expect([shown!.capFen, shown!.givenFen, shown!.roomFen, shown!.subsidies.length]).toEqual(['20000000', '20000000', '0', 2]);
  });

  it('no use of a contest is subsidised twice, by two at once neither; a dropped one may be given again', async () => {
    const contest = (await aRound(product.uow, {})).programmeId;
    const grant = (use: string, amountFen = '100000') => product.get(GrantSubsidy).execute(officer, { programmeId: contest, organizationId: city.enterprises[1], amountFen, use });
    const outcomes = await Promise.allSettled([grant('启动经费'), grant(' 启动经费 ', '200000')]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((outcomes.find(({ status }) => status === 'rejected') as PromiseRejectedResult).reason).toBeInstanceOf(SubsidyGivenAlready);
    const id = (outcomes.find(({ status }) => status === 'fulfilled') as PromiseFulfilledResult<string>).value;
    await product.get(DropPayable).execute(officer, { payableId: id, reason: '金额有误' });
    await grant('启动经费');
    await expect(grant(' ')).rejects.toBeInstanceOf(SubsidyUseNeeded);
  });

  it('the database keeps the books: nothing is changed, nothing is taken out, nothing stands that does not balance', async () => {
    await expect(product.reader.rows('update fund_line set fen = fen + 1')).rejects.toThrow('append-only');
    await expect(product.reader.rows('delete from fund_booking')).rejects.toThrow('append-only');
    await expect(product.reader.rows('truncate fund_line')).rejects.toThrow('append-only');
    const add = product.reader.rows(`insert into fund_line (booking_id, position, account_id, fen) select b.id, 9, l.account_id, 5 from fund_booking b join fund_line l on l.booking_id = b.id limit 1`);
    await expect(add).rejects.toThrow('does not balance');
  });

  it('every invariant holds', async () => {
    expect(await findBroken(product.reader, fundInvariants)).toEqual([]);
  });

  it('the ledger has ids, codes and sums, never a name', async () => {
    const rows = await product.reader.rows<{ content: string }>(`select content from ledger_event where chain = 'funds'`);
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.map(({ content }) => content).join()).not.toMatch(/收款人|奖金|财务甲/);
  });

  describe('who may', () => {
    const outsiders = () => [anActor({ unit_cadre: city.enterprises[0] }), anActor({ finance_officer: city.enterprises[0] }), anActor({ district_organiser: city.districtA }), anActor({ judge: city.cityId }), anActor({ member: city.enterprises[0] })];
    const READ = '{ fundYear(year: 2026) { year abilities { canPlan canApprove canPay canRaise } } payables { totalCount } payableFigures { state } paymentBatches { totalCount } fundBookings { totalCount } }';

    it('read the funds: the city, its finance and the auditor, nobody else', async () => {
      for (const actor of [officer, finance, anActor({ auditor: city.cityId })]) expect((await product.ask(actor, READ)).errors).toBeUndefined();
      for (const actor of outsiders()) expect((await product.ask(actor, READ)).errors).not.toHaveLength(0);
      const abilities = async (actor: Actor) => ((await product.ask(actor, READ)).data as unknown as { fundYear: { abilities: object } }).fundYear.abilities;
      expect(await abilities(finance)).toEqual({ canPlan: true, canApprove: false, canPay: true, canRaise: false });
      expect(await abilities(officer)).toEqual({ canPlan: false, canApprove: true, canPay: false, canRaise: true });
    });

    it('plan and pay: finance; approve and raise: the city; each not the other’s', async () => {
      const [due, approved] = [await raise(unclaimed), await raise(unclaimed)];
      await approve([approved]);
      await expect(plan(100_000_00n, officer)).rejects.toBeInstanceOf(NotAllowed);
      await expect(appropriate('1', officer)).rejects.toBeInstanceOf(NotAllowed);
      await expect(approve([due], finance)).rejects.toBeInstanceOf(NotAllowed);
      await expect(prepare([approved], officer)).rejects.toBeInstanceOf(NotAllowed);
      for (const actor of [anActor({ auditor: city.cityId }), ...outsiders()]) {
        await expect(approve([due], actor)).rejects.toBeInstanceOf(NotAllowed);
        await expect(prepare([approved], actor)).rejects.toBeInstanceOf(NotAllowed);
        await expect(product.get(ReverseBooking).execute(actor, { bookingId: due, reason: '试' })).rejects.toBeInstanceOf(NotAllowed);
      }
    });
  });
});

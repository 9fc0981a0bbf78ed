import { PassThrough, Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { newId, platformActor, type Actor } from '@jiangong/kernel';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, aMember, anAccount, anActorOf, type City } from '@jiangong/people/testing';
import { findBroken, UploadedFiles, writeWorkbook } from '@jiangong/platform';
import { ProgrammeModule, programmeEntities, skillContestAwards } from '@jiangong/programme';
import { someRules } from '@jiangong/programme/testing';
import { DecideRound, ResultsModule, resultsEntities } from '@jiangong/results';
import { aMarkedRound, scoreRoundNow, signAsSeen, twoOfficers } from '@jiangong/results/testing';
import { TestProduct } from '@jiangong/testing';
import { HonoursRevoked } from '../honours/public';
import { RecognitionModule, recognitionEntities } from '../recognition.module';
import { CancelPayment } from './commands/cancel-payment';
import { PreparePayment } from './commands/prepare-payment';
import { RaisePrizes } from './commands/raise-prizes';
import { ReverseBooking } from './commands/reverse-booking';
import { SettlePayment } from './commands/settle-payment';
import { PayablesReader } from './payables.reader';
import { paymentTable } from './payment-table';
import { AppropriateFund, ApprovePayables, fundInvariants, SetFundYear } from './public';

jest.setTimeout(60_000);

const ASKED_BACK = '荣誉已随更正公布撤销，应予追回';

describe('a prize whose honour falls while its money is on the way', () => {
  let product: TestProduct;
  let city: City;
  let finance: Actor;
  let officer: Actor;
  let roundId: string;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule, RecognitionModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities, ...recognitionEntities],
    });
    city = await aCity(product);
    finance = await anActorOf(product, await anAccount(product, { roles: { city_finance: city.cityId } }));
    [officer] = await twoOfficers(product, city);
    await product.get(SetFundYear).execute(finance, { year: 2026, payrollFen: '0', trainingFen: '0', trainingFrontLineFen: '0', budgets: [{ fund: 'prize', fen: '10000000' }] });
    await product.get(AppropriateFund).execute(finance, { year: 2026, fund: 'prize', amountFen: '10000000' });
    const people = [];
    for (let at = 0; at < 5; at += 1) people.push({ category: 'fitter', points: Array.from({ length: 5 }, () => 95 - at), name: `选手${at + 1}`, memberId: await aMember(product, { organizationId: city.enterprises[0] }) });
    const rules = { ...someRules({ notice: { workingDays: 0 }, deciding: { places: 5 }, title: '优胜奖' }), awards: skillContestAwards };
    ({ roundId } = await aMarkedRound(product, city, people, { rules, categories: [{ code: 'fitter', name: '钳工' }] }));
    const runId = await scoreRoundNow(product, roundId);
    await product.get(DecideRound).execute(platformActor, { roundId, runId });
    for (const one of await twoOfficers(product, city)) await signAsSeen(product, one, roundId);
    await product.drain();
  });
  afterAll(() => product?.stop());

  interface Owed { readonly id: string; readonly state: string; readonly bankNote: string | null; readonly honourId: string }
  const owedTo = async (rank: number): Promise<Owed> => (await product.reader.first<Owed>(
    `select p.id, p.state, p.bank_note as "bankNote", h.id as "honourId" from payable p join honour h on p.cause = 'honour:' || h.id where h.round_id = $1 and h.rank = $2 order by p.number limit 1`, [roundId, rank]))!;
  const publicationId = async () => (await product.reader.first<{ id: string }>(`select id from publication where round_id = $1 and state = 'published'`, [roundId]))!.id;
  const left = async () => (await product.reader.first<{ fen: number }>(`select (-sum(l.fen))::int as fen from fund_line l join fund_account a on a.id = l.account_id where a.kind = 'fund'`))!.fen;

  async function sent(rank: number): Promise<{ id: string; batchId: string }> {
    const { id } = await owedTo(rank);
    await product.get(ApprovePayables).execute(officer, [id]);
    return { id, batchId: await product.get(PreparePayment).execute(finance, [id]) };
  }
  /** As a published correction does it. */
  async function revoke(rank: number): Promise<void> {
    const correction = newId();
    await product.reader.rows(`insert into publication select (jsonb_populate_record(p, jsonb_build_object('id', $2::text, 'state', 'withdrawn'))).* from publication p where p.id = $1`, [await publicationId(), correction]);
    await product.reader.rows('update honour set revoked_at = conferred_at, revoked_by_id = $1 where round_id = $2 and rank = $3', [correction, roundId, rank]);
    await product.uow.run(platformActor, {}, (tx) => Promise.resolve(tx.announce(HonoursRevoked, { publicationId: correction })));
    await product.drain();
  }
  async function settle(batchId: string, result: '成功' | '失败'): Promise<void> {
    const { number } = await product.get(PayablesReader).batch(finance, batchId);
    const table = paymentTable(number, await product.get(PayablesReader).linesOf(batchId));
    const rows = (table.rows as string[][]).map((cells) => (cells[0] === '合计' ? cells : [...cells.slice(0, 7), result, result === '失败' ? '账号不符' : '']));
    const sink = new PassThrough();
    const chunks: Buffer[] = [];
    sink.on('data', (chunk: Buffer) => chunks.push(chunk));
    await writeWorkbook(sink, { ...table, rows });
    await product.get(SettlePayment).execute(finance, { batchId, fileId: await product.get(UploadedFiles).keep(finance, '银行结果.xlsx', Readable.from(Buffer.concat(chunks))) });
  }

  it('is not sent a second time when the bank returns it: it is dropped, and the fund has its money again', async () => {
    const before = await left();
    const { id, batchId } = await sent(1);
    await revoke(1);
    expect(await owedTo(1)).toMatchObject({ state: 'in_batch', bankNote: ASKED_BACK });
    await settle(batchId, '失败');
    expect([(await owedTo(1)).state, await left()]).toEqual(['dropped', before]);
    await expect(product.get(PreparePayment).execute(finance, [id])).rejects.toMatchObject({ code: 'PAYABLE_NOT_IN_STATE' });
  });

  it('nor when its batch never goes to the bank', async () => {
    const before = await left();
    const { batchId } = await sent(2);
    await revoke(2);
    await product.get(CancelPayment).execute(finance, batchId);
    expect([(await owedTo(2)).state, await left()]).toEqual(['dropped', before]);
  });

  it('once paid it stays marked to be asked back, and is owed no more when it has come back; the prize of the corrected place is owed instead', async () => {
    const before = await left();
    const { id, batchId } = await sent(3);
    await revoke(3);
    await settle(batchId, '成功');
    expect(await owedTo(3)).toMatchObject({ state: 'paid', bankNote: ASKED_BACK });
    // the correction conferred the same result anew, on another rank
    const again = newId();
    await product.reader.rows(`insert into honour select (jsonb_populate_record(h, jsonb_build_object('id', $2::text, 'rank', 30, 'revoked_at', null, 'revoked_by_id', null))).* from honour h where h.id = $1`, [(await owedTo(3)).honourId, again]);
    await product.get(RaisePrizes).execute(platformActor, await publicationId());
    expect((await owedTo(30)).state).toBe('dropped');
    const booking = await product.reader.first<{ id: string }>(`select id from fund_booking where payable_id = $1 and kind = 'payment'`, [id]);
    await product.get(ReverseBooking).execute(officer, { bookingId: booking!.id, reason: '本人退回' });
    expect([(await owedTo(3)).state, (await owedTo(30)).state, await left()]).toEqual(['dropped', 'due', before]);
  });

  it('is not raised by a reaction that looked before the correction and wrote after it', async () => {
    await product.reader.rows(`with gone as (delete from prize_claim c using payable p, honour h where c.payable_id = p.id and p.cause = 'honour:' || h.id and h.round_id = $1 and h.rank = 4 returning p.id) delete from payable where id in (select id from gone)`, [roundId]);
    let raising: Promise<number> | undefined;
    await product.uow.run(platformActor, {}, async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('payables', 0))`);
      raising = product.get(RaisePrizes).execute(platformActor, await publicationId());
      await new Promise((done) => setTimeout(done, 500));
      await tx.query('update honour set revoked_at = conferred_at where round_id = $1 and rank = 4', [roundId]);
    });
    expect(await raising).toBe(0);
    expect(await owedTo(4)).toBeNull();
  });

  it('batches are numbered past the last of three digits', async () => {
    for (const number of ['B2026-999', 'B2026-1000']) await product.reader.rows(`insert into payment_batch (id, number, state, prepared_by_id, prepared_by_name, prepared_at) values ($1, $2, 'cancelled', $3, '', now())`, [newId(), number, finance.accountId]);
    const { batchId } = await sent(5);
    expect((await product.get(PayablesReader).batch(finance, batchId)).number).toBe('B2026-1001');
  });

  it('leaves every invariant of the funds whole', async () => {
    expect(await findBroken(product.reader, fundInvariants)).toEqual([]);
  });
});

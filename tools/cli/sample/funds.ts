import { PassThrough, Readable } from 'node:stream';
import { shanghai, type Actor, type SettableClock } from '@jiangong/kernel';
import { UploadedFiles, writeWorkbook, type Reader } from '@jiangong/platform';
import { AppropriateFund, ApprovePayables, DropPayable, GrantStudio, GrantSubsidy, PreparePayment, RaiseAllowances, ReleaseGrant, SetFundYear, SettlePayment, TitleAllowances } from '@jiangong/recognition';
import type { SampleSeason } from './season';

const yuan = (amount: number): string => String(amount * 100);
const BUDGETS = { prize: 380_000, subsidy: 600_000, studio: 400_000, training: 2_400_000, allowance: 600_000 } as const;
const COME_IN = { prize: 300_000, subsidy: 400_000, studio: 100_000, training: 1_500_000, allowance: 300_000 } as const;
type Fund = keyof typeof BUDGETS;

/** The city's money of the year: what came in, what is owed and paid for prizes, contests, studios and three months of allowances; April's waits for finance. */
export async function writeFunds(season: SampleSeason, clock: SettableClock, reader: Reader, year: number, now: Date, studioIds: readonly string[]): Promise<void> {
  const [finance, officer] = [season.officer('shicaiwu'), season.officer('shizong')];
  const desk = new FundDesk(season, reader, finance, officer);
  clock.set(shanghai(year, 1, 9, 9));
  await desk.plan(year - 1, { ...BUDGETS, prize: 350_000 }, { studio: 100_000 });
  await desk.plan(year, BUDGETS, COME_IN);
  // in the order of their days: bookings are numbered as they come
  const month = async (at: number, isAnswered: boolean): Promise<void> => {
    clock.set(shanghai(year, at + 1, 2, 10));
    await desk.raiseMonth(`${year}-${String(at).padStart(2, '0')}`);
    await desk.pay(await desk.owed('allowance', 'due'), isAnswered);
  };
  await month(1, true);
  clock.set(shanghai(year, 2, 10, 9));
  const grantId = await season.command(GrantStudio).execute(officer, { studioId: studioIds[0]!, firstYear: year - 1, totalFen: yuan(200_000) });
  await season.command(GrantStudio).execute(officer, { studioId: studioIds[1]!, firstYear: year, totalFen: yuan(120_000) });
  await season.command(ReleaseGrant).execute(officer, { grantId, year: year - 1 });
  await desk.pay(await desk.owed('studio_grant', 'due'), true);
  await month(2, true);
  clock.set(shanghai(year, 3, 12, 9));
  await writeSubsidies(season, reader, desk);
  await month(3, false);
  clock.set(shanghai(year, 4, 20, 9));
  const prizes = await desk.owed('prize', 'due');
  await desk.pay(prizes.slice(0, 12), true);
  await desk.pay(prizes.slice(12, 18), false);
  if (prizes[18]) await season.command(DropPayable).execute(officer, { payableId: prizes[18], reason: '本人书面放弃奖金' });
  clock.set(now);
}

/** One contest's is paid in part, the rest waits for approval. */
async function writeSubsidies(season: SampleSeason, reader: Reader, desk: FundDesk): Promise<void> {
  const officer = season.officer('shizong');
  const host = (await reader.first<{ id: string }>(`select id from organization where name = '重庆机械高级技工学校'`))!.id;
  const contest = async (code: string): Promise<string> => (await reader.first<{ id: string }>('select id from programme where code = $1', [code]))!.id;
  const give = async (code: string, amount: number, use: string): Promise<string> => season.command(GrantSubsidy).execute(officer, { programmeId: await contest(code), organizationId: host, amountFen: yuan(amount), use });
  await desk.pay([await give('five_small', 80_000, '展示场地和设备')], true);
  await give('five_small', 60_000, '评审劳务');
  await give('showcase', 50_000, '视频制作培训');
}

/** Finance and an organiser at their desks: what one raises the other approves, what the one approved the other pays. */
class FundDesk {
  constructor(private readonly season: SampleSeason, private readonly reader: Reader, private readonly finance: Actor, private readonly officer: Actor) {}

  async plan(year: number, budgets: Readonly<Record<Fund, number>>, comeIn: Partial<Record<Fund, number>>): Promise<void> {
    await this.season.command(SetFundYear).execute(this.finance, {
      year, payrollFen: yuan(36_800_000), trainingFen: yuan(2_400_000), trainingFrontLineFen: yuan(1_512_000),
      budgets: Object.entries(budgets).map(([fund, amount]) => ({ fund: fund as Fund, fen: yuan(amount) })),
    });
    for (const [fund, amount] of Object.entries(comeIn)) await this.season.command(AppropriateFund).execute(this.finance, { year, fund: fund as Fund, amountFen: yuan(amount) });
  }

  async raiseMonth(month: string): Promise<void> {
    const due = await this.season.command(TitleAllowances).dueIn(this.reader, month);
    await this.season.command(RaiseAllowances).execute(this.finance, { month, newFen: String(due.reduce((sum, { fen }) => sum + fen, 0)) });
  }

  async owed(kind: string, state: string): Promise<string[]> {
    return (await this.reader.rows<{ id: string }>('select id from payable where kind = $1 and state = $2 order by number', [kind, state])).map(({ id }) => id);
  }

  /** Approved, put into a batch, and where the bank has answered, paid. */
  async pay(ids: readonly string[], isAnswered: boolean): Promise<void> {
    if (ids.length === 0) return;
    await this.season.command(ApprovePayables).execute(this.officer, ids);
    const batchId = await this.season.command(PreparePayment).execute(this.finance, ids);
    if (isAnswered) await this.season.command(SettlePayment).execute(this.finance, { batchId, fileId: await this.bankAnswer(batchId) });
  }

  private async bankAnswer(batchId: string): Promise<string> {
    const lines = await this.reader.rows<{ number: string; fen: string }>('select number, amount_fen::text as fen from payable where batch_id = $1 order by number', [batchId]);
    const [sink, chunks] = [new PassThrough(), [] as Buffer[]];
    sink.on('data', (chunk: Buffer) => chunks.push(chunk));
    await writeWorkbook(sink, { columns: ['付款编号', '金额（元）', '银行结果', '备注'].map((name) => ({ name })), rows: lines.map(({ number, fen }) => [number, (Number(fen) / 100).toFixed(2), '成功', '']) });
    return this.season.command(UploadedFiles).keep(this.finance, '银行结果.xlsx', Readable.from(Buffer.concat(chunks)));
  }
}

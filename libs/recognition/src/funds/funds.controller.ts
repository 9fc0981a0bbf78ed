import type { IncomingMessage, ServerResponse } from 'node:http';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { isId, NotFound, type Actor } from '@jiangong/kernel';
import { attachment, FileEdge, writeWorkbook, XLSX_TYPE, type OutputTable } from '@jiangong/platform';
import { isMonth } from '../titles/public';
import { AllowancesReader } from './allowances.reader';
import { FinanceTables } from './finance-tables';
import { noBatch } from './fund.policy';
import { PayablesReader } from './payables.reader';
import { paymentTable } from './payment-table';

const TABLES: Readonly<Record<string, { readonly name: string; readonly table: (tables: FinanceTables, actor: Actor, year: number) => OutputTable | Promise<OutputTable> }>> = {
  payables: { name: '应付款', table: (tables, actor, year) => tables.payablesOf(actor, year) },
  subsidies: { name: '竞赛补助', table: (tables, _actor, year) => tables.subsidiesOf(year) },
  grants: { name: '工作室补助', table: (tables, actor, year) => tables.grantsOf(actor, year) },
  books: { name: '账目', table: (tables, _actor, year) => tables.booksOf(year) },
};

/** Workbooks for finance: a batch for the bank, the allowances of a month, and of a year what is owed, granted and booked. */
@Controller('files/funds')
export class FundsController {
  constructor(private readonly edge: FileEdge, private readonly payables: PayablesReader, private readonly allowances: AllowancesReader, private readonly tables: FinanceTables) {}

  @Get('batches/:id.xlsx')
  batch(@Req() request: IncomingMessage, @Res() response: ServerResponse, @Param('id') id: string): Promise<void> {
    return this.edge.answer(request, response, 'fund.read', async (actor) => {
      if (!isId(id)) throw new NotFound(noBatch);
      const { number } = await this.payables.batch(actor, id);
      await this.send(response, `付款批次-${number}`, paymentTable(number, await this.payables.linesOf(id)));
    });
  }

  @Get('allowances/:month.xlsx')
  month(@Req() request: IncomingMessage, @Res() response: ServerResponse, @Param('month') month: string): Promise<void> {
    return this.edge.answer(request, response, 'fund.read', async () => {
      if (!isMonth(month)) throw new NotFound({ zh: '月份', en: 'month' });
      await this.send(response, `称号津贴-${month}`, await this.allowances.table(month));
    });
  }

  @Get(':year/:table.xlsx')
  year(@Req() request: IncomingMessage, @Res() response: ServerResponse, @Param('year') year: string, @Param('table') table: string): Promise<void> {
    return this.edge.answer(request, response, 'fund.read', async (actor) => {
      const [of, known] = [TABLES[table], /^20\d\d$/.test(year) ? Number(year) : null];
      if (!of || known === null) throw new NotFound({ zh: '表格', en: 'table' });
      await this.send(response, `${of.name}-${year}`, await of.table(this.tables, actor, known));
    });
  }

  private async send(response: ServerResponse, name: string, table: OutputTable): Promise<void> {
    response.writeHead(200, { 'content-type': XLSX_TYPE, 'cache-control': 'private, no-store', 'content-disposition': attachment(`${name}.xlsx`) });
    await writeWorkbook(response, table);
  }
}

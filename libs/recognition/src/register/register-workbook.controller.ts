import type { IncomingMessage, ServerResponse } from 'node:http';
import { attachment, FileEdge, writeWorkbook, XLSX_TYPE } from '@jiangong/platform';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { RegisterReader } from './register.reader';

/** `GET /files/honours.xlsx?year=&search=`: the register for those who may read it, in their reach. */
@Controller('files')
export class RegisterWorkbookController {
  constructor(private readonly edge: FileEdge, private readonly register: RegisterReader) {}

  @Get('honours.xlsx')
  download(@Req() request: IncomingMessage, @Res() response: ServerResponse, @Query('year') year?: string, @Query('search') search?: string): Promise<void> {
    return this.edge.answer(request, response, 'honour.register', async (actor) => {
      const known = /^20\d\d$/.test(year ?? '') ? Number(year) : null;
      const table = await this.register.table(actor, { year: known, search: search?.slice(0, 60) ?? null });
      response.writeHead(200, { 'content-type': XLSX_TYPE, 'cache-control': 'private, no-store', 'content-disposition': attachment(`荣誉登记${known ?? ''}.xlsx`) });
      await writeWorkbook(response, table);
    });
  }
}

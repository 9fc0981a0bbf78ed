import type { IncomingMessage, ServerResponse } from 'node:http';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { isId, NotFound } from '@jiangong/kernel';
import { attachment, FileEdge, XLSX_TYPE } from '@jiangong/platform';
import { FaultsWorkbook } from './faults-workbook';
import { noImport } from './roster-import.policy';

/** `GET /files/imports/<id>/faults.xlsx`: the refused rows of one's own import with their reasons. */
@Controller('files/imports')
export class ImportsController {
  constructor(private readonly edge: FileEdge, private readonly workbook: FaultsWorkbook) {}

  @Get(':id/faults.xlsx')
  faults(@Req() request: IncomingMessage, @Res() response: ServerResponse, @Param('id') id: string): Promise<void> {
    return this.edge.answer(request, response, 'roster.import', async (actor, language) => {
      if (!isId(id)) throw new NotFound(noImport);
      const found = await this.workbook.find(actor, id);
      const name = `${found.fileName.replace(/\.[^.]*$/, '')}-有误的行.xlsx`;
      response.writeHead(200, { 'content-type': XLSX_TYPE, 'content-disposition': attachment(name), 'cache-control': 'private, no-store' });
      await this.workbook.write(response, found, language);
    });
  }
}

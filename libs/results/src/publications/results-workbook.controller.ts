import type { IncomingMessage, ServerResponse } from 'node:http';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { attachment, FileEdge, writeWorkbook, XLSX_TYPE } from '@jiangong/platform';
import { ResultsTable } from './results-table';

/** `GET /files/rounds/<id>/results.xlsx`: the ranking of a round for those who may read it. */
@Controller('files/rounds')
export class ResultsWorkbookController {
  constructor(private readonly edge: FileEdge, private readonly results: ResultsTable) {}

  @Get(':roundId/results.xlsx')
  download(@Req() request: IncomingMessage, @Res() response: ServerResponse, @Param('roundId') roundId: string): Promise<void> {
    return this.edge.answer(request, response, 'result.export', async (actor) => {
      const { fileName, table } = await this.results.of(actor, roundId);
      response.writeHead(200, { 'content-type': XLSX_TYPE, 'cache-control': 'private, no-store', 'content-disposition': attachment(fileName) });
      await writeWorkbook(response, table);
    });
  }
}

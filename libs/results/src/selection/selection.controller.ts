import type { IncomingMessage, ServerResponse } from 'node:http';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { attachment, FileEdge, writeWorkbook, XLSX_TYPE } from '@jiangong/platform';
import { selectionWorkbook } from './selection-workbook';
import { SelectionsReader } from './selections.reader';

/** `GET /files/selections/<id>/list.xlsx`: the list as the office has it before its eyes. */
@Controller('files/selections')
export class SelectionController {
  constructor(private readonly edge: FileEdge, private readonly reader: SelectionsReader) {}

  @Get(':id/list.xlsx')
  download(@Req() request: IncomingMessage, @Res() response: ServerResponse, @Param('id') id: string): Promise<void> {
    return this.edge.answer(request, response, 'selection.read', async (actor, language) => {
      const selection = await this.reader.one({ actor, language }, id);
      const name = language === 'zh' ? `名单（第${selection.number}次评选）` : `list-${selection.number}`;
      response.writeHead(200, { 'cache-control': 'private, no-store', 'content-type': XLSX_TYPE, 'content-disposition': attachment(`${name}.xlsx`) });
      await writeWorkbook(response, selectionWorkbook(selection, language));
    });
  }
}

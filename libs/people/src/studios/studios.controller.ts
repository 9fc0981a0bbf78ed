import type { IncomingMessage, ServerResponse } from 'node:http';
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { attachment, FileEdge, writeWorkbook, XLSX_TYPE } from '@jiangong/platform';
import { LEVEL_NAMES, OUTPUT_TABLE, STATE_NAMES } from './studio-table';
import { StudiosReader } from './studios.reader';
import type { StudioView } from './studio.view';

/** `GET /files/studios.xlsx`: the register under one's nodes; the same table goes in again. */
@Controller('files')
export class StudiosController {
  constructor(private readonly edge: FileEdge, private readonly studios: StudiosReader) {}

  @Get('studios.xlsx')
  register(@Req() request: IncomingMessage, @Res() response: ServerResponse): Promise<void> {
    return this.edge.answer(request, response, 'studio.read', async (actor) => {
      response.writeHead(200, { 'content-type': XLSX_TYPE, 'cache-control': 'private, no-store', 'content-disposition': attachment('创新工作室.xlsx') });
      await writeWorkbook(response, { name: '创新工作室', columns: OUTPUT_TABLE, rows: this.rows(actor) });
    });
  }

  private async *rows(actor: Actor): AsyncGenerator<(string | number)[]> {
    for (let after: string | null = null; ;) {
      const page: { nodes: readonly StudioView[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } = await this.studios.list(actor, { first: 100, after });
      for (const one of page.nodes) {
        const present = one.members.filter(({ toOn }) => toOn === null);
        yield [
          one.number, one.name, one.unitName, one.districtName ?? '', one.leadName, present.find(({ isLead }) => isLead)?.memberNo ?? '', one.field, one.foundedOn, LEVEL_NAMES[one.level], STATE_NAMES[one.state],
          present.filter(({ isLead }) => !isLead).map(({ memberNo }) => memberNo).join('、'), one.memberCount, one.outputCount,
        ];
      }
      if (!page.pageInfo.hasNextPage) return;
      after = page.pageInfo.endCursor;
    }
  }
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { attachment, FileEdge } from '@jiangong/platform';
import { NoticePapers } from './notice-papers';

/** `GET /files/notices/<id>/notice.pdf`: the notice to be printed, signed and put up; for everybody, like the page. */
@Controller('files/notices')
export class NoticePaperController {
  constructor(private readonly edge: FileEdge, private readonly papers: NoticePapers) {}

  @Get(':id/notice.pdf')
  download(@Req() request: IncomingMessage, @Res() response: ServerResponse, @Param('id') id: string): Promise<void> {
    return this.edge.answerAnyone(request, response, async () => {
      const { number, size, content } = await this.papers.open(id);
      response.writeHead(200, {
        'content-type': 'application/pdf', 'content-length': size, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff',
        'content-disposition': attachment(`公示${number}.pdf`),
      });
      await pipeline(content, response);
    });
  }
}

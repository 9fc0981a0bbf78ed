import type { IncomingMessage, ServerResponse } from 'node:http';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { attachment, FileEdge, TooLarge } from '@jiangong/platform';
import { AddObjectionFile, OBJECTION_FILES } from './commands/add-objection-file';
import { OpenObjectionFile } from './commands/open-objection-file';

const LIMIT = OBJECTION_FILES.megabytes * 1024 * 1024;

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LIMIT) throw new TooLarge(LIMIT);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** As browsers can send it in a header: percent-encoded UTF-8. */
function nameIn(request: IncomingMessage): string {
  try {
    return decodeURIComponent(String(request.headers['x-file-name'] ?? ''));
  } catch {
    return '';
  }
}

/** Evidence in and out. The sender shows number and key (the key and the file's name in headers: addresses are logged); only the discipline group gets one back. */
@Controller('files/objections')
export class ObjectionFilesController {
  constructor(private readonly edge: FileEdge, private readonly add: AddObjectionFile, private readonly open: OpenObjectionFile) {}

  @Post(':number/files')
  take(@Req() request: IncomingMessage, @Res() response: ServerResponse, @Param('number') number: string): Promise<void> {
    return this.edge.answerAnyone(request, response, async () => {
      const key = String(request.headers['x-objection-key'] ?? '');
      await this.add.expect(number, key);
      const id = await this.add.execute(number, key, nameIn(request), await bodyOf(request));
      response.writeHead(201, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
      response.end(JSON.stringify({ id }));
    });
  }

  @Get('opened/:id')
  give(@Req() request: IncomingMessage, @Res() response: ServerResponse, @Param('id') id: string): Promise<void> {
    return this.edge.answer(request, response, 'objection.read', async (actor) => {
      const { name, body } = await this.open.execute(actor, id);
      response.writeHead(200, {
        'content-type': 'application/octet-stream', 'content-length': body.length, 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff',
        'content-security-policy': 'sandbox', 'content-disposition': attachment(name),
      });
      response.end(body);
    });
  }
}

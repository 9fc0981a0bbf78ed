import type { IncomingMessage, ServerResponse } from 'node:http';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { NotFound } from '@jiangong/kernel';
import { attachment, FileEdge, PublishedLedger } from '@jiangong/platform';
import { Bundles } from './bundles';
import { TakeBundle } from './commands/take-bundle';
import { HeadSheets, headSheetPage, headSheetText, type HeadSheet } from './head-sheets';

const PRIVATE = { 'cache-control': 'private, no-store' };

/** `GET /files/rounds/<id>/bundle.json`: everything to recompute a round, for those who may have it. */
@Controller('files/rounds')
export class BundlesController {
  constructor(private readonly edge: FileEdge, private readonly takeBundle: TakeBundle, private readonly bundles: Bundles) {}

  @Get(':roundId/bundle.json')
  download(@Req() request: IncomingMessage, @Res() response: ServerResponse, @Param('roundId') roundId: string): Promise<void> {
    return this.edge.answer(request, response, 'bundle.take', async (actor) => {
      const code = await this.takeBundle.execute(actor, roundId);
      response.writeHead(200, { ...PRIVATE, 'content-type': 'application/json; charset=utf-8', 'content-disposition': attachment(`${code}.bundle.json`) });
      await this.bundles.write(roundId, response);
    });
  }
}

/** `GET /files/ledger/heads.html|txt` to print, `…/checkpoints.json` to keep; `heads.html` takes `?number=`. */
@Controller('files/ledger')
export class LedgerController {
  constructor(private readonly edge: FileEdge, private readonly sheets: HeadSheets, private readonly published: PublishedLedger) {}

  @Get('heads.html')
  page(@Req() request: IncomingMessage, @Res() response: ServerResponse): Promise<void> {
    return this.answer(request, response, 'text/html; charset=utf-8', async () => headSheetPage(await this.sheetOf(request)));
  }

  @Get('heads.txt')
  text(@Req() request: IncomingMessage, @Res() response: ServerResponse): Promise<void> {
    return this.answer(request, response, 'text/plain; charset=utf-8', async () => headSheetText(await this.sheetOf(request)));
  }

  @Get('checkpoints.json')
  all(@Req() request: IncomingMessage, @Res() response: ServerResponse): Promise<void> {
    return this.answer(request, response, 'application/json; charset=utf-8', async () => JSON.stringify({ keys: await this.published.keys(), checkpoints: await this.published.checkpoints() }));
  }

  private async sheetOf(request: IncomingMessage): Promise<HeadSheet> {
    const asked = /[?&]number=(\d{1,9})/.exec(request.url ?? '');
    const sheet = await this.sheets.of(asked ? Number(asked[1]) : null);
    if (!sheet) throw new NotFound({ zh: '检查点', en: 'checkpoint' });
    return sheet;
  }

  private answer(request: IncomingMessage, response: ServerResponse, type: string, write: () => Promise<string>): Promise<void> {
    return this.edge.answer(request, response, 'checkpoint.read', async () => {
      const body = await write();
      response.writeHead(200, { ...PRIVATE, 'content-type': type });
      response.end(body);
    });
  }
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { isId, NotFound } from '@jiangong/kernel';
import { attachment, FileEdge, PublishedLedger, Reader } from '@jiangong/platform';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { certificateChain } from './certificate-chain';
import { CertificatePages } from './certificate-pages';
import { CertificatesReader } from './certificates.reader';

const EVENTS = `select seq::int as seq, content, previous_hash as "previousHash", hash from ledger_event where chain = $1 order by seq`;

const safe = (fileName: string): string => fileName.replace(/[\\/:*?"<>|]/g, '_');

/** `/files/certificates/…`: one page for its holder and those who read it, a batch for who prints it, the register's proof for everybody. */
@Controller('files/certificates')
export class CertificatesController {
  constructor(
    private readonly edge: FileEdge,
    private readonly pages: CertificatePages,
    private readonly certificates: CertificatesReader,
    private readonly ledger: PublishedLedger,
    private readonly reader: Reader,
  ) {}

  @Get('batches/:id.pdf')
  batch(@Req() request: IncomingMessage, @Res() response: ServerResponse, @Param('id') id: string): Promise<void> {
    return this.edge.answer(request, response, 'certificate.issue', async () => {
      if (!isId(id)) throw new NotFound({ zh: '证书', en: 'certificates' });
      const paper = await this.pages.ofBatch(id);
      response.writeHead(200, { 'content-type': 'application/pdf', 'cache-control': 'private, no-store', 'content-disposition': attachment('证书.pdf') });
      paper.end();
      await pipeline(paper as unknown as NodeJS.ReadableStream, response);
    });
  }

  /** The chain of a round's certificates with the newest signed heads: hashes, numbers and ids, nothing of persons. */
  @Get(':code/proof.json')
  proof(@Req() request: IncomingMessage, @Res() response: ServerResponse, @Param('code') code: string): Promise<void> {
    return this.edge.answerAnyone(request, response, async () => {
      const roundId = await this.certificates.roundOf(code);
      const [events, checkpoint, keys] = await Promise.all([this.reader.rows(EVENTS, [certificateChain(roundId)]), this.ledger.checkpoint(), this.ledger.keys()]);
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache' });
      response.end(JSON.stringify({ events, checkpoint, keys }));
    });
  }

  @Get(':id.pdf')
  one(@Req() request: IncomingMessage, @Res() response: ServerResponse, @Param('id') id: string): Promise<void> {
    return this.edge.answer(request, response, null, async (actor) => {
      const { number, title } = await this.certificates.openable(actor, id);
      const { size, content } = await this.pages.open(id);
      response.writeHead(200, { 'content-type': 'application/pdf', 'content-length': size, 'cache-control': 'private, no-store', 'content-disposition': attachment(safe(`${title} ${number}.pdf`)) });
      await pipeline(content, response);
    });
  }
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { Transform, type Readable } from 'node:stream';
import { Controller, Put, Query, Req, Res } from '@nestjs/common';
import { UploadedFiles } from '../storage/uploaded-files';
import { FileEdge } from './file-edge';
import { TooLarge } from './request';
import './uploads.policy';

export const UPLOAD_LIMIT = 50 * 1024 * 1024;

/**
 * The body as a stream that breaks as soon as it grows past the limit or its sender goes away.
 * The request itself is left whole, so that the answer can still be written.
 */
function limited(request: IncomingMessage, limit: number): Readable {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new TooLarge(limit);
  // gone while the session was looked up: its end would never come
  if (request.destroyed && !request.complete) throw new Error('the sender went away');
  let size = 0;
  const body = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > limit) done(new TooLarge(limit));
      else done(null, chunk);
    },
  });
  request.once('close', () => {
    if (!request.complete) body.destroy(new Error('the sender went away'));
  });
  request.pipe(body);
  return body;
}

/** `PUT /files/uploads?name=…`, the file as the body: kept for the account that sent it. */
@Controller('files/uploads')
export class UploadsController {
  constructor(private readonly edge: FileEdge, private readonly files: UploadedFiles) {}

  @Put()
  upload(@Req() request: IncomingMessage, @Res() response: ServerResponse, @Query('name') name: unknown): Promise<void> {
    return this.edge.answer(request, response, 'file.upload', async (actor) => {
      const fileId = await this.files.keep(actor, typeof name === 'string' ? name : '', limited(request, UPLOAD_LIMIT));
      response.writeHead(201, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify({ fileId }));
    });
  }
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { All, Controller, Req, Res } from '@nestjs/common';
import { ResumableUploads } from '../storage/resumable-uploads';
import { FileEdge } from './file-edge';

/** `/files/uploads/tus`: uploads in pieces, for whoever is signed in. */
@Controller('files/uploads/tus')
export class ResumableUploadsController {
  constructor(private readonly edge: FileEdge, private readonly uploads: ResumableUploads) {}

  @All()
  begin(@Req() request: IncomingMessage, @Res() response: ServerResponse): Promise<void> {
    return this.serve(request, response);
  }

  @All(':id')
  goOn(@Req() request: IncomingMessage, @Res() response: ServerResponse): Promise<void> {
    return this.serve(request, response);
  }

  private serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    return this.edge.answer(request, response, null, (actor, language) => this.uploads.answer({ actor, language }, request, response));
  }
}

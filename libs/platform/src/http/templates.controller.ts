import type { IncomingMessage, ServerResponse } from 'node:http';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { NotFound } from '@jiangong/kernel';
import { templateNamed, templateWorkbook } from '../sheets/templates';
import { attachment, XLSX_TYPE } from './attachment';
import { FileEdge } from './file-edge';

/** `GET /files/imports/templates/<name>.xlsx`: empty tables for whoever is signed in. */
@Controller('files/imports/templates')
export class TemplatesController {
  constructor(private readonly edge: FileEdge) {}

  @Get(':file')
  template(@Req() request: IncomingMessage, @Res() response: ServerResponse, @Param('file') file: string): Promise<void> {
    return this.edge.answer(request, response, null, async () => {
      const template = templateNamed(file.replace(/\.xlsx$/, ''));
      if (!template || !file.endsWith('.xlsx')) throw new NotFound({ zh: '模板', en: 'template' });
      const content = await templateWorkbook(template);
      response.writeHead(200, { 'content-type': XLSX_TYPE, 'content-disposition': attachment(template.fileName), 'content-length': content.length, 'cache-control': 'private, max-age=300' });
      response.end(content);
    });
  }
}

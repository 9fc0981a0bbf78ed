import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MediaProcessors, type Processed } from '../media-processors';
import type { Media } from '../media.entity';
import { checkOffice } from './check-office';
import { checkPdf } from './check-pdf';

/** Documents are looked at and kept as they are: only ever handed out as downloads, never shown from our address. */
@Injectable()
export class DocumentProcessor implements OnModuleInit {
  constructor(private readonly processors: MediaProcessors) {}

  onModuleInit(): void {
    this.processors.register('document', this);
  }

  async process(media: Media, original: string): Promise<Processed> {
    if (media.mimeType === 'application/pdf') await checkPdf(original);
    else await checkOffice(original, media.mimeType);
    return { files: { download: media.files.original! } };
  }
}

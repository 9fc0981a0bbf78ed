import { Module } from '@nestjs/common';
import { SubmissionsModule } from '../submissions/public';
import { AddCaptions } from './commands/add-captions';
import { ProcessMedia } from './commands/process-media';
import { RegisterMedia } from './commands/register-media';
import { RemoveMedia } from './commands/remove-media';
import { ShareMedia } from './commands/share-media';
import { SweepMedia } from './commands/sweep-media';
import { TakeMedia } from './commands/take-media';
import { DocumentProcessor } from './documents/document-processor';
import { MediaOfEntries } from './entry-files';
import { MediaController } from './http/media.controller';
import { ImageProcessor } from './images/image-processor';
import { MediaProcessors } from './media-processors';
import { MediaReaders } from './media-readers';
import { MediaReader } from './media.reader';
import { VideoProcessor } from './video/video-processor';
import { EntryMediaResolver, MediaResolver } from './media.resolver';

const exported = [RegisterMedia, RemoveMedia, AddCaptions, ShareMedia, TakeMedia, MediaReader, MediaReaders, MediaProcessors, SweepMedia];

@Module({
  imports: [SubmissionsModule],
  controllers: [MediaController],
  providers: [...exported, ProcessMedia, MediaOfEntries, ImageProcessor, DocumentProcessor, VideoProcessor, MediaResolver, EntryMediaResolver],
  exports: exported,
})
export class MediaModule {}

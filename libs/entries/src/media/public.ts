/**
 * Media: pictures, videos and documents that somebody handed in — looked at by their content, made fit for showing, and
 * served to those who may see them. An entry's version names them by id and hash; publication shares them by {@link ShareMedia}.
 * It knows nothing of judges and of publication: later stages register who else may see ({@link MediaReaders}).
 */
export { AddCaptions } from './commands/add-captions';
export { RegisterMedia, type RegisterMediaInput } from './commands/register-media';
export { RemoveMedia } from './commands/remove-media';
export { ShareMedia } from './commands/share-media';
export { SweepMedia } from './commands/sweep-media';
export { TakeMedia } from './commands/take-media';
export { MediaModule } from './media.module';
export { Media, MediaUse, type Caption, type MediaFiles, type MediaKind, type MediaPurpose, type MediaState } from './media.entity';
export { mediaLoader } from './media.loader';
export { folderOf } from './media-store';
export { MediaProcessors, type MediaProcessor, type Processed, type ProcessingRun } from './media-processors';
export { MediaReader } from './media.reader';
export { MediaReaders, type MediaSight, type SeenMedia } from './media-readers';
export * from './media.refusals';
export { filesIn } from './media.rules';
export { MediaView } from './media.view';
export { drawClip, framesGraph, type DrawnClip } from './video/draw-clip';

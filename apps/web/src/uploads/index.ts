/** Files in the pages: chosen, sent in pieces, gone on with after a lost network, and looked at once they are there. */
export { EntryFiles } from './entry-files';
export { FilesInput } from './files-input';
export type { FileKind, FileRef, FilesField } from './files-field';
export { filesQuery, mediaFields, type ShownMedia } from './media-fields';
export { MediaLine } from './media-line';
export { MediaList, MediaView } from './media-view';
export { useUploads, type Uploads } from './use-uploads';

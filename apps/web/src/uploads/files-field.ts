import type { Problem } from '../data/problem';

export type FileKind = 'video' | 'image' | 'document';

/** A file as an entry's content names it. */
export interface FileRef {
  readonly id: string;
  readonly sha256: string;
}

/** What a place of a form takes; a field of kind `files` fits it as it is. */
export interface FilesField {
  readonly code: string;
  readonly label: string;
  readonly help?: string;
  readonly isRequired?: boolean;
  readonly accept?: readonly FileKind[];
  readonly maxFiles?: number;
  readonly maxMegabytes?: number;
  readonly maxSeconds?: number;
}

export const MEGABYTE = 1024 * 1024;
export const ALL_KINDS: readonly FileKind[] = ['video', 'image', 'document'];

/** What the chooser of the system offers. Phones show camera and gallery for the first two. */
const CHOOSER: Readonly<Record<FileKind, string>> = {
  video: 'video/mp4,video/quicktime,video/webm,video/*,.mp4,.mov,.m4v,.webm,.mkv',
  image: 'image/jpeg,image/png,image/webp,image/gif',
  document: '.pdf,.docx,.xlsx,.pptx,application/pdf',
};
export const chooserOf = (kinds: readonly FileKind[]): string => kinds.map((kind) => CHOOSER[kind]).join(',');

/** A first guess by what the system says; the server looks at the content. */
export function kindOf(file: { readonly name: string; readonly type: string }): FileKind | null {
  if (file.type.startsWith('video/') || /\.(mp4|mov|m4v|webm|mkv|3gp)$/i.test(file.name)) return 'video';
  if (file.type.startsWith('image/') || /\.(jpe?g|png|webp|gif)$/i.test(file.name)) return 'image';
  return /\.(pdf|docx|xlsx|pptx)$/i.test(file.name) ? 'document' : null;
}

export type Unfit = 'empty' | 'kind' | 'tooLarge' | 'tooLong' | 'tooMany';

/** What can be said before a byte is sent; the server decides. */
export function unfitOf(file: { readonly name: string; readonly type: string; readonly size: number }, field: FilesField): Unfit | null {
  if (file.size === 0) return 'empty';
  const kind = kindOf(file);
  if (!kind || !(field.accept ?? ALL_KINDS).includes(kind)) return 'kind';
  return field.maxMegabytes !== undefined && file.size > field.maxMegabytes * MEGABYTE ? 'tooLarge' : null;
}

export const refusedHere = (code: string, message: string): Problem => ({ kind: 'refused', code, message, facts: {} });

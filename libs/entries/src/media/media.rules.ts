import type { FileRef } from '../submissions/public';
import type { MediaKind, MediaPurpose } from './media.entity';
import { MediaNotForPurpose, MediaTooLarge } from './media.refusals';

const MEGABYTE = 1024 * 1024;

/** Megabytes a file of each kind may have; settings of the installation (domain.md §10). */
export type MediaLimits = Readonly<Record<MediaKind, number>>;

const FOR_PURPOSE: Readonly<Record<MediaPurpose, readonly MediaKind[]>> = {
  entry: ['video', 'image', 'document'],
  news: ['video', 'image', 'document'],
  portrait: ['image'],
};
export const MEDIA_PURPOSES = Object.keys(FOR_PURPOSE) as MediaPurpose[];

export function refuseUnfitting(file: { readonly kind: MediaKind; readonly size: number }, purpose: MediaPurpose, limits: MediaLimits): void {
  if (!FOR_PURPOSE[purpose].includes(file.kind)) throw new MediaNotForPurpose({ kind: file.kind });
  const limit = limits[file.kind];
  if (file.size > limit * MEGABYTE) throw new MediaTooLarge({ kind: file.kind, megabytes: Math.ceil(file.size / MEGABYTE), limit });
}

const isFile = (value: unknown): value is FileRef =>
  typeof value === 'object' && value !== null && typeof (value as FileRef).id === 'string' && typeof (value as FileRef).sha256 === 'string';

/** Every file an entry's content names, wherever it stands in it, each once and in order. */
export function filesIn(content: unknown): FileRef[] {
  const found = new Map<string, FileRef>();
  const look = (value: unknown): void => {
    if (isFile(value)) {
      if (!found.has(value.id)) found.set(value.id, value);
    } else if (Array.isArray(value)) value.forEach(look);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(look);
  };
  look(content);
  return [...found.values()];
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';

/** What of a file somebody may know: everything, or the content without the name somebody gave it. */
export type MediaSight = 'named' | 'nameless';

export interface SeenMedia {
  readonly mediaId: string;
  /** The entries that hold it, and those carried from them. */
  readonly entryIds: readonly string[];
}

export type MediaReader = (actor: Actor, media: readonly SeenMedia[]) => Promise<ReadonlyMap<string, MediaSight>>;

/** Where later stages say which files of entries their people may see, without this stage knowing them: judges. */
@Injectable()
export class MediaReaders {
  private readonly readers: MediaReader[] = [];

  register(reader: MediaReader): void {
    this.readers.push(reader);
  }

  /** By media id; what nobody lets the actor see is missing. */
  async sightOf(actor: Actor, media: readonly SeenMedia[]): Promise<ReadonlyMap<string, MediaSight>> {
    const seen = new Map<string, MediaSight>();
    if (media.length === 0) return seen;
    for (const reader of this.readers) {
      for (const [id, sight] of await reader(actor, media)) if (seen.get(id) !== 'nameless') seen.set(id, sight);
    }
    return seen;
  }
}

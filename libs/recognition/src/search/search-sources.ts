import { Injectable } from '@nestjs/common';
import type { Tx } from '@jiangong/platform';
import type { SearchKind } from './search-entry.entity';
import type { SearchDocument } from './search-index';

/** Where documents of a kind are read from when all are cut anew: in order of their id, `after` the last one read. */
export interface SearchSource {
  readonly kind: SearchKind;
  read(tx: Tx, after: string, limit: number): Promise<SearchDocument[]>;
}

/** Later modules register what they publish; the reindexing asks each of them. */
@Injectable()
export class SearchSources {
  private readonly sources = new Map<SearchKind, SearchSource>();

  add(source: SearchSource): void {
    if (this.sources.has(source.kind)) throw new Error(`two sources of ${source.kind}`);
    this.sources.set(source.kind, source);
  }

  all(): readonly SearchSource[] {
    return [...this.sources.values()];
  }
}

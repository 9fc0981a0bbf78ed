import { Injectable } from '@nestjs/common';
import { Reader } from '@jiangong/platform';
import { findIn, type Finding, type ListedWord } from './finding.rules';

export interface ModerationWordRow extends ListedWord {
  readonly id: string;
  readonly note: string;
}

/** The keyword list as it stands, and what it finds. */
@Injectable()
export class ModerationWords {
  constructor(private readonly reader: Reader) {}

  list(): Promise<ModerationWordRow[]> {
    return this.reader.rows<ModerationWordRow>(`select id, word, level, note from moderation_word order by level, word`);
  }

  /** What is found in each of the texts, in their order. */
  async findIn(texts: readonly string[]): Promise<Finding[][]> {
    const words = texts.some((text) => text !== '') ? await this.list() : [];
    return texts.map((text) => findIn(text, words));
  }
}

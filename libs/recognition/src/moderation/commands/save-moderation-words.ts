import { Injectable } from '@nestjs/common';
import { newId, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { In } from 'typeorm';
import { ModerationWord, type WordLevel } from '../moderation-word.entity';

export interface SaveWordsInput {
  readonly words: readonly { readonly word: string; readonly level: WordLevel; readonly note?: string | null }[];
  readonly removed?: readonly string[] | null;
}

/** Changes the keyword list; what is in the queue is looked at by the list as it stands. */
@Injectable()
export class SaveModerationWords {
  constructor(private readonly uow: UnitOfWork) {}

  execute(actor: Actor, { words, removed }: SaveWordsInput): Promise<void> {
    return this.uow.run(actor, {}, async (tx) => {
      if (removed?.length) await tx.repo(ModerationWord).delete({ word: In([...removed]) });
      for (const { word, level, note } of words) {
        await tx.query(
          `insert into moderation_word (id, word, level, note, created_at, created_by_id) values ($1, $2, $3, $4, $5, $6)
             on conflict (word) do update set level = excluded.level, note = excluded.note`,
          [newId(), word.trim(), level, note?.trim() ?? '', tx.now, actor.accountId]);
      }
      tx.record({ chain: 'moderation', type: 'recognition.words.saved', body: { saved: words.length, removed: removed?.length ?? 0 } });
    });
  }
}

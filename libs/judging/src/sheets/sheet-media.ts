import { Injectable, type OnModuleInit } from '@nestjs/common';
import { mayAnywhere, type Actor } from '@jiangong/kernel';
import { filesIn, MediaReaders, type MediaSight, type SeenMedia } from '@jiangong/entries';
import { Reader } from '@jiangong/platform';
import type { FormField } from '@jiangong/programme';
import { answersForJudge, IS_BLIND } from '../blind/public';
import { SEEN_BY_JUDGE, SHOWN_PHASES, STEPPED_BACK } from './visibility';

const JUDGED = `
  select version.content, v.content #> '{form,fields}' as fields, ${IS_BLIND} as "isBlind"
    from score_sheet s join round r on r.id = s.round_id join rule_version v on v.id = r.rule_version_id
    join entry_version version on version.id = s.entry_version_id
   where s.judge_id = $1 and s.entry_id = any($2::uuid[]) and not ${STEPPED_BACK} and ${SEEN_BY_JUDGE} and ${SHOWN_PHASES}`;

interface Judged {
  readonly content: Record<string, unknown>;
  readonly fields: FormField[];
  readonly isBlind: boolean;
}

/**
 * Judges see the files of what lies on their desk: those the judged version names. In a blind round not those of
 * identifying answers, and the rest without the names their senders gave them, published elsewhere or not.
 */
@Injectable()
export class SheetMedia implements OnModuleInit {
  constructor(private readonly readers: MediaReaders, private readonly reader: Reader) {}

  onModuleInit(): void {
    this.readers.register((actor, media) => this.sightOf(actor, media));
  }

  private async sightOf(actor: Actor, media: readonly SeenMedia[]): Promise<ReadonlyMap<string, MediaSight>> {
    const seen = new Map<string, MediaSight>();
    if (actor.accountId === null || !mayAnywhere(actor, 'sheet.read')) return seen;
    const asked = new Set(media.map((one) => one.mediaId));
    const judged = await this.reader.rows<Judged>(JUDGED, [actor.accountId, [...new Set(media.flatMap((one) => one.entryIds))]]);
    for (const { content, fields, isBlind } of judged) {
      // a file that lies before the judge in a blind round has no name for them in any other
      for (const { id } of filesIn(answersForJudge(isBlind, fields, content))) if (asked.has(id) && seen.get(id) !== 'nameless') seen.set(id, isBlind ? 'nameless' : 'named');
    }
    return seen;
  }
}

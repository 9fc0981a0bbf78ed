import type { Actor } from '@jiangong/kernel';
import type { MediaKind, MediaState } from '@jiangong/entries';

/** The files of a work `w` as the public would see them. */
const SHOWN_FILES = 'm.id = any(w.image_media_ids || w.video_media_id)';

/**
 * What a moderator looked at, as one number: the work's own version and those of its files, so that captions that were added
 * or a film that became ready since are looked at too. The two never make up for each other.
 */
export const LOOKED_AT = `(w.version * 10000 + coalesce((select sum(m.version) from media m where ${SHOWN_FILES}), 0) % 10000)::int`;

export interface UnreadyFile {
  readonly kind: MediaKind;
  readonly state: MediaState;
  readonly progress: number;
}

/** What stands against showing a work besides its own state. */
export interface LookedAt {
  readonly version: number;
  readonly unready: readonly UnreadyFile[];
  /** Whoever asks is among its authors. */
  readonly isOwn: boolean;
}

/** The columns of {@link LookedAt}; `w` the work, `member` the parameter that holds whoever asks. */
export const lookedAt = (member: string): string => `${LOOKED_AT} as version,
  (select coalesce(json_agg(json_build_object('kind', m.kind, 'state', m.state, 'progress', m.progress) order by m.state = 'refused' desc, m.id), '[]')
     from media m where ${SHOWN_FILES} and m.state <> 'ready') as unready,
  coalesce(w.member_id = ${member}::uuid or exists (select 1 from entry_author a where a.entry_id = w.entry_id and a.member_id = ${member}::uuid), false) as "isOwn"`;

/** Whoever asks, as the authors are known by. */
export const askedBy = (actor: Actor): string | null => actor.memberId ?? null;

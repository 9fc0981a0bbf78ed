import { Injectable } from '@nestjs/common';
import { isId, type Actor, type Bilingual } from '@jiangong/kernel';
import { Reader, type GraphContext } from '@jiangong/platform';
import { scopeValues } from '../submissions/public';
import { endingOf, nameByContent } from './media-content';
import { MediaReaders, type MediaSight } from './media-readers';
import type { Caption, MediaFiles } from './media.entity';
import { HELD_BY, IS_HELD, noMedia, SEEN_WITH_ENTRY } from './media.policy';
import type { MediaView } from './media.view';

type Language = GraphContext['language'];

interface MediaRow extends Omit<MediaView, 'refusal' | 'durationSeconds' | 'captions' | 'abilities'> {
  readonly refusalCode: string | null;
  readonly refusalText: Bilingual | null;
  readonly durationMs: number | null;
  readonly files: MediaFiles;
  readonly captions: Caption[];
  readonly isPublic: boolean;
  readonly isOwn: boolean;
  readonly isSeen: boolean;
  readonly isHeld: boolean;
  readonly entryIds: readonly string[];
}

/** A file as it is fetched: where the store has it, and under which name it is saved. */
export interface ServedMedia {
  readonly id: string;
  readonly kind: MediaView['kind'];
  readonly mimeType: string;
  readonly files: MediaFiles;
  readonly isPublic: boolean;
  readonly saveAs: string;
}

const COLUMNS = `m.id, m.kind, m.name, m.size::float8 as size, m.sha256, m.mime_type as "mimeType", m.state, m.progress, m.refusal_code as "refusalCode",
  m.refusal_text as "refusalText", m.duration_ms as "durationMs", m.width, m.height, m.has_audio as "hasAudio", m.files, m.captions,
  m.is_public as "isPublic", m.created_at as "createdAt", coalesce(m.owner_id = $5::uuid, false) as "isOwn", ${SEEN_WITH_ENTRY} as "isSeen",
  ${IS_HELD} as "isHeld",
  array(select held.entry_id::text from held where held.media_id = m.id) as "entryIds"`;

const addressOf = (key: string | undefined): string | null => (key ? `/${key}` : null);
const KIND_NAMES: Readonly<Record<MediaView['kind'], Bilingual>> = { video: { zh: '视频', en: 'video' }, image: { zh: '图片', en: 'picture' }, document: { zh: '文档', en: 'document' } };

function toView(row: MediaRow, sight: MediaSight, language: Language): MediaView {
  const { id, kind, name, size, sha256, mimeType, state, progress, width, height, hasAudio, createdAt, files } = row;
  return {
    id, kind, size, sha256, mimeType, state, progress, width, height, hasAudio, createdAt,
    name: sight === 'named' ? name : `${KIND_NAMES[kind][language]}.${endingOf(mimeType)}`,
    refusal: row.refusalCode && row.refusalText ? { code: row.refusalCode, message: row.refusalText[language] } : null,
    durationSeconds: row.durationMs === null ? null : row.durationMs / 1000,
    posterUrl: addressOf(files.poster),
    imageUrl: addressOf(files.image1600),
    thumbnailUrl: addressOf(files.image480 ?? files.poster),
    videoUrl: addressOf(files.mp4),
    hlsUrl: addressOf(files.master),
    captions: row.captions.map(({ lang, label, key }) => ({ lang, label, url: `/${key}` })),
    downloadUrl: state === 'ready' && files.download ? `/media/${id}/download` : null,
    abilities: { canRemove: row.isOwn && !row.isHeld },
  };
}

/** Questions about files. Who may see one: everybody when it is public, its owner, who may see an entry that holds it, and judges of such. */
@Injectable()
export class MediaReader {
  constructor(private readonly reader: Reader, private readonly readers: MediaReaders) {}

  async one(actor: Actor, language: Language, id: string): Promise<MediaView> {
    const [view] = await this.some(actor, language, [id]);
    if (!view) throw noMedia();
    return view;
  }

  /** Those of the ids that the actor may see. */
  async some(actor: Actor, language: Language, ids: readonly string[]): Promise<MediaView[]> {
    return (await this.seen(actor, ids)).map(({ row, sight }) => toView(row, sight, language));
  }

  /** One's own, newest first, for choosing again what was uploaded. */
  async mine(actor: Actor, language: Language, first: number): Promise<MediaView[]> {
    const rows = await this.reader.rows<{ id: string }>('select id from media where owner_id = $1 order by created_at desc, id limit $2', [actor.accountId, first]);
    const order = rows.map((row) => row.id);
    const views = await this.some(actor, language, order);
    return views.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  }

  async served(actor: Actor, id: string): Promise<ServedMedia> {
    const [found] = await this.seen(actor, [id]);
    if (!found) throw noMedia();
    const { row, sight } = found;
    const name = sight === 'named' ? row.name : KIND_NAMES[row.kind].zh;
    return { id: row.id, kind: row.kind, mimeType: row.mimeType, files: row.files, isPublic: row.isPublic, saveAs: nameByContent(name, row.mimeType) };
  }

  private async seen(actor: Actor, asked: readonly string[]): Promise<{ row: MediaRow; sight: MediaSight }[]> {
    const ids = [...new Set(asked.filter(isId))];
    if (ids.length === 0) return [];
    const rows = await this.reader.rows<MediaRow>(
      `with recursive ${HELD_BY} select ${COLUMNS} from media m where m.id = any($4::uuid[])`, [...scopeValues(actor), ids, actor.accountId]);
    const isKnown = (row: MediaRow): boolean => row.isOwn || row.isSeen || actor.kind === 'platform';
    // what somebody called a file was never looked at: names and numbers of persons stand there. The public gets the file without
    const rest = rows.filter((row) => !isKnown(row)).map(({ id, entryIds }) => ({ mediaId: id, entryIds }));
    const sights = actor.kind === 'visitor' ? new Map<string, MediaSight>() : await this.readers.sightOf(actor, rest);
    return rows.flatMap((row) => {
      const sight = isKnown(row) ? 'named' : sights.get(row.id) ?? (row.isPublic ? 'nameless' : undefined);
      return sight ? [{ row, sight }] : [];
    });
  }
}

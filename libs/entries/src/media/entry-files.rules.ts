import type { Bilingual } from '@jiangong/kernel';
import type { NamedFile } from '../submissions/public';
import type { MediaKind, MediaState } from './media.entity';

export interface KeptMedia {
  readonly kind: MediaKind;
  readonly state: MediaState;
  readonly size: number;
  readonly durationMs: number | null;
}

const MEGABYTE = 1024 * 1024;
const KINDS: Readonly<Record<MediaKind, Bilingual>> = { video: { zh: '视频', en: 'videos' }, image: { zh: '图片', en: 'pictures' }, document: { zh: '文档', en: 'documents' } };

/** What stands against a file at its place in the form (domain.md §10), or null. What was refused stands nowhere; a video is handed in once it has been probed. */
export function faultOf(file: KeptMedia | null, limits: NamedFile['limits'], stage: 'draft' | 'hand_in'): Bilingual | null {
  if (!file) return { zh: '中有一个文件不存在或不是您上传的，请重新上传', en: 'names a file that is not there or not yours; upload it again' };
  if (!limits.accept.includes(file.kind)) {
    const [zh, en] = [limits.accept.map((kind) => KINDS[kind].zh).join('、'), limits.accept.map((kind) => KINDS[kind].en).join(', ')];
    return { zh: `只接收${zh}，这个文件是${KINDS[file.kind].zh}`, en: `takes ${en} only` };
  }
  if (limits.maxMegabytes !== null && file.size > limits.maxMegabytes * MEGABYTE) return { zh: `的文件不能超过 ${limits.maxMegabytes} MB`, en: `takes files of at most ${limits.maxMegabytes} MB` };
  if (limits.maxSeconds !== null && file.durationMs !== null && file.durationMs > limits.maxSeconds * 1000) {
    return { zh: `不能长于 ${limits.maxSeconds} 秒，现为 ${Math.ceil(file.durationMs / 1000)} 秒`, en: `must not be longer than ${limits.maxSeconds} seconds, has ${Math.ceil(file.durationMs / 1000)}` };
  }
  if (stage === 'draft') return null;
  if (file.state === 'refused') return { zh: '中有一个文件未通过检查，请换一个', en: 'names a file that was refused; choose another' };
  if (file.kind === 'video' && file.state === 'received') return { zh: '的视频还在检查，请稍候再提交', en: 'has a video that is still being looked at; try again in a moment' };
  return null;
}

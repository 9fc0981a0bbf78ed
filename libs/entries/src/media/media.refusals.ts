import { defineRefusal } from '@jiangong/kernel';
import type { MediaKind } from './media.entity';

const KINDS: Readonly<Record<MediaKind, { zh: string; en: string }>> = {
  video: { zh: '视频', en: 'a video' },
  image: { zh: '图片', en: 'a picture' },
  document: { zh: '文档', en: 'a document' },
};

/** By its first bytes the file is none of what is taken, whatever its name says. */
export const MediaKindUnknown = defineRefusal('MEDIA_KIND_UNKNOWN', (f: { name: string }) => ({
  zh: `“${f.name}”不是可以接收的文件。请上传视频（MP4、MOV）、图片（JPG、PNG、WebP、GIF）或文档（PDF、docx、xlsx、pptx）`,
  en: `“${f.name}” is no file that is taken; send a video (MP4, MOV), a picture (JPG, PNG, WebP, GIF) or a document (PDF, docx, xlsx, pptx)`,
}));

export const MediaTooLarge = defineRefusal('MEDIA_TOO_LARGE', (f: { kind: MediaKind; megabytes: number; limit: number }) => ({
  zh: `${KINDS[f.kind].zh}不能超过 ${f.limit} MB，现为 ${f.megabytes} MB`,
  en: `${KINDS[f.kind].en} may have at most ${f.limit} MB; this one has ${f.megabytes} MB`,
}));

export const MediaNotForPurpose = defineRefusal('MEDIA_NOT_FOR_PURPOSE', (f: { kind: MediaKind }) => ({
  zh: `这里不能使用${KINDS[f.kind].zh}，请换一个文件`,
  en: `${KINDS[f.kind].en} has no place here; choose another file`,
}));

/** A picture that cannot be opened, or only in part. */
export const ImageBroken = defineRefusal('IMAGE_BROKEN', () => ({
  zh: '图片已损坏或不完整，无法打开。请重新导出或拍摄后再上传',
  en: 'the picture is damaged or incomplete; export or take it again',
}));

export const ImageTooManyPixels = defineRefusal('IMAGE_TOO_MANY_PIXELS', (f: { width: number; height: number; limit: number }) => ({
  zh: `图片尺寸 ${f.width}×${f.height} 过大，最多 ${f.limit} 万像素。请缩小后再上传`,
  en: `the picture has ${f.width}×${f.height} pixels, more than ${f.limit / 100} million; make it smaller`,
}));

export type DocumentFault = 'damaged' | 'locked' | 'macros' | 'active' | 'external' | 'doctype' | 'names' | 'overlap' | 'too_large' | 'disguised';

const DOCUMENT: Readonly<Record<DocumentFault, { zh: string; en: string }>> = {
  damaged: { zh: '文档已损坏或不完整。请重新导出后再上传', en: 'the document is damaged or incomplete; export it again' },
  locked: { zh: '文档设有密码，评审无法打开。请取消密码后再上传', en: 'the document is protected by a password; remove it first' },
  macros: { zh: '文档含有宏，不能接收。请另存为不含宏的 docx、xlsx 或 pptx', en: 'the document holds macros; save it without them' },
  active: { zh: '文档含有脚本、可执行内容或内嵌文件，不能接收。请另存为普通文档（PDF 可用“打印为 PDF”）', en: 'the document holds scripts, programs or embedded files; save it as a plain one (“print to PDF”)' },
  external: { zh: '文档引用了外部模板或对象，不能接收。请断开链接后再上传', en: 'the document draws on outside templates or objects; break the links first' },
  doctype: { zh: '文档内部含有不允许的定义（DTD 或实体），不能接收', en: 'the document holds a DTD or entities, which are not taken' },
  names: { zh: '文档内部有不合法的文件名或链接，不能接收', en: 'the document holds parts with names that are not allowed' },
  overlap: { zh: '文档内部结构互相重叠或与目录不符，不能接收', en: 'parts of the document overlap or differ from its directory' },
  too_large: { zh: '文档展开后过大，已拒绝。请删去多余的图片和附件', en: 'the document inflates too far and was refused; remove spare pictures and attachments' },
  disguised: { zh: '文件前后夹带了其他内容，不是干净的文档。请重新导出后再上传', en: 'the file carries something else before or after the document; export it again' },
};

export const DocumentRefused = defineRefusal('DOCUMENT_REFUSED', (f: { fault: DocumentFault }) => DOCUMENT[f.fault]);

/** Tried as often as it may be; the file may be sound, the attempt failed. */
export const MediaNotProcessed = defineRefusal('MEDIA_NOT_PROCESSED', () => ({
  zh: '多次处理仍未完成。请换一种格式导出，或稍后重新上传',
  en: 'it could not be processed in several attempts; export it in another format, or send it again later',
}));

/** A version that was handed in names it, or the public sees it. */
export const MediaInUse = defineRefusal('MEDIA_IN_USE', (f: { name: string }) => ({
  zh: `“${f.name}”已随作品提交或公开，不能删除`,
  en: `“${f.name}” was handed in or published and can no longer be removed`,
}));

export const CaptionsUnreadable = defineRefusal('CAPTIONS_UNREADABLE', (f: { line: number | null }) => ({
  zh: f.line === null ? '字幕文件不是 WebVTT（.vtt）格式，或没有一条字幕' : `字幕文件第 ${f.line} 行有误，请按 WebVTT 格式修改`,
  en: f.line === null ? 'the captions are not WebVTT (.vtt), or hold no cue' : `line ${f.line} of the captions is wrong; see the WebVTT format`,
}));

export const CaptionsNotForThis = defineRefusal('CAPTIONS_NOT_FOR_THIS', () => ({
  zh: '只有视频可以添加字幕',
  en: 'only a video takes captions',
}));

/** What the public sees was looked at first; words under it would not have been. */
export const CaptionsOfPublished = defineRefusal('CAPTIONS_OF_PUBLISHED', (f: { name: string }) => ({
  zh: `“${f.name}”已公开，字幕须与视频一同审核。请先撤回公开，改好字幕后重新提交审核`,
  en: `“${f.name}” is public, and captions are looked at together with it; take it from the public first, then offer it again`,
}));

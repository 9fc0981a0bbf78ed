import { defineRefusal } from '@jiangong/kernel';

export const ResultNotPublished = defineRefusal('RESULT_NOT_PUBLISHED', () => ({
  zh: '名单经两人签发发布后才能制发证书',
  en: 'certificates are issued only once the list is published by two signatures',
}));

export const NothingToCertify = defineRefusal('NOTHING_TO_CERTIFY', () => ({
  zh: '所选荣誉都已有证书，没有需要制发的',
  en: 'all the chosen honours have their certificates',
}));

/** Told before anything is numbered, so that nobody is handed an empty box for a name. */
export const RareCharactersFound = defineRefusal('RARE_CHARACTERS_FOUND', (f: { persons: readonly { name: string; characters: string }[] }) => ({
  zh: `有 ${f.persons.length} 份证书含有字库没有的字，请上传姓名图片或暂不制发：${f.persons.slice(0, 10).map(({ name, characters }) => `${name}（${characters}）`).join('、')}`,
  en: `${f.persons.length} certificates hold characters the font lacks; upload a picture of the name or leave them out: ${f.persons.slice(0, 10).map(({ name, characters }) => `${name} (${characters})`).join(', ')}`,
}));

export const NamePictureUnfit = defineRefusal('NAME_PICTURE_UNFIT', (f: { name: string }) => ({
  zh: `${f.name} 的姓名图片尚未处理完或不是图片，请稍候或重新上传`,
  en: `the picture of the name ${f.name} is not ready or no picture; wait or upload it again`,
}));

export const CertificateEnded = defineRefusal('CERTIFICATE_ENDED', (f: { number: string; state: string }) => ({
  zh: f.state === 'revoked' ? `证书 ${f.number} 已随更正撤销，不能补发` : `证书 ${f.number} 已补发，请在新证书上操作`,
  en: f.state === 'revoked' ? `certificate ${f.number} was revoked with a correction` : `certificate ${f.number} was replaced already`,
}));

export const ReissueNeedsReason = defineRefusal('REISSUE_NEEDS_REASON', () => ({ zh: '请写明补发的理由', en: 'name the reason for issuing it anew' }));

export const BatchOver = defineRefusal('BATCH_OVER', (f: { state: string }) => ({
  zh: f.state === 'cancelled' ? '这一批已经停止' : '这一批已经完成，不能停止',
  en: f.state === 'cancelled' ? 'this batch was stopped already' : 'this batch is finished and cannot be stopped',
}));

export const CertificatesUnderWay = defineRefusal('CERTIFICATES_UNDER_WAY', () => ({
  zh: '本轮次正在制发证书，请等待完成或先停止',
  en: 'certificates of this round are being issued; wait, or stop that first',
}));

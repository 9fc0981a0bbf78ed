import type { Bilingual } from '@jiangong/kernel';
import { verifyChain, type EventContent, type LinkedEvent } from '../chain/chain';
import { isSignedBy, signatureFault, type CheckpointContent, type LedgerPublicKey, type SignedCheckpoint } from '../checkpoint/checkpoint';
import { readHeadCode, type Head } from '../checkpoint/head-code';
import { hashOf } from '../hash';
import type { Anchor, Check } from '../verify/verdict';
import { readCertificate, type CertificateFacts, type PrintedCertificate } from './certificate';

export const CERTIFICATES_ISSUED = 'recognition.certificates.issued';
export const CERTIFICATE_REISSUED = 'recognition.certificate.reissued';
export const CERTIFICATE_REVOKED = 'recognition.certificate.revoked';

/** What the platform publishes beside a certificate: the whole chain of its round's certificates, the newest signed heads, the keys. */
export interface CertificateProof {
  readonly events: readonly LinkedEvent[];
  readonly checkpoint: SignedCheckpoint | null;
  readonly keys: readonly LedgerPublicKey[];
}

export interface CertificateOutside {
  /** The id of the city's key, as printed. */
  readonly keyId?: string | null;
  /** The head of the chain of certificates, as printed. */
  readonly headCode?: string | null;
  readonly proof?: CertificateProof | null;
}

export type CertificateCheck = Omit<Check, 'code' | 'event'> & { readonly code: 'code' | 'signature' | 'key' | 'register' };
/** `unknown`: nothing was at hand that says whether it still stands. */
export type CertificateStanding = 'valid' | 'replaced' | 'revoked' | 'unknown';

export interface CertificateVerdict {
  /** No check fails. */
  readonly isSound: boolean;
  readonly standing: CertificateStanding;
  readonly anchor: Anchor;
  readonly facts: CertificateFacts | null;
  readonly keyId: string | null;
  readonly checks: readonly CertificateCheck[];
}

const TITLES: Readonly<Record<CertificateCheck['code'], Bilingual>> = {
  code: { zh: '证书编码', en: 'Code of the certificate' },
  signature: { zh: '数字签名', en: 'Signature' },
  key: { zh: '签发公钥', en: 'Key of the issuer' },
  register: { zh: '签发登记', en: 'Register of certificates' },
};

const check = (code: CertificateCheck['code'], state: Check['state'], zh: string, en: string): CertificateCheck => ({ code, title: TITLES[code], state, text: { zh, en } });

function checkKey({ keyId }: PrintedCertificate, outside: CertificateOutside): CertificateCheck {
  const wanted = outside.keyId?.toLowerCase().replace(/[^0-9a-f]/g, '');
  if (wanted) {
    return wanted === keyId
      ? check('key', 'holds', `与所给公钥编号一致：${keyId}`, `the key is the one that was given: ${keyId}`)
      : check('key', 'fails', `证书的公钥 ${keyId} 不是所给的 ${wanted}：不是该机关签发的`, `the certificate's key ${keyId} is not the given ${wanted}: somebody else signed it`);
  }
  if (!outside.proof) return check('key', 'absent', `没有给出公钥编号；证书自称公钥为 ${keyId}，请与公布的编号对照`, `no key id was given; the certificate names ${keyId}, compare it with the published one`);
  return outside.proof.keys.some((key) => key.keyId === keyId)
    ? check('key', 'holds', `是本平台公布的公钥：${keyId}`, `the key is published by the platform: ${keyId}`)
    : check('key', 'fails', `公钥 ${keyId} 不在平台公布的公钥之中`, `the key ${keyId} is not among those the platform publishes`);
}

interface Registered {
  readonly check: CertificateCheck;
  readonly standing: CertificateStanding;
}

/** The signed head of the chain: null when no checkpoint has it yet. A head that contradicts the chain is a fault. */
function signedHead({ checkpoint, keys, events }: CertificateProof, chain: string): Head | null | 'contradicts' {
  if (!checkpoint) return null;
  if (signatureFault(checkpoint, keys)) return 'contradicts';
  const head = (JSON.parse(checkpoint.content) as CheckpointContent).heads.find((one) => one.chain === chain);
  if (!head) return null;
  return head.seq > events.length || events[head.seq - 1]?.hash !== head.hash ? 'contradicts' : head;
}

function register({ text, facts }: PrintedCertificate, proof: CertificateProof): Registered {
  const fault = verifyChain(proof.events);
  const failed = (zh: string, en: string): Registered => ({ check: check('register', 'fails', zh, en), standing: 'unknown' });
  if (fault) return failed(`登记链在第 ${fault.seq} 条断开`, `the chain of the register breaks at event ${fault.seq}`);
  const told = proof.events.map(({ content }) => JSON.parse(content) as EventContent & { body: { certificates?: readonly { number: string; hash: string }[]; number?: string } });
  const at = told.findIndex(({ body }) => body.certificates?.some(({ number, hash }) => number === facts.number && hash === hashOf(text)));
  if (at < 0) return failed('签发登记里没有这份证书', 'the register does not have this certificate');
  if (told.some(({ chain }) => chain !== told[0]!.chain)) return failed('登记链混入了别的事件', 'the register holds events of another chain');
  const head = signedHead(proof, told[0]!.chain);
  if (head === 'contradicts') return failed('登记链与已签名的链头不符', 'the register contradicts the signed head');
  const ended = told.slice(at + 1).find(({ type, body }) => (type === CERTIFICATE_REVOKED || type === CERTIFICATE_REISSUED) && body.number === facts.number);
  const standing = !ended ? 'valid' : ended.type === CERTIFICATE_REVOKED ? 'revoked' : 'replaced';
  if (!head || head.seq <= at) return { check: check('register', 'holds', `登记第 ${at + 1} 条，尚待下一次链头签名`, `event ${at + 1} of the register; the next signed head will cover it`), standing };
  return { check: check('register', 'holds', `登记第 ${at + 1} 条，在已签名的链头（第 ${head.seq} 条）之内`, `event ${at + 1} of the register, below the signed head at ${head.seq}`), standing };
}

/** Whether one of the chain's events has the printed code. */
function isPrintedHead(code: string | null | undefined, proof: CertificateProof | null | undefined): boolean {
  const head = code ? readHeadCode(code) : null;
  return head !== null && (proof?.events[head.seq - 1]?.hash.startsWith(head.prefix) ?? false);
}

/**
 * Holds a scanned certificate against what is known from outside. The signature needs nothing but the code itself; that it was
 * not taken back since can only be told from the register, as new as the copy at hand.
 */
export function certificateVerdict(scanned: string, outside: CertificateOutside = {}): CertificateVerdict {
  const printed = readCertificate(scanned);
  if (!printed) {
    const bad = check('code', 'fails', '不是本平台的证书编码，或内容残缺', 'this is no certificate of this platform, or a part is missing');
    return { isSound: false, standing: 'unknown', anchor: 'none', facts: null, keyId: null, checks: [bad] };
  }
  const signed = isSignedBy(printed.text, printed.signature, printed.publicKey)
    ? check('signature', 'holds', '签名成立：证书内容自签发后未被改动', 'the signature holds: nothing was changed since it was issued')
    : check('signature', 'fails', '签名不成立：内容被改动过，或不是真证书', 'the signature does not hold: something was changed, or it is not genuine');
  const registered = outside.proof ? register(printed, outside.proof) : { check: check('register', 'absent', '没有登记文件：无法得知签发后是否更正', 'no register at hand: whether it was corrected since cannot be told'), standing: 'unknown' as const };
  const checks = [check('code', 'holds', `${printed.facts.number}，编码完整`, `${printed.facts.number}, the code is whole`), signed, checkKey(printed, outside), registered.check];
  const isSound = checks.every(({ state }) => state !== 'fails');
  const byHead = isSound && isPrintedHead(outside.headCode, outside.proof);
  const byKey = isSound && Boolean(outside.keyId);
  return { isSound, standing: isSound ? registered.standing : 'unknown', anchor: byHead ? 'head' : byKey ? 'key' : 'none', facts: printed.facts, keyId: printed.keyId, checks };
}

import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { GENESIS_HASH, linkEvent, type LinkedEvent } from '../chain/chain';
import { checkpointText, keyIdOf } from '../checkpoint/checkpoint';
import { headCode } from '../checkpoint/head-code';
import { hashOf } from '../hash';
import { certificateCode, certificatePayload, certificateText, readCertificate, type CertificateFacts } from './certificate';
import { certificateVerdict, type CertificateProof } from './certificate-verdict';

const CHAIN = 'certificates:round';
const facts: CertificateFacts = {
  number: '渝建功证〔2026〕000123', name: '王小明', authors: '', unit: '重庆建工集团股份有限公司', occasion: '网上劳动和技能竞赛2026年4月', title: '月度技能之星', higherTitle: '',
  issuer: '重庆市总工会', issuedOn: '2026-05-11', list: '0123456789abcdef',
};

function aKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const hex = Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url').toString('hex');
  return { publicKey: hex, keyId: keyIdOf(hex), sign: (text: string) => sign(null, Buffer.from(text, 'utf8'), privateKey).toString('hex') };
}

const city = aKey();
const issue = (key = city, told = facts): string => {
  const text = certificateText(told);
  return `https://example.org/certificates/2026-000123#${certificatePayload({ text, publicKey: key.publicKey, signature: key.sign(text) })}`;
};

function aProof(more: readonly { type: string; body: Record<string, unknown> }[] = [], signedUpTo?: number): CertificateProof {
  const records = [{ type: 'recognition.certificates.issued', body: { certificates: [{ number: facts.number, hash: hashOf(certificateText(facts)) }] } }, ...more];
  let head = { seq: 0, hash: GENESIS_HASH };
  const events: LinkedEvent[] = records.map((record) => {
    const linked = linkEvent(head, { chain: CHAIN, ...record }, new Date('2026-05-11T02:00:00Z'), null);
    head = linked;
    return linked;
  });
  const at = events[(signedUpTo ?? events.length) - 1];
  const content = checkpointText({ number: 1, day: '2026-05-11', at: '2026-05-11T03:00:00Z', previousHash: null, heads: at ? [{ chain: CHAIN, seq: at.seq, hash: at.hash }] : [] });
  return { events, checkpoint: { number: 1, content, signature: city.sign(content), keyId: city.keyId }, keys: [city] };
}

/** The same code with one fact changed and nothing signed anew. */
function tampered(scanned: string, change: Partial<CertificateFacts>): string {
  const printed = readCertificate(scanned)!;
  return certificatePayload({ ...printed, text: certificateText({ ...printed.facts, ...change }) });
}

const stateOf = (verdict: ReturnType<typeof certificateVerdict>, code: string) => verdict.checks.find((check) => check.code === code)?.state;

describe('a certificate is checked without any server', () => {
  it('reads back what was printed, from the address, the part behind # and a copy broken into lines', () => {
    expect(readCertificate(issue())!.facts).toEqual(facts);
    expect(readCertificate(issue().split('#')[1]!)!.facts).toEqual(facts);
    expect(readCertificate(issue().replace(/(.{60})/g, '$1\n'))!.facts).toEqual(facts);
    expect(certificateCode(facts.number)).toBe('2026-000123');
  });

  it('holds under the printed id of the key', () => {
    const verdict = certificateVerdict(issue(), { keyId: city.keyId.toUpperCase() });
    expect(verdict).toMatchObject({ isSound: true, anchor: 'key', standing: 'unknown' });
  });

  it.each([['name', '王小朋'], ['title', '年度技能之星'], ['number', '渝建功证〔2026〕000124'], ['issuedOn', '2025-05-11']])('a changed %s fails', (field, value) => {
    const verdict = certificateVerdict(tampered(issue(), { [field]: value }), { keyId: city.keyId });
    expect(verdict.isSound).toBe(false);
    expect(stateOf(verdict, 'signature')).toBe('fails');
  });

  it('one signed with a key of somebody’s own fails against the printed id, and against the published keys', () => {
    const forged = issue(aKey(), { ...facts, name: '李四' });
    expect(stateOf(certificateVerdict(forged, { keyId: city.keyId }), 'key')).toBe('fails');
    expect(certificateVerdict(forged, { proof: aProof() }).isSound).toBe(false);
  });

  it.each(['', 'https://example.org/certificates/2026-000123', 'abc.def.ghi', `${issue()}x.y`])('%p is no certificate', (scanned) => {
    expect(certificateVerdict(scanned)).toMatchObject({ isSound: false, facts: null });
  });
});

describe('a certificate against the register', () => {
  it('stands under the signed head', () => {
    const verdict = certificateVerdict(issue(), { proof: aProof() });
    expect(verdict).toMatchObject({ isSound: true, standing: 'valid', anchor: 'none' });
    expect(verdict.checks.at(-1)!.text.zh).toContain('已签名的链头');
  });

  it('is tied to the printed head of the register', () => {
    const proof = aProof();
    expect(certificateVerdict(issue(), { proof, headCode: headCode(proof.events.at(-1)!) }).anchor).toBe('head');
  });

  it.each([['recognition.certificate.revoked', 'revoked'], ['recognition.certificate.reissued', 'replaced']])('after %s it is genuine and no longer valid', (type, standing) => {
    expect(certificateVerdict(issue(), { proof: aProof([{ type, body: { number: facts.number } }]) })).toMatchObject({ isSound: true, standing });
  });

  it('issued after the newest signed head it says that the next one will cover it', () => {
    const verdict = certificateVerdict(issue(), { proof: aProof([], 0) });
    expect(verdict.standing).toBe('valid');
    expect(verdict.checks.at(-1)!.text.zh).toContain('尚待');
  });

  it('one that the register does not have fails although its signature holds', () => {
    const unknown = issue(city, { ...facts, number: '渝建功证〔2026〕000999' });
    const verdict = certificateVerdict(unknown, { proof: aProof() });
    expect([stateOf(verdict, 'signature'), stateOf(verdict, 'register'), verdict.isSound]).toEqual(['holds', 'fails', false]);
  });

  it('a register whose last event was cut away contradicts the signed head', () => {
    const whole = aProof([{ type: 'recognition.certificate.revoked', body: { number: facts.number } }]);
    expect(stateOf(certificateVerdict(issue(), { proof: { ...whole, events: whole.events.slice(0, 1) } }), 'register')).toBe('fails');
  });

  it('a changed event breaks the chain', () => {
    const proof = aProof();
    const events = proof.events.map((event) => ({ ...event, content: event.content.replace('000123', '000124') }));
    expect(stateOf(certificateVerdict(issue(), { proof: { ...proof, events } }), 'register')).toBe('fails');
  });
});

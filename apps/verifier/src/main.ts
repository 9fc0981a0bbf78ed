import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { certificateVerdict, checksOf, verdictOf, type CertificateProof, type Check } from '@jiangong/evidence';
import { certificateTold, checkLines, toldLines, verdictTold } from './report';

const USAGE = `用法 / usage: node jiangong-verifier.mjs bundle.json [--head 142-7F3A-09BC-1D2E-4455] [--key 0123456789abcdef] [--json]
       node jiangong-verifier.mjs --certificate <扫码所得文字 scanned text> [--proof proof.json] [--key 0123456789abcdef] [--json]
  --certificate  证书二维码的内容 · what the code of a certificate holds
  --proof        该证书的登记文件 · the register of the certificate
  --head  印出的链头代码 · a head code from the printed sheet
  --key   市总工会公钥编号 · the id of the city's key
  --json  结果输出为 JSON · tell the verdict as JSON`;

interface Given {
  readonly file: string | null;
  readonly certificate: string | null;
  readonly proof: string | null;
  readonly head: string | null;
  readonly key: string | null;
  readonly json: boolean;
}

function readArguments(): Given | null {
  try {
    const options = { head: { type: 'string' }, key: { type: 'string' }, certificate: { type: 'string' }, proof: { type: 'string' }, json: { type: 'boolean', default: false } } as const;
    const { values: { head, key, certificate, proof, json }, positionals } = parseArgs({ allowPositionals: true, options });
    const [file, ...rest] = positionals;
    // an empty word is a slip of whoever typed it: nothing would be held against it, and nobody would know
    const isSaid = [head, key, certificate, proof].every((one) => one === undefined || one.trim() !== '');
    const isOne = (file === undefined) !== (certificate === undefined) && rest.length === 0 && isSaid;
    return isOne ? { file: file ?? null, certificate: certificate ?? null, proof: proof ?? null, head: head ?? null, key: key ?? null, json } : null;
  } catch {
    return null;
  }
}

function main(): number {
  const given = readArguments();
  if (!given) {
    console.error(USAGE);
    return 1;
  }
  try {
    return given.certificate === null ? checkBundle(given, readFileSync(given.file!, 'utf8')) : checkCertificate(given, given.certificate);
  } catch (error) {
    console.error(`无法读取 ${given.file ?? given.proof} / cannot be read: ${(error as Error).message}`);
    return 1;
  }
}

function checkCertificate(given: Given, scanned: string): number {
  const proof = given.proof === null ? null : (JSON.parse(readFileSync(given.proof, 'utf8')) as CertificateProof);
  const verdict = certificateVerdict(scanned, { keyId: given.key, headCode: given.head, proof });
  console.log(given.json ? JSON.stringify(verdict) : `${verdict.checks.map(checkLines).join('\n')}\n\n${toldLines(certificateTold(verdict))}`);
  return verdict.isSound && (verdict.standing === 'valid' || verdict.standing === 'unknown') ? 0 : 1;
}

function checkBundle(given: Given, text: string): number {
  const checks: Check[] = [];
  const outside = { headCode: given.head, keyId: given.key };
  for (const check of checksOf(text, outside)) {
    checks.push(check);
    if (!given.json) console.log(checkLines(check));
  }
  const verdict = verdictOf(checks, outside);
  console.log(given.json ? JSON.stringify(verdict) : `\n${toldLines(verdictTold(verdict, given.file!))}`);
  return verdict.isSound ? 0 : 1;
}

process.exitCode = main();

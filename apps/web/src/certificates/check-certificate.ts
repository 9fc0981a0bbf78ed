import { addressOf, findVerifier, type Words } from '../audit/verifier';

/** What the served verifier says of a scanned certificate (libs/evidence). */
export interface Verdict {
  readonly isSound: boolean;
  readonly standing: 'valid' | 'replaced' | 'revoked' | 'unknown';
  readonly facts: {
    readonly number: string; readonly name: string; readonly authors: string; readonly unit: string; readonly occasion: string;
    readonly title: string; readonly higherTitle: string; readonly issuer: string; readonly issuedOn: string;
  } | null;
  readonly keyId: string | null;
  readonly checks: readonly { readonly code: string; readonly title: Words; readonly state: 'holds' | 'fails' | 'unknown' | 'absent'; readonly text: Words }[];
}

/** The register of the certificate's round; null without a network, or when there is no such certificate. */
async function proofOf(code: string): Promise<unknown> {
  const answer = await fetch(`/files/certificates/${encodeURIComponent(code)}/proof.json`).catch(() => null);
  return answer?.ok ? ((await answer.json()) as unknown) : null;
}

/** Checks the signed text in a thread of its own. Null when this installation serves no verifier. */
export async function checkCertificate(code: string, scanned: string): Promise<Verdict | null> {
  const [verifier, proof] = await Promise.all([findVerifier(), proofOf(code)]);
  const file = verifier?.files.find(({ kind }) => kind === 'worker');
  if (!file) return null;
  const worker = new Worker(addressOf(file), { type: 'module' });
  return new Promise<Verdict>((done, failed) => {
    worker.onmessage = ({ data }: MessageEvent<Verdict>) => done(data);
    worker.onerror = (event) => failed(new Error(event.message));
    worker.postMessage({ certificate: scanned, proof });
  }).finally(() => worker.terminate());
}

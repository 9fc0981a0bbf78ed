import { certificateVerdict, checksOf, verdictOf, type Anchor, type CertificateProof, type CertificateVerdict, type Check } from '@jiangong/evidence';

interface Asked {
  readonly text: string;
  readonly headCode: string | null;
  readonly keyId: string | null;
}

/** A scanned certificate, with the register where it could be fetched. */
interface CertificateAsked {
  readonly certificate: string;
  readonly proof: CertificateProof | null;
}

interface WorkerScope {
  onmessage: ((message: { readonly data: Asked | CertificateAsked }) => void) | null;
  postMessage(message: { readonly check: Check } | { readonly isSound: boolean; readonly anchor: Anchor } | CertificateVerdict): void;
}

const scope = globalThis as unknown as WorkerScope;

/** Tells each check as soon as it is done, then whether all hold and what from outside vouches for it. */
scope.onmessage = ({ data }) => {
  if ('certificate' in data) return scope.postMessage(certificateVerdict(data.certificate, { proof: data.proof }));
  const checks: Check[] = [];
  for (const check of checksOf(data.text, data)) {
    checks.push(check);
    scope.postMessage({ check });
  }
  const { isSound, anchor } = verdictOf(checks, data);
  scope.postMessage({ isSound, anchor });
};

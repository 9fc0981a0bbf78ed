import { checksOf, verdictOf, type Anchor, type Check } from '@jiangong/evidence';

interface Asked {
  readonly text: string;
  readonly headCode: string | null;
  readonly keyId: string | null;
}

interface WorkerScope {
  onmessage: ((message: { readonly data: Asked }) => void) | null;
  postMessage(message: { readonly check: Check } | { readonly isSound: boolean; readonly anchor: Anchor }): void;
}

const scope = globalThis as unknown as WorkerScope;

/** Tells each check as soon as it is done, then whether all hold and what from outside vouches for it. */
scope.onmessage = ({ data }) => {
  const checks: Check[] = [];
  for (const check of checksOf(data.text, data)) {
    checks.push(check);
    scope.postMessage({ check });
  }
  const { isSound, anchor } = verdictOf(checks, data);
  scope.postMessage({ isSound, anchor });
};

import { checksOf, verdictOf, type Check } from '@jiangong/evidence';

interface Asked {
  readonly text: string;
  readonly headCode: string | null;
  readonly keyId: string | null;
}

interface WorkerScope {
  onmessage: ((message: { readonly data: Asked }) => void) | null;
  postMessage(message: { readonly check: Check } | { readonly isSound: boolean }): void;
}

const scope = globalThis as unknown as WorkerScope;

/** Tells each check as soon as it is done, then whether all hold. */
scope.onmessage = ({ data }) => {
  const checks: Check[] = [];
  for (const check of checksOf(data.text, data)) {
    checks.push(check);
    scope.postMessage({ check });
  }
  scope.postMessage({ isSound: verdictOf(checks).isSound });
};

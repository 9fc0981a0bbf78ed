/** What the served verifier tells; the same file anybody may download (apps/verifier). */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export interface Check {
  readonly code: string;
  readonly title: Words;
  readonly state: 'holds' | 'fails' | 'unknown' | 'absent' | 'sealed';
  readonly text: Words;
  readonly event: { readonly seq: number; readonly type: string | null; readonly at: string | null } | null;
}

export interface VerifierFile {
  readonly kind: 'command' | 'page' | 'worker';
  readonly name: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Verifier {
  readonly version: string;
  readonly files: readonly VerifierFile[];
}

export interface Outside {
  readonly headCode: string | null;
  readonly keyId: string | null;
}

const FOLDER = '/downloads/';

export const addressOf = ({ name }: VerifierFile): string => FOLDER + name;

/** Null when this installation serves none. */
export async function findVerifier(): Promise<Verifier | null> {
  const answer = await fetch(`${FOLDER}verifier.json`).catch(() => null);
  return answer?.ok ? ((await answer.json()) as Verifier) : null;
}

/** What from outside the platform vouches for a bundle. */
export type Anchor = 'head' | 'key' | 'none';

export interface Outcome {
  readonly isSound: boolean;
  readonly anchor: Anchor;
}

type Told = { readonly check: Check } | Outcome;

/** Checks a bundle in a thread of its own; tells each check, resolves to whether all hold and what vouches for it. The file goes nowhere. */
export function verify(verifier: Verifier, text: string, outside: Outside, onCheck: (check: Check) => void): Promise<Outcome> {
  const worker = new Worker(addressOf(verifier.files.find(({ kind }) => kind === 'worker')!), { type: 'module' });
  return new Promise<Outcome>((done, failed) => {
    worker.onmessage = ({ data }: MessageEvent<Told>) => ('check' in data ? onCheck(data.check) : done(data));
    worker.onerror = (event) => failed(new Error(event.message));
    worker.postMessage({ text, ...outside });
  }).finally(() => worker.terminate());
}

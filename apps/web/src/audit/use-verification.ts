import { useEffect, useRef, useState } from 'react';
import { findVerifier, verify, type Anchor, type Check, type Outside, type Verifier } from './verifier';

export type VerificationState = 'waiting' | 'running' | 'sound' | 'unsound' | 'broken';

export interface Verification {
  readonly state: VerificationState;
  readonly fileName: string | null;
  readonly checks: readonly Check[];
  /** Known once all is checked. */
  readonly anchor: Anchor | null;
}

const NOTHING: Verification = { state: 'waiting', fileName: null, checks: [], anchor: null };

/** The served verifier (undefined while it is looked for), and what it says of the file given last. */
export function useVerification(): { readonly verifier: Verifier | null | undefined; readonly verification: Verification; readonly check: (file: File, outside: Outside) => void } {
  const [verifier, setVerifier] = useState<Verifier | null>();
  const [verification, setVerification] = useState(NOTHING);
  const turn = useRef(0);
  useEffect(() => {
    void findVerifier().then(setVerifier);
    return () => { turn.current = -1; };
  }, []);

  const check = (file: File, outside: Outside): void => {
    if (!verifier) return;
    const mine = (turn.current += 1);
    const tell = (change: (before: Verification) => Verification): void => setVerification((before) => (turn.current === mine ? change(before) : before));
    tell(() => ({ state: 'running', fileName: file.name, checks: [], anchor: null }));
    file.text()
      .then((text) => verify(verifier, text, outside, (one) => tell((before) => ({ ...before, checks: [...before.checks, one] }))))
      .then(({ isSound, anchor }) => tell((before) => ({ ...before, anchor, state: isSound ? 'sound' : 'unsound' })))
      .catch(() => tell((before) => ({ ...before, state: 'broken' })));
  };
  return { verifier, verification, check };
}

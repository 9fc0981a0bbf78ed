import { useEffect, useState, type ReactNode } from 'react';
import { claimDesk, deskOwner, keepClock, keptClock } from '../../app/device';
import { Gate } from '../../app/gate';
import { hasRole, useSession } from '../../app/session';
import { learnServerTime, serverNow } from '../../i18n/server-clock';
import { startShell } from './start-shell';

/** A network that neither works nor fails is not waited for any longer. */
const PATIENCE = 3_000;
const AGAIN = 10_000;

/**
 * The way into the judge's pages. When nobody can be asked who is signed in, whoever worked here last goes on with
 * what lies on the device; the server decides again about every mark that is sent.
 */
export function JudgeGate({ children }: { readonly children: (accountId: string) => ReactNode }) {
  const { viewer, isUnanswered } = useSession();
  const [last, setLast] = useState<string | null>(null);
  const isLate = useLateness(viewer === undefined);
  useAskingAgain();
  const known = viewer && hasRole(viewer, 'judge') ? viewer.accountId : null;
  const owner = viewer === undefined || isUnanswered ? deskOwner() : null;
  const account = known ?? (owner !== null && (isUnanswered || isLate || owner === last) ? owner : null);
  // Asked anew, for another language or after a while without a network, the one at work is not shown the door meanwhile.
  if (account !== null && account !== last) setLast(account);
  useEffect(() => {
    if (known === null) return;
    claimDesk(known);
    startShell();
  }, [known]);
  useKeptClock(known !== null, account !== null);
  return account === null ? <Gate roles={['judge']}>{() => null}</Gate> : children(account);
}

function useLateness(isWaiting: boolean): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => { clearTimeout(timer); setLate(false); };
  }, [isWaiting]);
  return isLate && isWaiting;
}

/** Deadlines are counted by the server's clock also when it was last heard before a reload. */
function useKeptClock(isKnown: boolean, isOpen: boolean): void {
  useEffect(() => {
    if (isKnown) keepClock(serverNow().getTime() - Date.now());
    else if (isOpen) learnServerTime(new Date(Date.now() + keptClock()).toISOString());
  }, [isKnown, isOpen]);
}

/** Until somebody has answered who is signed in, the question is put again: when the browser finds a network, and now and then. */
function useAskingAgain(): void {
  const { isUnanswered, renew } = useSession();
  useEffect(() => {
    if (!isUnanswered) return undefined;
    const timer = setInterval(renew, AGAIN);
    addEventListener('online', renew);
    return () => { clearInterval(timer); removeEventListener('online', renew); };
  }, [isUnanswered, renew]);
}

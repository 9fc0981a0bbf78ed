import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useClient, type Client } from 'urql';
import { useSession } from '../app/session';
import { isPassing, problemOf } from '../data/problem';
import { registerMutation } from './media-fields';
import type { Register, Upload } from './upload';
import { UploadDesk } from './upload-desk';

export type Purpose = 'entry' | 'news' | 'portrait';

let present: { readonly accountId: string; readonly desk: UploadDesk } | null = null;

/** One desk for the account that is signed in; that of the former one is cleared. */
function deskOf(accountId: string): UploadDesk {
  if (present?.accountId !== accountId) {
    present?.desk.stop();
    present = { accountId, desk: new UploadDesk(accountId) };
  }
  return present.desk;
}

const registerBy = (client: Client, purpose: Purpose): Register => async (uploadId) => {
  const { data, error } = await client.mutation(registerMutation, { input: { uploadId, purpose } }).toPromise();
  const answer = data?.registerMedia;
  if (answer?.__typename === 'Media') return { media: { id: answer.id, sha256: answer.sha256 } };
  if (answer?.__typename === 'Refusal') return { problem: { kind: 'refused', code: answer.code, message: answer.message, facts: answer.facts }, isPassing: false };
  const problem = error ? problemOf(error) : ({ kind: 'offline' } as const);
  return { problem, isPassing: isPassing(problem) };
};

export interface Uploads {
  readonly uploads: readonly Upload[];
  readonly desk: UploadDesk;
}

/** The uploads for one place of a form. They belong to the page, not to what shows them: another step does not stop them. */
export function useUploads(place: string, purpose: Purpose = 'entry'): Uploads {
  const client = useClient();
  const accountId = useSession().viewer?.accountId ?? '';
  const desk = useMemo(() => deskOf(accountId), [accountId]);
  const register = useMemo(() => registerBy(client, purpose), [client, purpose]);
  useEffect(() => desk.registersBy(place, register), [desk, place, register]);
  useEffect(() => { desk.lookAfterKept(place); }, [desk, place]);
  const all = useSyncExternalStore(desk.subscribe, desk.snapshot);
  return useMemo(() => ({ desk, uploads: all.filter((one) => one.place === place) }), [desk, all, place]);
}

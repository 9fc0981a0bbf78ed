import type { Client } from 'urql';
import { isPassing, problemOf } from '../../data/problem';
import { saveCommentMutation, saveMarkMutation, type Standing } from '../judging-query';
import type { Send, SendOutcome } from './mark-store';
import { deviceName } from './device-name';
import type { KeptItem, KeptMark, StandingMarks } from './kept-mark';

type Told = readonly { readonly criterion: string; readonly value: number; readonly measured?: number | null }[];

/** What a judge gave for each criterion: the measured value where there is one, else the mark. */
export const asStanding = (marks: Told): StandingMarks => new Map(marks.map(({ criterion, value, measured }) => [criterion, measured ?? value]));

const isTold = (value: unknown): value is Told => Array.isArray(value);

/** A stale revision comes back with what stands now; that is knowledge and no failure. */
function outcomeOfRefusal(refusal: { readonly code: string; readonly message: string; readonly facts: unknown }): SendOutcome {
  const facts = typeof refusal.facts === 'object' && refusal.facts !== null ? (refusal.facts as { revision?: unknown; marks?: unknown }) : {};
  if (refusal.code === 'SHEET_MOVED_ON' && typeof facts.revision === 'number' && isTold(facts.marks)) return { kind: 'moved', revision: facts.revision, marks: asStanding(facts.marks) };
  return { kind: 'refused', message: refusal.message };
}

/** A request that is neither answered nor refused is given up; the mark is sent again and counts once. */
const PATIENCE = 20_000;
const late = (): Promise<SendOutcome> => new Promise((done) => setTimeout(() => done({ kind: 'unreachable' }), PATIENCE));

const queued = ({ id, seq, criterion, value, isMeasured }: KeptMark) => ({ id, sequence: seq, criterion, ...(isMeasured ? { measured: value } : { value }) });

/** Sends what a judge gave through the pages' client. Whatever may pass by itself is tried again later. */
export function sendThrough(client: Client, onSaved: (standing: Standing) => void): Send {
  const device = deviceName();
  const send = async (item: KeptItem, revision: number): Promise<SendOutcome> => {
    const { data, error } = item.kind === 'mark'
      ? await client.mutation(saveMarkMutation, { input: { sheetId: item.sheetId, revision, queue: { device, marks: [queued(item)] } } }).toPromise()
      : await client.mutation(saveCommentMutation, { input: { sheetId: item.sheetId, comment: item.text } }).toPromise();
    if (error) {
      const problem = problemOf(error);
      // Signed out in between: the marks wait on the device until the judge is back.
      if (problem.kind === 'sign_in_needed') return { kind: 'unreachable', why: 'signed_out' };
      return isPassing(problem) ? { kind: 'unreachable' } : { kind: 'refused', message: 'message' in problem ? problem.message : '' };
    }
    if (!data) return { kind: 'unreachable' };
    const answer = 'saveSheet' in data ? data.saveSheet : data.saveComment;
    if (answer.__typename === 'Refusal') return outcomeOfRefusal(answer);
    if (!('revision' in answer)) return { kind: 'noted' };
    onSaved(answer);
    return { kind: 'saved', revision: answer.revision, marks: asStanding(answer.marks) };
  };
  return (item, revision) => Promise.race([send(item, revision), late()]);
}

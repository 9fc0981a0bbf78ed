import { DetailedError, Upload } from 'tus-js-client';
import { languageHeader } from '../data/client';
import { problemOfTold, type Problem } from '../data/problem';

/** Uploads in pieces (tus). This file is a chunk of its own: only whoever sends a file fetches it. */
const ENDPOINT = '/files/uploads/tus';
const PIECE = 5 * 1024 * 1024;
const DELAYS = [500, 1_000, 3_000];

export interface SendingEvents {
  /** The server knows it under this address from now on. */
  readonly onBegun: (url: string) => void;
  readonly onSent: (bytes: number) => void;
  readonly onWhole: (uploadId: string) => void;
  /** The network or the server is away: worth going on later from where it stopped. */
  readonly onCut: () => void;
  /** What the server had of it is gone; it must begin anew. */
  readonly onLost: () => void;
  readonly onRefused: (problem: Problem) => void;
}

export interface Sending {
  readonly goOn: () => void;
  readonly hold: () => void;
}

const statusOf = (error: unknown): number => (error instanceof DetailedError ? error.originalResponse?.getStatus() ?? 0 : 0);
const isPassing = (status: number): boolean => status === 0 || status >= 500 || status === 409 || status === 423 || status === 429;

function problemOfAnswer(status: number, body: string): Problem {
  try {
    const told = (JSON.parse(body) as { errors?: { message: string; extensions?: Record<string, unknown> }[] }).errors?.[0];
    if (told) return problemOfTold(told);
  } catch {
    // not in our words
  }
  if (status === 401) return { kind: 'sign_in_needed', message: '' };
  if (status === 413) return { kind: 'too_large', message: '' };
  return { kind: 'internal', message: '', number: null };
}

/** Sends a file, or the rest of one begun at `url`. */
export function sendFile(file: File, url: string | null, events: SendingEvents): Sending {
  let known = url;
  const upload = new Upload(file, {
    endpoint: url ? null : ENDPOINT,
    uploadUrl: url,
    chunkSize: PIECE,
    retryDelays: DELAYS,
    metadata: { filename: file.name },
    headers: languageHeader(),
    storeFingerprintForResuming: false,
    onShouldRetry: (error) => navigator.onLine && isPassing(statusOf(error)),
    onUploadUrlAvailable: () => {
      if (!upload.url) return;
      known = upload.url;
      // with an endpoint it would begin anew whenever the server does not answer for a moment
      upload.options.endpoint = null;
      events.onBegun(known);
    },
    onProgress: (sent) => events.onSent(sent),
    onSuccess: () => events.onWhole(idOf(known ?? '')),
    onError: (error) => {
      const status = statusOf(error);
      if (isPassing(status)) events.onCut();
      else if (known && (status === 404 || status === 410)) events.onLost();
      else events.onRefused(problemOfAnswer(status, error instanceof DetailedError ? error.originalResponse?.getBody() ?? '' : ''));
    },
  });
  return { goOn: () => upload.start(), hold: () => void upload.abort() };
}

export const idOf = (url: string): string => url.split('/').at(-1) ?? '';

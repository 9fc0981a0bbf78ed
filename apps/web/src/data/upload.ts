import { languageHeader } from './client';
import { problemOfTold, type Problem } from './problem';

export type UploadOutcome = { readonly fileId: string } | { readonly problem: Problem };

/** Sends a file as it is and tells how much has gone; `fetch` cannot tell, hence the older way. */
export function uploadFile(file: File, onProgress: (share: number) => void, signal?: AbortSignal): Promise<UploadOutcome> {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open('PUT', `/files/uploads?name=${encodeURIComponent(file.name)}`);
    for (const [name, value] of Object.entries(languageHeader())) request.setRequestHeader(name, value);
    request.responseType = 'json';
    request.upload.onprogress = (event) => { if (event.lengthComputable) onProgress(event.loaded / event.total); };
    request.onerror = request.onabort = () => done({ problem: { kind: 'offline' } });
    request.onload = () => done(outcomeOf(request.status, request.response));
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function outcomeOf(status: number, body: unknown): UploadOutcome {
  const answer = (typeof body === 'object' && body !== null ? body : {}) as { fileId?: unknown; errors?: { message: string; extensions?: Record<string, unknown> }[] };
  if (status < 300 && typeof answer.fileId === 'string') return { fileId: answer.fileId };
  const told = answer.errors?.[0];
  if (told) return { problem: problemOfTold(told) };
  if (status === 413) return { problem: { kind: 'too_large', message: '' } };
  return { problem: status >= 500 || status === 0 ? { kind: 'unavailable' } : { kind: 'internal', message: '', number: null } };
}

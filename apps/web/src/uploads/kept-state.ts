const HEADERS = { 'tus-resumable': '1.0.0' };

/** How many bytes the server has of an upload: null when it knows it no longer, undefined when it did not answer. */
export async function sentSoFar(url: string): Promise<number | null | undefined> {
  try {
    const answer = await fetch(url, { method: 'HEAD', headers: HEADERS, credentials: 'same-origin' });
    if (answer.ok) return Number(answer.headers.get('upload-offset') ?? 0);
    return answer.status === 404 || answer.status === 410 ? null : undefined;
  } catch {
    return undefined;
  }
}

/** Given up by its sender; what cannot be told now, the server forgets after a day. */
export async function giveUp(url: string): Promise<void> {
  await fetch(url, { method: 'DELETE', headers: HEADERS, credentials: 'same-origin' }).catch(() => undefined);
}

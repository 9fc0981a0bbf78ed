/** Sends one piece of evidence with number and key; null when it came through, else why not. */
export async function sendFile(number: string, key: string, file: File, language: string): Promise<string | null> {
  try {
    const answer = await fetch(`/files/objections/${encodeURIComponent(number)}/files`, { method: 'POST', body: file, headers: { 'x-file-name': encodeURIComponent(file.name), 'x-objection-key': key, 'accept-language': language, 'content-type': 'application/octet-stream' } });
    if (answer.ok) return null;
    const { errors } = (await answer.json()) as { errors?: { message: string }[] };
    return errors?.[0]?.message ?? String(answer.status);
  } catch {
    return '—';
  }
}

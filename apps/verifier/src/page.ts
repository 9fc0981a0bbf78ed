import { certificateVerdict, checksOf, verdictOf, type CertificateProof, type Check } from '@jiangong/evidence';
import { certificateTold, chinaTime, verdictTold, type Told } from './report';

const byId = <E extends HTMLElement>(id: string): E => document.getElementById(id) as E;
const MARKS = { holds: '✓', fails: '✗', unknown: '?', absent: '–', sealed: '○' } as const;

const pause = (): Promise<void> => new Promise((done) => setTimeout(done));

function element(tag: string, text: string, className = ''): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = className;
  return made;
}

function show({ state, title, text, event }: Omit<Check, 'code' | 'event'> & { readonly event?: Check['event'] }): void {
  const item = document.createElement('li');
  item.dataset.state = state;
  item.append(element('span', MARKS[state], 'mark'));
  const body = document.createElement('div');
  body.append(element('h2', `${title.zh} · ${title.en}`), element('p', text.zh), element('p', text.en, 'en'));
  if (event && state !== 'holds') body.append(element('p', `→ 事件 event ${[event.seq, event.type, event.at ? chinaTime(event.at) : null].filter(Boolean).join(' · ')}`, 'event'));
  item.append(body);
  byId('checks').append(item);
}

/** The verdict in the colour of its state; what to mind with it is no part of that. */
function tell(state: string, { said, mind }: Told): void {
  const told = byId('verdict');
  told.dataset.state = state;
  told.textContent = said;
  if (mind !== null) told.append(element('span', mind, 'mind'));
}

async function verify(file: File): Promise<void> {
  byId('checks').replaceChildren();
  tell('running', { said: `正在核对 ${file.name} · checking`, mind: null });
  const text = await file.text();
  const checks: Check[] = [];
  const outside = { headCode: byId<HTMLInputElement>('head').value.trim() || null, keyId: byId<HTMLInputElement>('key').value.trim() || null };
  for (const check of checksOf(text, outside)) {
    checks.push(check);
    show(check);
    await pause();
  }
  const verdict = verdictOf(checks, outside);
  tell(!verdict.isSound ? 'fails' : checks.some(({ state }) => state === 'sealed') ? 'sealed' : 'holds', verdictTold(verdict, file.name));
}

/** The register of the certificate, when its file was given. */
let proof: CertificateProof | null = null;

function verifyCertificate(): void {
  const scanned = byId<HTMLTextAreaElement>('certificate').value.trim();
  if (scanned === '') return;
  const verdict = certificateVerdict(scanned, { keyId: byId<HTMLInputElement>('key').value.trim() || null, headCode: byId<HTMLInputElement>('head').value.trim() || null, proof });
  byId('checks').replaceChildren();
  verdict.checks.forEach(show);
  tell(verdict.isSound && verdict.standing !== 'revoked' && verdict.standing !== 'replaced' ? 'holds' : 'fails', certificateTold(verdict));
}

async function takeProof(file: File | undefined): Promise<void> {
  try {
    proof = file ? (JSON.parse(await file.text()) as CertificateProof) : null;
  } catch {
    proof = null;
  }
  verifyCertificate();
}

let last: File | null = null;
const take = (file: File | null | undefined): void => {
  if (!file) return;
  last = file;
  void verify(file);
};

byId<HTMLInputElement>('file').addEventListener('change', ({ target }) => take((target as HTMLInputElement).files?.[0]));
byId('certificate').addEventListener('input', verifyCertificate);
byId<HTMLInputElement>('proof').addEventListener('change', ({ target }) => void takeProof((target as HTMLInputElement).files?.[0]));
for (const id of ['head', 'key']) byId(id).addEventListener('change', () => (byId<HTMLTextAreaElement>('certificate').value.trim() === '' ? take(last) : verifyCertificate()));
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  take(event.dataTransfer?.files[0]);
});

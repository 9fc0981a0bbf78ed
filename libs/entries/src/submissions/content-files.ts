import type { FileRef } from './answers';
import type { EntryContent, EntryForm, FormField } from './form.rules';
import type { OutcomeAnswer } from './outcome-answer';

/** What a place of the form takes; `accept` of proofs is images and documents unless the field says otherwise. */
export interface FileLimits {
  readonly accept: readonly ('video' | 'image' | 'document')[];
  readonly maxMegabytes: number | null;
  readonly maxSeconds: number | null;
}

/** A file a content names, where it stands and what may stand there. */
export interface NamedFile extends FileRef {
  /** `content.video[0]`, `content.outcomes[2].proof[0]` */
  readonly path: string;
  readonly label: string;
  readonly limits: FileLimits;
}

const limitsOf = (field: FormField, accept: FileLimits['accept']): FileLimits => ({
  accept: field.accept ?? accept, maxMegabytes: field.maxMegabytes ?? null, maxSeconds: field.maxSeconds ?? null,
});

const filesIn = (field: FormField, content: EntryContent): { at: string; files: readonly FileRef[] }[] => {
  const answer = content[field.code];
  if (!Array.isArray(answer)) return [];
  if (field.kind === 'files') return [{ at: '', files: answer as readonly FileRef[] }];
  if (field.kind !== 'outcomes') return [];
  return (answer as readonly OutcomeAnswer[]).map(({ proof }, index) => ({ at: `[${index}].proof`, files: proof ?? [] }));
};

/** Every file of a content, in the order of the form. */
export const namedFiles = (form: EntryForm, content: EntryContent, root = 'content'): NamedFile[] =>
  form.fields.flatMap((field) =>
    filesIn(field, content).flatMap(({ at, files }) =>
      files.map((file, index) => ({
        ...file, path: `${root}.${field.code}${at}[${index}]`, label: field.label,
        limits: limitsOf(field, field.kind === 'outcomes' ? ['image', 'document'] : ['video', 'image', 'document']),
      }))));

/** The same content with the hash of every file as it is on record. */
export function withHashes(form: EntryForm, content: EntryContent, hashes: ReadonlyMap<string, string>): EntryContent {
  const hashed = (files: readonly FileRef[]): FileRef[] => files.map(({ id }) => ({ id, sha256: hashes.get(id) ?? '' }));
  const kept: EntryContent = { ...content };
  for (const field of form.fields) {
    const answer = kept[field.code];
    if (!Array.isArray(answer)) continue;
    if (field.kind === 'files') kept[field.code] = hashed(answer as readonly FileRef[]);
    else if (field.kind === 'outcomes')
      kept[field.code] = (answer as readonly OutcomeAnswer[]).map((outcome) => (outcome.proof ? { ...outcome, proof: hashed(outcome.proof) } : outcome));
  }
  return kept;
}

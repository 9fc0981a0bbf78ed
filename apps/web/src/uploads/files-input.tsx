import CircleAlert from 'lucide-react/icons/circle-alert';
import { Suspense, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { LoadingBlock } from '../design';
import { usePage } from '../data/use-page';
import { clipSeconds } from './clip-length';
import { FileDrop } from './file-drop';
import { ALL_KINDS, chooserOf, kindOf, refusedHere, unfitOf, type FileRef, type FilesField, type Unfit } from './files-field';
import { filesQuery, removeMutation, type ShownMedia } from './media-fields';
import { MediaLine } from './media-line';
import { MissingLine } from './missing-line';
import { UploadLine } from './upload-line';
import { usePolling } from '../data/use-polling';
import { useUploads, type Purpose } from './use-uploads';
import './uploads.css';

interface FilesInputProps {
  readonly field: FilesField;
  readonly value: readonly FileRef[];
  readonly onChange: (value: readonly FileRef[]) => void;
  /** Which form the field stands in, e.g. the draft's id: an upload that a closed page left is found again there. */
  readonly place?: string;
  readonly purpose?: Purpose;
  /** Seen by the page or told by the server, in words. */
  readonly fault?: string | undefined;
}

interface Turned {
  readonly name: string;
  readonly why: Unfit;
}

const POLL_MS = 2_000;
const isBusy = ({ state }: ShownMedia): boolean => state === 'received' || state === 'processing';

/** The files of one field: those that are there, those on their way, and where more come in. */
export function FilesInput(props: FilesInputProps) {
  return <Suspense fallback={<LoadingBlock />}><Files {...props} /></Suspense>;
}

function Files({ field, value, onChange, place = '', purpose = 'entry', fault }: FilesInputProps) {
  const { t } = useTranslation('media');
  const id = useId();
  const client = useClient();
  const { uploads, desk } = useUploads(`${place}/${field.code}`, purpose);
  const [turned, setTurned] = useState<readonly Turned[]>([]);
  const ids = value.map((file) => file.id);
  const page = usePage(filesQuery, { ids }, { isPaused: ids.length === 0, policy: 'cache-and-network' });
  const known = new Map((ids.length > 0 ? page.content?.mediaFiles ?? [] : []).map((media) => [media.id, media]));
  usePolling(page.again, [...known.values()].some(isBusy), POLL_MS);

  const latest = useRef({ value, onChange });
  useEffect(() => { latest.current = { value, onChange }; });
  const put = (next: readonly FileRef[]) => {
    latest.current = { ...latest.current, value: next };
    latest.current.onChange(next);
  };

  const remove = (file: FileRef) => {
    put(latest.current.value.filter((one) => one.id !== file.id));
    if (known.get(file.id)?.abilities.canRemove) void client.mutation(removeMutation, { id: file.id }).toPromise();
  };

  useEffect(() => {
    const next = [...latest.current.value];
    for (const { id: uploadId, name, media } of uploads) {
      if (!media || next.some((one) => one.id === media.id)) continue;
      if (next.some((one) => one.sha256 === media.sha256)) {
        desk.refuse(uploadId, refusedHere('SAME_FILE', t('unfit.twice', { name })));
        void client.mutation(removeMutation, { id: media.id }).toPromise();
      } else if (desk.take(uploadId)) next.push(media);
    }
    if (next.length === latest.current.value.length) return;
    latest.current = { ...latest.current, value: next };
    latest.current.onChange(next);
  }, [uploads, desk, client, t]);

  const kinds = field.accept ?? ALL_KINDS;
  const most = field.maxFiles ?? 1;
  const left = most - value.length - uploads.filter(({ state }) => state !== 'refused').length;

  const take = async (files: readonly File[]) => {
    const refused: Turned[] = [];
    let free = left;
    for (const file of files) {
      const why = free <= 0 ? 'tooMany' : unfitOf(file, field) ?? (await isTooLong(file, field) ? 'tooLong' : null);
      if (why) refused.push({ name: file.name, why });
      else {
        free -= 1;
        void desk.send(`${place}/${field.code}`, file);
      }
    }
    setTurned(refused);
  };

  const hint = [
    t('choose.kinds', { kinds: kinds.map((kind) => t(`kind.${kind}`)).join(t('choose.and')) }),
    field.maxMegabytes === undefined ? '' : t('choose.megabytes', { limit: field.maxMegabytes }),
    field.maxSeconds === undefined ? '' : field.maxSeconds % 60 === 0 ? t('choose.minutes', { limit: field.maxSeconds / 60 }) : t('choose.seconds', { limit: field.maxSeconds }),
    most > 1 ? t('choose.count', { limit: most }) : '',
  ].filter(Boolean).join(t('choose.comma'));
  const described = [field.help ? `${id}-help` : '', fault ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;
  return (
    <div className="field files" role="group" aria-labelledby={`${id}-label`} aria-describedby={described}>
      <span className="field-label" id={`${id}-label`}>{field.label}{field.isRequired ? null : <span className="field-need">{t('choose.optional')}</span>}</span>
      {field.help ? <p className="field-help" id={`${id}-help`}>{field.help}</p> : null}
      {value.length + uploads.length > 0 ? (
        <ul className="file-cards">
          {value.map((file) => {
            const media = known.get(file.id);
            if (media) return <MediaLine key={file.id} media={media} onRemove={() => remove(file)} />;
            return page.content && !page.isLoading ? <MissingLine key={file.id} onRemove={() => remove(file)} /> : <li key={file.id}><LoadingBlock /></li>;
          })}
          {uploads.map((upload) => <UploadLine key={upload.id} upload={upload} desk={desk} accept={chooserOf(kinds)} />)}
        </ul>
      ) : null}
      {left > 0 ? <FileDrop kinds={kinds} isMultiple={left > 1} label={field.label} hint={hint} links={{ 'aria-describedby': described, 'aria-invalid': fault ? true : undefined }} onFiles={(files) => void take(files)} /> : null}
      {turned.map(({ name, why }) => (
        <p className="field-error" role="alert" key={`${name}-${why}`}><CircleAlert size={16} aria-hidden />{t(`unfit.${why}`, { name, hint, limit: most, megabytes: field.maxMegabytes ?? 0, seconds: field.maxSeconds ?? 0 })}</p>
      ))}
      {fault ? <p className="field-error" id={`${id}-error`} role="alert"><CircleAlert size={16} aria-hidden />{fault}</p> : null}
    </div>
  );
}

async function isTooLong(file: File, { maxSeconds }: FilesField): Promise<boolean> {
  if (maxSeconds === undefined || kindOf(file) !== 'video') return false;
  const seconds = await clipSeconds(file);
  // a second of grace: browsers round otherwise than the server measures
  return seconds !== null && seconds > maxSeconds + 1;
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePage } from '../../data/use-page';
import { usePolling } from '../../data/use-polling';
import { Button, Field, ProblemNote, TextInput } from '../../design';
import { filesQuery, FilesInput, type FileRef } from '../../uploads';

interface PicturePanelProps {
  readonly place: string;
  readonly onPicture: (picture: { readonly src: string; readonly alt: string }) => void;
  readonly onClose: () => void;
}

const POLL_MS = 1_500;
const MOST_WORDS = 120;

/** A picture for the text: sent, made fit for showing, told in words for those who do not see it, and put where the text was left. */
export function PicturePanel({ place, onPicture, onClose }: PicturePanelProps) {
  const { t } = useTranslation('news');
  const [files, setFiles] = useState<readonly FileRef[]>([]);
  const [alt, setAlt] = useState('');
  const id = files[0]?.id;
  const page = usePage(filesQuery, { ids: id ? [id] : [] }, { isPaused: !id });
  const src = (id && page.content?.mediaFiles.find((one) => one.id === id)?.imageUrl) || null;
  usePolling(page.again, Boolean(id) && !src, POLL_MS);
  const [isTried, setIsTried] = useState(false);
  const choose = (chosen: readonly FileRef[]) => {
    setFiles(chosen);
    if (chosen.length === 0) setIsTried(false);
  };
  const put = () => {
    setIsTried(true);
    if (src && alt.trim() !== '') onPicture({ src, alt: alt.trim() });
  };
  return (
    <div className="stack rich-picture" role="group" aria-label={t('tools.picture')}>
      <FilesInput field={{ code: 'picture', label: t('picture.file'), help: t('picture.fileHelp'), accept: ['image'], maxFiles: 1, isRequired: true }} value={files} onChange={choose} purpose="news" place={`${place}-picture`} />
      <Field label={t('picture.alt')} help={t('picture.altHelp')} isRequired error={isTried && alt.trim() === '' ? t('picture.altMissing') : undefined}>{(links) => <TextInput {...links} maxLength={MOST_WORDS} value={alt} onChange={(event) => setAlt(event.target.value)} />}</Field>
      <ProblemNote problem={page.problem} />
      <div className="row"><Button kind="primary" size="small" disabled={!src} onClick={put}>{t('picture.put')}</Button><Button size="small" onClick={onClose}>{t('picture.back')}</Button></div>
    </div>
  );
}

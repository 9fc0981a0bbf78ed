import { Suspense, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadingBlock } from '../design';
import type { ShownMedia } from './media-fields';
import { MediaList } from './media-view';

/** The files of an entry where it is read; nothing where it has none. */
export function EntryFiles({ files }: { readonly files: readonly ShownMedia[] }) {
  return files.length === 0 ? null : <Suspense fallback={<LoadingBlock />}><Section files={files} /></Suspense>;
}

function Section({ files }: { readonly files: readonly ShownMedia[] }) {
  const { t } = useTranslation('media');
  const id = useId();
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id}>{t('media.ofEntry')}</h2>
      <MediaList files={files} />
    </section>
  );
}

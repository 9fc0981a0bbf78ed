import { useTranslation } from 'react-i18next';
import { Table, type Column } from '../design';
import type { ShownNotice } from './notice-query';

type Category = ShownNotice['categories'][number];
type Place = Category['places'][number];

/** One category of the list: persons with their posts, or works with their authors. */
export function NoticePlaces({ category: { name, places } }: { readonly category: Category }) {
  const { t } = useTranslation('notices');
  const isWorks = places.some(({ authors }) => authors);
  const hasPosts = places.some(({ post }) => post);
  const columns: Column<Place>[] = [
    { key: 'name', head: t(isWorks ? 'page.work' : 'page.name'), cell: (place) => <strong>{place.name}</strong>, onPhone: 'lead' },
    ...(isWorks ? [{ key: 'authors', head: t('page.authors'), cell: (place: Place) => place.authors }] : []),
    { key: 'unit', head: t('page.unit'), cell: (place) => place.organizationName },
    ...(hasPosts ? [{ key: 'post', head: t('page.post'), cell: (place: Place) => place.post || '—' }] : []),
    { key: 'deeds', head: t('page.deeds'), cell: (place) => <span className="notice-deeds">{place.deeds || '—'}</span>, onPhone: 'whole' },
  ];
  return (
    <section className="stack notice-places" data-of={isWorks ? 'works' : 'persons'} aria-label={name}>
      <h2>{name}<span className="small quiet notice-count">{places.length}</span></h2>
      <Table caption={name} columns={columns} rows={places} rowKey={({ entryId }) => entryId} />
    </section>
  );
}

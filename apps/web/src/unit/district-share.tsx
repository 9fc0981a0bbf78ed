import { useTranslation } from 'react-i18next';
import { Skeleton } from '../design';
import { Pips, type PlaceUse } from './place-cards';

/** What the district's list has already, by kind: beside the form, while there is still time to choose another kind. */
export function DistrictShare({ uses, current }: { readonly uses: readonly PlaceUse[] | null; readonly current: string | null }) {
  const { t } = useTranslation('unit');
  return (
    <aside className="card stack district-share" aria-labelledby="district-share">
      <div><h2 id="district-share" className="share-title">{t('share.title')}</h2><p className="small quiet">{t('share.line')}</p></div>
      {uses === null ? <Skeleton height="8rem" /> : (
        <dl className="shares">
          {uses.map(({ category, places, used }) => (
            <div key={category.id} data-current={category.id === current}>
              <dt>{category.name}</dt>
              <dd className="figures">{places === null ? t('share.count', { used }) : <>{places <= 8 ? <Pips places={places} used={used} /> : null}{used} / {places}</>}</dd>
            </div>
          ))}
        </dl>
      )}
    </aside>
  );
}

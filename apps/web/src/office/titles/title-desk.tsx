import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePage } from '../../data/use-page';
import { Button, EmptyState, Shown } from '../../design';
import { titleDeskQuery, type Desk } from './desk-query';
import { EnterDialog } from './enter-dialog';
import { HoldingTable } from './holding-table';
import { MotionList } from './motion-list';
import { PostDialog } from './post-dialog';
import { PostingList } from './posting-list';
import { TitleForm } from './title-form';

type Opened = 'enter' | 'post' | 'revise' | null;

/** What waits, how the places stand, who holds them, what is posted. */
export function TitleDesk({ titleId }: { readonly titleId: string }) {
  const page = usePage(titleDeskQuery, { titleId }, { policy: 'cache-and-network' });
  return <Shown page={page}>{({ titleDesk }) => <Whole desk={titleDesk} />}</Shown>;
}

function Whole({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation('titles');
  const [opened, open] = useState<Opened>(null);
  const close = () => open(null);
  const { abilities: { canDefine, canGrant, canPost } } = desk;
  const vacant = desk.title.levels.some((level) => level.vacant > level.posted);
  return (
    <>
      <header className="row-apart">
        <div><h2>{desk.title.name}</h2><p className="small quiet">{t('register.grantedBy', { name: desk.title.grantedBy })} · {t('desk.version', { number: desk.versionNumber })}</p></div>
        <div className="row">
          {canDefine ? <Button size="small" onClick={() => open('revise')}>{t('desk.revise')}</Button> : null}
          {canGrant ? <Button size="small" onClick={() => open('enter')}>{t('desk.enter')}</Button> : null}
          {canPost && vacant ? <Button size="small" kind="primary" onClick={() => open('post')}>{t('desk.post')}</Button> : null}
        </div>
      </header>
      <Levels desk={desk} />
      {desk.motions.length > 0 ? <MotionList motions={desk.motions} /> : null}
      <section className="stack">
        <h3>{t('desk.holders')}</h3>
        {desk.holdings.length === 0 ? <div className="card"><EmptyState title={t('desk.noHolders')}>{t('desk.noHoldersText')}</EmptyState></div> : <HoldingTable desk={desk} />}
      </section>
      <section className="stack"><h3>{t('desk.vacancies')}</h3><PostingList desk={desk} /></section>
      {opened === 'enter' ? <EnterDialog desk={desk} onClose={close} /> : null}
      {opened === 'post' ? <PostDialog desk={desk} onClose={close} /> : null}
      {opened === 'revise' ? <TitleForm desk={desk} onClose={close} onSaved={close} /> : null}
    </>
  );
}

/** Places as squares: filled ones are held. */
function Levels({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation('titles');
  return (
    <ul className="title-levels">
      {desk.title.levels.map(({ code, name, cap, holders, vacant }) => (
        <li key={code} className="card title-tight">
          <p className="row-apart"><strong>{name}</strong><span className="figures">{holders} / {cap}</span></p>
          <div className="title-places" aria-hidden>{Array.from({ length: Math.min(cap, 60) }, (_, at) => <span key={at} className="title-place" data-held={at < holders || undefined} />)}</div>
          <p className="small quiet">{t('register.vacant')} <span className="figures">{vacant}</span></p>
        </li>
      ))}
    </ul>
  );
}

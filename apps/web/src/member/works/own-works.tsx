import { Link } from '@tanstack/react-router';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import Images from 'lucide-react/icons/images';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Gate } from '../../app/gate';
import { usePageTitle } from '../../app/page-title';
import { usePage } from '../../data/use-page';
import { Button, ButtonLink, Chip, EmptyState, Shown, type Tone } from '../../design';
import { said } from '../../i18n/listed';
import { useTimes } from '../../i18n/times';
import { NoMember } from '../no-member';
import { OwnPageCard } from './own-page-card';
import { ownWorksQuery, stateOf, type OwnState, type OwnWork } from './own-works-query';
import { WorkDialog } from './work-dialog';
import '../member.css';
import './own-works.css';

const TONES: Readonly<Record<OwnState, Tone>> = { pending: 'amber', approved: 'green', returned: 'red', consent: 'grey', entry_withdrawn: 'grey', withdrawn: 'red' };

/** 公开展示: which of one's works the public sees, why not, and what one may do about it. */
export function OwnWorks() {
  const { t } = useTranslation('ownWorks');
  const { t: member } = useTranslation('member');
  usePageTitle(t('title'));
  return (
    <div className="stack-wide own-works">
      <Link to="/me" className="back no-print"><ArrowLeft size={16} aria-hidden />{member('mine.title')}</Link>
      <header className="stack"><h1>{t('title')}</h1><p className="quiet">{t('line')}</p></header>
      <Gate>{(viewer) => (viewer.member ? <Content /> : <NoMember viewer={viewer} />)}</Gate>
    </div>
  );
}

function Content() {
  const { t } = useTranslation('ownWorks');
  const page = usePage(ownWorksQuery, {}, { policy: 'cache-and-network' });
  return (
    <Shown page={page}>
      {({ myWorks, myPage }) => (
        <>
          {myWorks.length === 0
            ? <div className="card"><EmptyState icon={<Images size={40} strokeWidth={1.25} aria-hidden />} title={t('none')} act={<ButtonLink kind="primary" to="/submit">{t('submit')}</ButtonLink>}>{t('noneText')}</EmptyState></div>
            : <ul className="entry-cards">{myWorks.map((work) => <li key={work.id}><WorkCard work={work} /></li>)}</ul>}
          {myPage ? <OwnPageCard page={myPage} /> : null}
        </>
      )}
    </Shown>
  );
}

function WorkCard({ work }: { readonly work: OwnWork }) {
  const { t } = useTranslation('ownWorks');
  const times = useTimes();
  const [asked, setAsked] = useState<'offer' | 'withdraw' | null>(null);
  const state = stateOf(work);
  const isShown = state === 'approved';
  const why = said(work.reasonCode && state !== 'consent' && state !== 'entry_withdrawn' ? t(`reason.${work.reasonCode as 'other'}`, { defaultValue: work.reasonCode }) : null, work.reason);
  return (
    <article className="card entry-card">
      <div className="row-apart">
        <h2>{isShown ? <Link to="/works/$id" params={{ id: work.id }}>{work.title}</Link> : work.title}</h2>
        <Chip tone={TONES[state]}>{t(`state.${state}`)}</Chip>
      </div>
      <p className="small quiet">{work.categoryName} · {work.periodName} · {isShown && work.publishedAt ? t('shownSince', { at: times.day(work.publishedAt) }) : t('receivedAt', { at: times.day(work.receivedAt) })}</p>
      <p>{t(`means.${state}`)}</p>
      {why && (state === 'returned' || state === 'withdrawn') ? <p className="own-reason"><strong>{t('why')}</strong>{why}</p> : null}
      <div className="row own-acts">
        {isShown ? <ButtonLink size="small" to="/works/$id" params={{ id: work.id }}>{t('act.see')}</ButtonLink> : null}
        <ButtonLink kind="quiet" size="small" to="/me/entries/$id" params={{ id: work.entryId }}>{t('act.entry')}</ButtonLink>
        {work.abilities.canOffer ? <Button kind="primary" size="small" onClick={() => setAsked('offer')} aria-label={t('act.offerOf', { title: work.title })}>{t('act.offer')}</Button> : null}
        {work.abilities.canWithdraw ? <Button size="small" onClick={() => setAsked('withdraw')} aria-label={t('act.withdrawOf', { title: work.title })}>{t('act.withdraw')}</Button> : null}
      </div>
      {asked ? <WorkDialog work={work} act={asked} onClose={() => setAsked(null)} /> : null}
    </article>
  );
}

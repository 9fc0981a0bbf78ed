import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/use-command';
import { Button, ButtonLink, Chip, Dialog, ProblemNote, useToast } from '../../design';
import { useTimes } from '../../i18n/times';
import { hideMutation, showMutation, type OwnPage } from './own-works-query';

/** Whether one has a page of one's own in public is one's own to say. */
export function OwnPageCard({ page }: { readonly page: OwnPage }) {
  const { t } = useTranslation('ownWorks');
  const { t: shell } = useTranslation('shell');
  const times = useTimes();
  const tell = useToast();
  const [isAsking, setIsAsking] = useState(false);
  const hide = useCommand(hideMutation);
  const show = useCommand(showMutation);
  const isHidden = page.hiddenAt !== null;
  const onHide = async () => { if (await hide.run({})) { setIsAsking(false); tell(t('page.hidden')); } };
  const onShow = async () => { if (await show.run({})) tell(t('page.shown')); };
  return (
    <section className="card entry-card" aria-labelledby="own-page">
      <div className="row-apart"><h2 id="own-page">{t('page.title')}</h2><Chip tone={isHidden ? 'grey' : page.hasSomething ? 'green' : 'grey'}>{t(isHidden ? 'page.isHidden' : page.hasSomething ? 'page.isShown' : 'page.isEmpty')}</Chip></div>
      <p>{isHidden && page.hiddenAt ? t('page.hiddenSince', { at: times.day(page.hiddenAt) }) : t('page.text')}</p>
      {page.profiles.length > 0 ? <ul className="own-profiles">{page.profiles.map((one) => <li key={one.id}><Link to="/news/$id" params={{ id: one.id }}>{one.title}</Link> <span className="small quiet">{times.day(one.publishedAt)}</span></li>)}</ul> : null}
      <div className="row own-acts">
        {!isHidden && page.hasSomething ? <ButtonLink size="small" to="/people/$id" params={{ id: page.id }}>{t('page.see')}</ButtonLink> : null}
        {isHidden ? <Button kind="primary" size="small" isBusy={show.isRunning} onClick={() => void onShow()}>{t('page.show')}</Button> : <Button size="small" onClick={() => setIsAsking(true)}>{t('page.hide')}</Button>}
      </div>
      <ProblemNote problem={show.problem} />
      <Dialog isOpen={isAsking} title={t('page.hide')} onClose={() => setIsAsking(false)}
        foot={<><Button onClick={() => setIsAsking(false)}>{shell('act.cancel')}</Button><Button kind="danger" isBusy={hide.isRunning} onClick={() => void onHide()}>{t('page.hide')}</Button></>}>
        <div className="stack"><p>{t('page.hideText')}</p><ProblemNote problem={hide.problem} /></div>
      </Dialog>
    </section>
  );
}

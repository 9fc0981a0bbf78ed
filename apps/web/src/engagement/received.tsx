import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { countText } from '../i18n/figures';
import { engagementQuery } from './engagement-query';
import { LikeButton } from './like-button';

/** How a work is received: the button, raw and counted figures, and the sentence that they play no part in any evaluation. */
export function Received({ workId, title }: { readonly workId: string; readonly title: string }) {
  const { t, i18n: { language } } = useTranslation('engagement');
  const [{ data }] = useQuery({ query: engagementQuery, variables: { workId } });
  const number = (count: number) => countText(language, count);
  const figures = data?.engagement;
  return (
    <section className="received" aria-label={t('received.title')}>
      <LikeButton workId={workId} title={title} />
      <div className="stack-tight">
        {figures ? (
          <dl className="received-figures">
            <div><dt>{t('received.likes')}</dt><dd>{number(figures.likesCounted)}<span className="small quiet">{t('received.likesRaw', { raw: number(figures.likesRaw) })}</span></dd></div>
            <div><dt>{t('received.views')}</dt><dd>{number(figures.viewsCounted)}<span className="small quiet">{t('received.viewsRaw', { raw: number(figures.viewsRaw) })}</span></dd></div>
          </dl>
        ) : null}
        <p className="small quiet">{t('received.how')}</p>
        <p className="small received-sentence">{t('received.sentence')}</p>
      </div>
    </section>
  );
}

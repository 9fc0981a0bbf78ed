import CircleCheck from 'lucide-react/icons/circle-check';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslation } from 'react-i18next';
import { Shown } from '../../design';
import { usePage } from '../../data/use-page';
import { UnjudgedTable } from '../judging/entries-pane';
import { closingQuery, type Outlook } from '../judging/judging-query';

/** What ending the judging now would leave behind, before it is ended. */
export function ClosingOutlook({ roundId }: { readonly roundId: string }) {
  const page = usePage(closingQuery, { roundId }, { policy: 'network-only' });
  return <Shown page={page}>{({ round: { closingOutlook } }) => (closingOutlook ? <Told outlook={closingOutlook} /> : null)}</Shown>;
}

function Told({ outlook }: { readonly outlook: Outlook }) {
  const { t } = useTranslation('judging');
  const { openSheets, lockedSheets, unscored, minJudges, waitingAlarms, needsReason, entries } = outlook;
  return (
    <section className="stack" aria-label={t('closing.title')}>
      <dl className="facts">
        <div><dt>{t('closing.locked')}</dt><dd>{lockedSheets}</dd></div>
        <div><dt>{t('closing.open')}</dt><dd>{openSheets}</dd></div>
        <div><dt>{t('closing.unscored')}</dt><dd>{unscored}</dd></div>
        <div><dt>{t('closing.alarms')}</dt><dd>{waitingAlarms}</dd></div>
      </dl>
      {waitingAlarms > 0 ? <p className="finding" data-severity="blocking" role="alert"><TriangleAlert size={20} aria-hidden /><span>{t('closing.alarmsText', { count: waitingAlarms })}</span></p> : null}
      {openSheets > 0 ? <p className="finding"><TriangleAlert size={20} aria-hidden /><span>{t('closing.openText', { count: openSheets })}</span></p> : null}
      {unscored > 0 ? (
        <>
          <p className="finding"><TriangleAlert size={20} aria-hidden /><span>{t('closing.unscoredText', { count: unscored, least: minJudges })}</span></p>
          <details className="small"><summary>{t('closing.which')}</summary><UnjudgedTable entries={entries} height="14rem" /></details>
        </>
      ) : null}
      {!needsReason && waitingAlarms === 0 ? <p className="row"><CircleCheck size={18} aria-hidden className="green" />{t('closing.clear')}</p> : null}
    </section>
  );
}

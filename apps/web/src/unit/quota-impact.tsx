import Check from 'lucide-react/icons/check';
import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleHelp from 'lucide-react/icons/circle-question-mark';
import Minus from 'lucide-react/icons/minus';
import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../data/graphql';
import { usePage } from '../data/use-page';

const impactQuery = graphql(`
  query UnitQuotaImpact($roundId: ID!, $memberId: ID!) {
    quotaImpact(roundId: $roundId, memberId: $memberId) { roundId roundName lines { code name kind percent count ofName isCounted isRecorded } }
  }
`);

type Line = NonNullable<ResultOf<typeof impactQuery>['quotaImpact']>['lines'][number];

/** What the chosen person does to the quotas of the list to come, while there is still time to choose somebody else; nothing where no list has any. */
export function QuotaImpact({ roundId, memberId }: { readonly roundId: string; readonly memberId: string }) {
  const { t } = useTranslation('unit');
  const { content } = usePage(impactQuery, { roundId, memberId });
  const impact = content?.quotaImpact;
  if (!impact) return null;
  const told = impact.lines.filter(({ isCounted, isRecorded }) => isCounted || !isRecorded);
  return (
    <section className="quota-impact" aria-labelledby="quota-impact">
      <h3 id="quota-impact">{t('impact.title', { list: impact.roundName })}</h3>
      <p className="small quiet">{t('impact.line')}</p>
      <ul className="impact-lines">
        {told.map((line) => <ImpactLine key={line.code} line={line} />)}
        {told.length < impact.lines.length ? <li className="quiet"><Minus size={16} aria-hidden /><span>{t(told.length === 0 ? 'impact.none' : 'impact.others', { count: impact.lines.length - told.length })}</span></li> : null}
      </ul>
    </section>
  );
}

function ImpactLine({ line }: { readonly line: Line }) {
  const { t } = useTranslation('unit');
  const { name, kind, percent, count, ofName, isCounted } = line;
  const amount = percent === null ? t('impact.people', { count: count ?? 0 }) : `${percent}%`;
  const bound = t(kind === 'floor' ? 'impact.floor' : 'impact.cap', { amount: ofName ? t('impact.of', { of: ofName, amount }) : amount });
  const [Icon, text] = !isCounted ? [CircleHelp, t('impact.unrecorded', { bound })] as const : kind === 'floor' ? [Check, t('impact.helps', { bound })] as const : [CircleAlert, t('impact.uses', { bound })] as const;
  return (
    <li data-state={!isCounted ? 'unrecorded' : kind}>
      <Icon size={16} aria-hidden /><span><strong>{name}</strong><br />{text}</span>
    </li>
  );
}

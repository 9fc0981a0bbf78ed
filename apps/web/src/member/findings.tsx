import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import { useTranslation } from 'react-i18next';
import { LoadingBlock, ProblemNote } from '../design';
import { graphql } from '../data/graphql';
import { usePage } from '../data/use-page';

const checksQuery = graphql(`query EntryChecks($entryId: ID!) { entryChecks(entryId: $entryId) { kind isBlocking similarity period title unit honour } }`);
const KINDS = ['already_awarded', 'in_other_round', 'same_file', 'similar_text'] as const;

/** Whether the same or nearly the same was handed in before, in any round of any season, with what shows it. */
export function Findings({ entryId }: { readonly entryId: string }) {
  const { t } = useTranslation('member');
  const page = usePage(checksQuery, { entryId }, { policy: 'network-only' });
  if (page.problem) return <ProblemNote problem={page.problem} onAgain={page.again} />;
  if (!page.content) return <LoadingBlock lines={2} />;
  const findings = page.content.entryChecks;
  if (findings.length === 0) return <p className="row finding-none"><CircleCheck size={18} aria-hidden />{t('checks.none')}</p>;
  return (
    <section className="stack" aria-label={t('checks.title')}>
      <h3>{t('checks.title')}</h3>
      <ul className="finding-list">
        {findings.map((finding, at) => {
          const kind = KINDS.find((one) => one === finding.kind) ?? 'similar_text';
          return (
            <li key={at} className="finding" data-blocking={finding.isBlocking || undefined}>
              <CircleAlert size={18} aria-hidden />
              <div>
                <p><strong>{t(`checks.kind.${kind}`)}</strong>{finding.similarity > 0 ? ` · ${t('checks.similarity', { percent: finding.similarity })}` : ''}</p>
                <p className="small">{finding.title ? t('checks.entry', { title: finding.title, unit: finding.unit ?? '' }) : t('checks.hidden')} · {finding.period}{finding.honour ? ` · ${finding.honour}` : ''}</p>
                <p className="small quiet">{t(finding.isBlocking ? 'checks.blocking' : 'checks.passing')}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

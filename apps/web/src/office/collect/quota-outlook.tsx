import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../data/graphql';
import { usePage } from '../../data/use-page';

const outlookQuery = graphql(`
  query OfficeQuotaOutlook($roundId: ID!) { quotaOutlook(roundId: $roundId) { places accepted lines { code name kind required base baseName have missing } } }
`);

type Line = NonNullable<ResultOf<typeof outlookQuery>['quotaOutlook']>['lines'][number];

/** What the list to come will need, while there is still time to recommend somebody else; nothing where the rules ask for none. */
export function QuotaOutlook({ roundId }: { readonly roundId: string }) {
  const { t } = useTranslation('office');
  const { content } = usePage(outlookQuery, { roundId });
  const outlook = content?.quotaOutlook;
  if (!outlook || outlook.lines.length === 0) return null;
  return (
    <section className="stack" style={{ gap: 'var(--space-1)' }} aria-label={t('outlook.title')}>
      <h2 className="small">{t('outlook.title')}</h2>
      <p className="small quiet">{t('outlook.line', { places: outlook.places, accepted: outlook.accepted })}</p>
      <ul className="place-grid">{outlook.lines.map((line) => <OutlookLine key={line.code} line={line} />)}</ul>
    </section>
  );
}

function OutlookLine({ line }: { readonly line: Line }) {
  const { t } = useTranslation('office');
  const { kind, required, have, missing, baseName, base } = line;
  const over = kind === 'cap' ? Math.max(0, have - required) : 0;
  // a part cannot know what the whole lacks
  const isPart = missing === null;
  return (
    <li className="place" data-full={over > 0 || undefined}>
      <span className="small quiet">{line.name}</span><br />
      <strong>{t(isPart ? 'outlook.haveInPart' : 'outlook.have', { have })}</strong>{isPart ? <br /> : ' '}
      <span className="small quiet">{t(isPart ? (kind === 'floor' ? 'outlook.floorOfWhole' : 'outlook.capOfWhole') : kind === 'floor' ? 'outlook.floor' : 'outlook.cap', { required })}{baseName ? ` · ${t('outlook.of', { count: base })}` : ''}</span><br />
      <span className="small">{over > 0 ? t('outlook.over', { count: over }) : isPart || kind === 'cap' ? null : missing > 0 ? t('outlook.missing', { count: missing }) : t('outlook.enough')}</span>
    </li>
  );
}

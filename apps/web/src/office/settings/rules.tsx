import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, EmptyState, Field, Select, Shown } from '../../design';
import { graphql, type ResultOf } from '../../data/graphql';
import { usePage } from '../../data/use-page';
import { useTimes } from '../../i18n/times';
import { useWordFor } from '../../i18n/use-words';
import { may } from '../office-frame';
import { ReviseRules } from './revise-rules';
import { RuleView } from './rule-view';
import type { SettingsProps } from './settings-props';

const rulesQuery = graphql(`
  query OfficeRules($year: Int!) {
    season(year: $year) { id year programmes { id name code categories { id name } rounds { id name cadence position phase rules { id number cadence content contentHash reason createdAt } } } }
  }
`);

type Programme = ResultOf<typeof rulesQuery>['season']['programmes'][number];
const CADENCES = ['month', 'quarter', 'year', 'stage'];
const api = getRouteApi('/office/settings');

/** The rules of each programme and kind of round, in words; a revision is a new version with a reason. */
export function Rules({ viewer, year }: SettingsProps) {
  const { t } = useTranslation('office');
  const page = usePage(rulesQuery, { year });
  if (page.problem?.kind === 'not_found') return <EmptyState title={t('board.none', { year })}>{t('board.noneText')}</EmptyState>;
  return <Shown page={page}>{({ season }) => <Choice programmes={season.programmes} canRevise={may(viewer, 'rule.revise')} again={page.again} />}</Shown>;
}

/** The round that shows the newest version: one that has not opened and so is not pinned to an older one. */
function newestOf(programme: Programme, cadence: string) {
  const rounds = programme.rounds.filter((round) => round.cadence === cadence && round.rules !== null);
  return [...rounds].sort((a, b) => (b.rules?.number ?? 0) - (a.rules?.number ?? 0) || b.position - a.position)[0]?.rules ?? null;
}

function Choice({ programmes, canRevise, again }: { readonly programmes: readonly Programme[]; readonly canRevise: boolean; readonly again: () => void }) {
  const { t } = useTranslation('office');
  const wordFor = useWordFor();
  const times = useTimes();
  const navigate = useNavigate();
  const search = api.useSearch();
  const [isRevising, setRevising] = useState(false);
  const programme = programmes.find(({ id }) => id === search.programme) ?? programmes[0];
  const cadences = CADENCES.filter((cadence) => programme?.rounds.some((round) => round.cadence === cadence));
  const cadence = cadences.find((known) => known === search.cadence) ?? cadences[0];
  const rules = programme && cadence ? newestOf(programme, cadence) : null;
  if (!programme || !cadence) return <EmptyState title={t('rules.none')}>{t('rules.noneText')}</EmptyState>;
  const go = (change: { programme?: string; cadence?: string }) => void navigate({ to: '/office/settings', search: { ...search, tab: 'rules', ...change }, replace: true });
  return (
    <>
      <div className="row-apart">
        <div className="row">
          <Field isRequired label={t('rules.programme')}>{(links) => <Select {...links} value={programme.id} choices={programmes.map(({ id, name }) => ({ value: id, label: name }))} onChange={(event) => go({ programme: event.target.value, cadence: undefined })} />}</Field>
          <Field isRequired label={t('rules.cadence')}>{(links) => <Select {...links} value={cadence} choices={cadences.map((value) => ({ value, label: wordFor('cadence', value) }))} onChange={(event) => go({ programme: programme.id, cadence: event.target.value })} />}</Field>
        </div>
        {canRevise && rules ? <Button onClick={() => setRevising(true)}>{t('rules.revise')}</Button> : null}
      </div>
      {rules ? (
        <>
          <p className="quiet">{t('rules.version', { number: rules.number, at: times.day(rules.createdAt) })}{rules.reason ? ` · ${rules.reason}` : ''}</p>
          <RuleView content={rules.content} kinds={programme.categories.map(({ name }) => name)} />
          <p className="small quiet mono">{t('rules.hash', { hash: rules.contentHash })}</p>
          {isRevising ? <ReviseRules key={rules.id} programmeId={programme.id} cadence={cadence} content={rules.content} onClose={() => setRevising(false)} onRevised={again} /> : null}
        </>
      ) : <EmptyState title={t('rules.none')}>{t('rules.noneText')}</EmptyState>}
    </>
  );
}

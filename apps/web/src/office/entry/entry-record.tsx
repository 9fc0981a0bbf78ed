import { getRouteApi, Link } from '@tanstack/react-router';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import { useTranslation } from 'react-i18next';
import type { Viewer } from '../../app/session';
import { Chip, Shown, StateChip } from '../../design';
import { graphql, type ResultOf } from '../../data/graphql';
import { usePage } from '../../data/use-page';
import { EntryTimeline, stepFields } from '../../entries';
import { AnswerList, readFields, statedOutcomeFields } from '../../forms';
import { useTimes } from '../../i18n/times';
import { useWordFor } from '../../i18n/use-words';
import { EntryFiles, mediaFields } from '../../uploads';
import { OfficeFrame } from '../office-frame';
import { EntryRecommendation } from './entry-recommendation';
import { NextInQueue } from './next-in-queue';
import './entry.css';

const entryQuery = graphql(`
  query OfficeEntry($id: ID!) {
    entry(id: $id) {
      id code title origin state hasPriority content createdAt acceptedAt versionNumber
      category { id name } member { id name memberNo organization { id name } } organization { id name } district { id name }
      round { id name phase programme { id name } rules { id content } }
      sources { id code title state category { id name } round { id name } }
      outcomes { ...StatedOutcomeFields }
      media { ...MediaFields }
      timeline { stage state at note }
      versions { number contentHash createdAt }
      recommendations {
        id desk state origin correctBy isJoined content createdAt organization { id name } district { id name }
        steps { ...StepFields } abilities { canPass canReturn canDecline canResubmit canWithdraw }
      }
    }
  }
`, [stepFields, statedOutcomeFields, mediaFields]);

export type OfficeEntry = ResultOf<typeof entryQuery>['entry'];
const api = getRouteApi('/office/rounds/$id/entries/$entryId');

export function EntryRecord() {
  return <OfficeFrame>{(viewer) => <Page viewer={viewer} />}</OfficeFrame>;
}

function Page({ viewer }: { readonly viewer: Viewer }) {
  const { entryId, id } = api.useParams();
  const search = api.useSearch();
  const { t } = useTranslation('office');
  const page = usePage(entryQuery, { id: entryId });
  return (
    <>
      <div className="row-apart no-print">
        <Link to="/office/rounds/$id" params={{ id }} search={{ ...search, step: 'collect' }} className="row small"><ArrowLeft size={16} aria-hidden />{t('entry.back')}</Link>
        <NextInQueue roundId={id} entryId={entryId} viewer={viewer} search={search} />
      </div>
      <Shown page={page}>{({ entry }) => <Record entry={entry} again={page.again} />}</Shown>
    </>
  );
}

function Record({ entry, again }: { readonly entry: OfficeEntry; readonly again: () => void }) {
  const { t } = useTranslation('office');
  const wordFor = useWordFor();
  const unit = entry.district && entry.district.id !== entry.organization.id ? `${entry.organization.name} · ${entry.district.name}` : entry.organization.name;
  return (
    <article className="stack-wide">
      <header className="stack" style={{ gap: 'var(--space-half)' }}>
        <p className="quiet">{entry.round.programme.name} · {entry.round.name} · {entry.category.name}</p>
        <div className="row"><h1>{entry.title}</h1><StateChip family="entryState" value={entry.state} />{entry.hasPriority ? <Chip tone="gold">{t('queue.priority')}</Chip> : null}</div>
        <p>{unit}</p>
        <p className="quiet">{t('entry.facts', { code: entry.code, origin: wordFor('origin', entry.origin), name: entry.member.name, number: entry.member.memberNo })}</p>
      </header>
      <div className="entry-columns">
        <div className="stack-wide">
          <section className="stack" aria-labelledby="answers"><h2 id="answers">{t('entry.content')}</h2><div className="card"><AnswerList fields={readFields(entry.round.rules?.content)} content={entry.content} outcomes={entry.outcomes} hasFilesApart /></div></section>
          <EntryFiles files={entry.media} />
          <Lineage entry={entry} />
          <Versions entry={entry} />
        </div>
        <div className="stack-wide">
          {entry.recommendations.map((recommendation) => <EntryRecommendation key={recommendation.id} entry={entry} recommendation={recommendation} onDone={again} />)}
          <section className="stack" aria-labelledby="where"><h2 id="where">{t('entry.where')}</h2><EntryTimeline steps={entry.timeline} /></section>
        </div>
      </div>
    </article>
  );
}

/** The earlier entries it was carried from: the way back to its months. */
function Lineage({ entry }: { readonly entry: OfficeEntry }) {
  const { t } = useTranslation('office');
  if (entry.sources.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="lineage">
      <h2 id="lineage">{t('entry.lineage')}</h2>
      <ul className="log">
        {entry.sources.map((source) => <li key={source.id}><Link to="/office/rounds/$id/entries/$entryId" params={{ id: source.round.id, entryId: source.id }}>{source.round.name} · {source.category.name}</Link> <span className="small quiet">{source.code}</span></li>)}
      </ul>
    </section>
  );
}

function Versions({ entry }: { readonly entry: OfficeEntry }) {
  const { t } = useTranslation('office');
  const times = useTimes();
  return (
    <details className="small">
      <summary>{t('entry.versions', { count: entry.versions.length })}</summary>
      <ul>{entry.versions.map(({ number, createdAt, contentHash }) => <li key={number}>{t('entry.version', { number, at: times.instant(createdAt) })} <code className="mono">{contentHash}</code></li>)}</ul>
    </details>
  );
}

import { getRouteApi, Link } from '@tanstack/react-router';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { Gate } from '../app/gate';
import type { Viewer } from '../app/session';
import { Shown, StateChip } from '../design';
import { graphql, type ResultOf } from '../data/graphql';
import { usePage } from '../data/use-page';
import { EntryTimeline, RecommendationSteps, ReturnedNote, ReviewActs, stepFields } from '../entries';
import { AnswerList, readFields, statedOutcomeFields } from '../forms';
import { useWordFor } from '../i18n/use-words';
import { EntryFiles, mediaFields } from '../uploads';
import { ResubmitForm } from './resubmit-form';
import { WithdrawAct } from './withdraw-act';
import './unit.css';

const recordQuery = graphql(`
  query RecommendationRecord($id: ID!) {
    entry(id: $id) {
      id code title origin state content
      category { id name } organization { id name } member { id memberNo name }
      round { id name phase programme { id name } rules { id content } }
      outcomes { ...StatedOutcomeFields }
      media { ...MediaFields }
      timeline { stage state at note }
      recommendations { id desk state origin correctBy isJoined organization { id name } steps { ...StepFields } abilities { canPass canReturn canDecline canResubmit canWithdraw } }
    }
  }
`, [stepFields, statedOutcomeFields, mediaFields]);

export type RecordedEntry = ResultOf<typeof recordQuery>['entry'];
export type RecordedRecommendation = RecordedEntry['recommendations'][number];

const api = getRouteApi('/unit/recommendations/$id');

export function RecommendationRecord() {
  const { id } = api.useParams();
  return <Gate roles={['unit_cadre']}>{(viewer) => <RecordPage viewer={viewer} id={id} />}</Gate>;
}

function RecordPage({ viewer, id }: { readonly viewer: Viewer; readonly id: string }) {
  const page = usePage(recordQuery, { id });
  return <Shown page={page}>{({ entry }) => <EntryRecord viewer={viewer} entry={entry} onChanged={page.again} />}</Shown>;
}

function EntryRecord({ viewer, entry, onChanged }: { readonly viewer: Viewer; readonly entry: RecordedEntry; readonly onChanged: () => void }) {
  const { t } = useTranslation('unit');
  usePageTitle(entry.title);
  const wordFor = useWordFor();
  const fields = readFields(entry.round.rules?.content);
  return (
    <article className="stack-wide">
      <Link to="/unit" search={{ round: entry.round.id }} className="back no-print"><ArrowLeft size={16} aria-hidden />{t('list.title')}</Link>
      <header>
        <div className="row"><h1>{entry.title}</h1><StateChip family="entryState" value={entry.state} /></div>
        <p className="quiet">{entry.round.programme.name} · {entry.round.name} · {entry.category.name} · {wordFor('origin', entry.origin)} · {entry.member.memberNo} · {entry.organization.name}</p>
      </header>
      {entry.recommendations.map((recommendation) => (
        <section key={recommendation.id} className="card stack">
          <div className="row-apart"><h2>{t('record.by', { unit: recommendation.organization.name })}</h2><span className="row"><StateChip family="recommendationState" value={recommendation.state} />{recommendation.state === 'in_review' ? <span className="small quiet">{t('list.at', { desk: wordFor('desk', recommendation.desk) })}</span> : null}</span></div>
          <ReturnedNote recommendation={recommendation} />
          <RecommendationSteps steps={recommendation.steps} />
          <ReviewActs recommendation={recommendation} name={entry.title} passLabel={t('record.sign')} onDone={onChanged} />
          {recommendation.abilities.canResubmit && recommendation.origin === 'recommendation' ? <ResubmitForm viewer={viewer} recommendation={recommendation} entry={entry} fields={fields} onDone={onChanged} /> : null}
          {recommendation.abilities.canWithdraw && recommendation.origin === 'recommendation' ? <WithdrawAct recommendation={recommendation} name={entry.title} onDone={onChanged} /> : null}
        </section>
      ))}
      <div className="record-two">
        <section className="stack"><h2>{t('record.content')}</h2><div className="card"><AnswerList fields={fields} content={entry.content} outcomes={entry.outcomes} hasFilesApart /></div><EntryFiles files={entry.media} /></section>
        <section className="stack"><h2>{t('record.where')}</h2><EntryTimeline steps={entry.timeline} /></section>
      </div>
    </article>
  );
}

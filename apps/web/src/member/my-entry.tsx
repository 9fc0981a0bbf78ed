import { getRouteApi, Link } from '@tanstack/react-router';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { Gate } from '../app/gate';
import { Button, ButtonLink, Dialog, Note, ProblemNote, Shown, StateChip, useToast } from '../design';
import { graphql, refusalFields, type ResultOf } from '../data/graphql';
import { useCommand } from '../data/use-command';
import { usePage } from '../data/use-page';
import { EntryTimeline, ReturnedNote, stepFields } from '../entries';
import { AnswerList, readFields, statedOutcomeFields } from '../forms';
import { useTimes } from '../i18n/times';
import { useWordFor } from '../i18n/use-words';
import './member.css';

const entryQuery = graphql(`
  query MyEntry($id: ID!) {
    entry(id: $id) {
      id code title origin state content createdAt versionNumber
      category { id name } organization { id name } district { id name }
      round { id name phase reviewingAt programme { id name } rules { id content } }
      outcomes { ...StatedOutcomeFields }
      timeline { stage state at note }
      versions { number contentHash createdAt }
      recommendations { id state origin correctBy steps { ...StepFields } abilities { canResubmit } }
      abilities { canEdit canWithdraw }
    }
  }
`, [stepFields, statedOutcomeFields]);

const withdrawMutation = graphql(`
  mutation WithdrawEntry($id: ID!) {
    withdrawEntry(id: $id) { __typename ... on Entry { id state timeline { stage state at note } abilities { canEdit canWithdraw } } ... on Refusal { ...RefusalFields } }
  }
`, [refusalFields]);

type Entry = ResultOf<typeof entryQuery>['entry'];
const api = getRouteApi('/me/entries/$id');

export function MyEntry() {
  const { id } = api.useParams();
  return <Gate>{() => <EntryPage id={id} />}</Gate>;
}

function EntryPage({ id }: { readonly id: string }) {
  const page = usePage(entryQuery, { id });
  return <Shown page={page}>{({ entry }) => <EntryRecord entry={entry} />}</Shown>;
}

function EntryRecord({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation('member');
  usePageTitle(entry.title);
  const wordFor = useWordFor();
  const fields = readFields(entry.round.rules?.content);
  const edit = <ButtonLink kind="primary" to="/submit/$roundId" params={{ roundId: entry.round.id }} search={{ entry: entry.id }}>{t('entry.correct')}</ButtonLink>;
  return (
    <article className="stack-wide">
      <Link to="/me" className="back no-print"><ArrowLeft size={16} aria-hidden />{t('mine.title')}</Link>
      <header className="stack" style={{ gap: 'var(--space-1)' }}>
        <div className="row"><h1>{entry.title}</h1><StateChip family="entryState" value={entry.state} /></div>
        <p className="quiet">{entry.round.programme.name} · {entry.round.name} · {entry.category.name} · {wordFor('origin', entry.origin)} · {t('mine.code', { code: entry.code })}</p>
        <p className="quiet">{entry.organization.name}{entry.district ? ` · ${entry.district.name}` : ''}</p>
      </header>
      {entry.recommendations.map((recommendation) => <ReturnedNote key={recommendation.id} recommendation={recommendation} act={recommendation.abilities.canResubmit && recommendation.origin !== 'recommendation' ? edit : undefined} />)}
      <div className="entry-two">
        <section className="stack"><h2>{t('entry.where')}</h2><EntryTimeline steps={entry.timeline} /></section>
        <section className="stack"><h2>{t('entry.content')}</h2><div className="card"><AnswerList fields={fields} content={entry.content} outcomes={entry.outcomes} /></div><Receipts entry={entry} /></section>
      </div>
      <EntryActs entry={entry} />
    </article>
  );
}

/** Each version with its hash: the same stands in the ledger, so that nobody can say it was another. */
function Receipts({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation('member');
  const times = useTimes();
  if (entry.state === 'draft') return null;
  return (
    <details className="small">
      <summary>{t('entry.receipts', { count: entry.versions.length })}</summary>
      <ul>{entry.versions.map(({ number, contentHash, createdAt }) => <li key={number}>{t('entry.receipt', { number, at: times.instant(createdAt) })} <code>{contentHash.slice(0, 16)}</code></li>)}</ul>
    </details>
  );
}

function EntryActs({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation('member');
  const { t: shell } = useTranslation('shell');
  const tell = useToast();
  const [isAsking, setIsAsking] = useState(false);
  const { run, problem, isRunning } = useCommand(withdrawMutation);
  const { canEdit, canWithdraw } = entry.abilities;
  if (!canEdit && !canWithdraw) return null;
  const withdraw = async () => {
    if (!(await run({ id: entry.id }))) return;
    setIsAsking(false);
    tell(t('entry.withdrawn'));
  };
  return (
    <div className="row no-print">
      {canEdit ? <ButtonLink to="/submit/$roundId" params={{ roundId: entry.round.id }} search={{ entry: entry.id }}>{entry.state === 'draft' ? t('mine.goOn') : t('entry.edit')}</ButtonLink> : null}
      {canWithdraw ? <Button kind="danger" onClick={() => setIsAsking(true)}>{t('entry.withdraw')}</Button> : null}
      <Dialog isOpen={isAsking} title={t('entry.withdrawTitle')} onClose={() => setIsAsking(false)} foot={<><Button onClick={() => setIsAsking(false)}>{shell('act.cancel')}</Button><Button kind="danger" isBusy={isRunning} onClick={() => void withdraw()}>{t('entry.withdraw')}</Button></>}>
        <div className="stack"><Note>{t('entry.withdrawText')}</Note><ProblemNote problem={problem} /></div>
      </Dialog>
    </div>
  );
}

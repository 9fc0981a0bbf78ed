import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { Gate } from '../app/gate';
import type { Viewer } from '../app/session';
import { Button, ChoicePills, Dialog, EmptyState, Field, ListFoot, LoadingBlock, ProblemNote, TextArea, useToast } from '../design';
import { graphql, refusalFields, type ResultOf } from '../data/graphql';
import { faultOf } from '../data/problem';
import { useCommand } from '../data/use-command';
import { useList } from '../data/use-list';
import { grouped, VerifiedChip } from '../forms';
import { useTimes } from '../i18n/times';
import { listed } from '../i18n/listed';
import { mediaFields, MediaView } from '../uploads';
import { OutcomeFigures } from './outcome-figures';
import './unit.css';

const outcomesQuery = graphql(`
  query OutcomesToVerify($verification: String, $after: String) {
    outcomesToVerify(verification: $verification, first: 20, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { id kind name unit value base periodFrom periodTo verification verifiedAt note proof { id } entry { id title code category { id name } round { id name programme { id name } } media { ...MediaFields } } }
    }
  }
`, [mediaFields]);
const verifyMutation = graphql(`mutation VerifyOutcome($input: VerifyOutcomeInput!) { verifyOutcome(input: $input) { __typename ... on Outcome { id verification verifiedAt note } ... on Refusal { ...RefusalFields } } }`, [refusalFields]);

type Outcome = ResultOf<typeof outcomesQuery>['outcomesToVerify']['nodes'][number];
const STATES = ['unverified', 'verified', 'rejected'] as const;
type State = (typeof STATES)[number];

/** What works of the unit say they brought, for whoever answers for its books. */
export function OutcomesToVerify() {
  return <Gate roles={['finance_officer']}>{(viewer) => <Page viewer={viewer} />}</Gate>;
}

function Page({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation('unit');
  const { t: shell } = useTranslation('shell');
  usePageTitle(t('outcomes.title'));
  const [state, setState] = useState<State>('unverified');
  const list = useList(outcomesQuery, { verification: state }, (content) => content.outcomesToVerify);
  return (
    <div className="stack-wide">
      <header className="stack" style={{ gap: 'var(--space-1)' }}>
        <p className="quiet">{listed(viewer.grants.filter(({ role }) => role === 'finance_officer').map(({ organization }) => organization.name))}</p>
        <h1>{t('outcomes.title')}</h1>
        <p className="quiet">{t('outcomes.line')}</p>
      </header>
      <OutcomeFigures />
      <ChoicePills legend={t('outcomes.state')} value={state} choices={STATES.map((value) => ({ value, label: shell(`outcome.${value}`) }))} onChange={(value) => setState(value as State)} />
      {list.problem ? <ProblemNote problem={list.problem} onAgain={list.again} /> : !list.content ? <LoadingBlock lines={5} /> : list.rows.length === 0 ? (
        <div className="card"><EmptyState title={t(`outcomes.none.${state}`)}>{t('outcomes.noneText')}</EmptyState></div>
      ) : (
        <>
          <ul className="outcome-cards">{list.rows.map((outcome) => <li key={outcome.id}><OutcomeCard outcome={outcome} onDone={list.again} /></li>)}</ul>
          <ListFoot list={list} />
        </>
      )}
    </div>
  );
}

function OutcomeCard({ outcome, onDone }: { readonly outcome: Outcome; readonly onDone: () => void }) {
  const { t } = useTranslation('unit');
  const { t: shell } = useTranslation('shell');
  const times = useTimes();
  const tell = useToast();
  const [isReturning, setIsReturning] = useState(false);
  const [reason, setReason] = useState('');
  const { run, problem, isRunning } = useCommand(verifyMutation);
  const { entry } = outcome;
  const kind = outcome.kind as 'indicator' | 'direct' | 'indirect';
  const proofs = (entry?.media ?? []).filter(({ id }) => outcome.proof.some((one) => one.id === id));
  const settle = async (verification: 'verified' | 'rejected') => {
    if (!(await run({ input: { id: outcome.id, verification, reason: verification === 'rejected' ? reason : null } }))) return;
    setIsReturning(false);
    tell(t(`outcomes.done.${verification}`, { title: entry?.title ?? outcome.name }));
    onDone();
  };
  const period = [outcome.periodFrom, outcome.periodTo].flatMap((day) => (day ? [times.day(day)] : [])).join(' – ');
  return (
    <article className="card stack">
      <div className="row-apart"><h2 className="outcome-work">{entry?.title ?? outcome.name}</h2><VerifiedChip verification={outcome.verification} /></div>
      {entry ? <p className="small quiet">{entry.round.programme.name} · {entry.round.name} · {entry.category.name} · {t('outcomes.code', { code: entry.code })}</p> : null}
      <p className="outcome-figure"><span>{kind === 'indicator' ? outcome.name : shell(`outcome.${kind}`)}</span> <strong>{grouped(outcome.value)} {outcome.unit}</strong></p>
      {outcome.base || period ? <p className="small quiet">{[outcome.base ? t('outcomes.base', { base: outcome.base }) : '', period].filter(Boolean).join(' · ')}</p> : null}
      {proofs.length > 0 ? proofs.map((media) => <MediaView key={media.id} media={media} />) : <p className="small quiet">{t('outcomes.noProof')}</p>}
      {outcome.note ? <p className="small">{shell('outcome.noteIs', { note: outcome.note })}</p> : null}
      {isReturning ? null : <ProblemNote problem={problem} />}
      <div className="row">
        {outcome.verification === 'verified' ? null : <Button kind="primary" size="small" isBusy={isRunning && !isReturning} onClick={() => void settle('verified')}>{t('outcomes.verify')}</Button>}
        {outcome.verification === 'rejected' ? null : <Button size="small" onClick={() => setIsReturning(true)}>{t('outcomes.return')}</Button>}
      </div>
      <Dialog isOpen={isReturning} title={t('outcomes.returnTitle')} onClose={() => setIsReturning(false)} foot={<><Button onClick={() => setIsReturning(false)}>{shell('act.cancel')}</Button><Button kind="primary" isBusy={isRunning} disabled={!reason.trim()} onClick={() => void settle('rejected')}>{t('outcomes.return')}</Button></>}>
        <div className="stack">
          <p>{t('outcomes.returnText')}</p>
          <Field label={t('outcomes.reason')} isRequired error={faultOf(problem, 'reason')}>{(links) => <TextArea {...links} rows={3} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
          {problem?.kind === 'bad_input' ? null : <ProblemNote problem={problem} />}
        </div>
      </Dialog>
    </article>
  );
}

import { getRouteApi, Link } from '@tanstack/react-router';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { Gate } from '../app/gate';
import { Button, Note, ProblemNote, Progress, Shown, StateChip, useToast } from '../design';
import { graphql, refusalFields, type ResultOf } from '../data/graphql';
import { useCommand } from '../data/use-command';
import { usePage } from '../data/use-page';
import { useTimes } from '../i18n/times';
import { ImportFaults } from './import-faults';
import { ImportPreview } from './import-preview';
import { IMPORT_ROLES } from './roster-imports';
import './unit.css';

const recordFields = graphql(`
  fragment ImportFields on RosterImport {
    id kind state fileName rowCount goodCount faultCount correctionCount preview createdAt
    refusal { code message } job { id label state progressDone progressTotal progressNote error }
  }
`);
const recordQuery = graphql(`query RosterImport($id: ID!) { rosterImport(id: $id) { ...ImportFields } }`, [recordFields]);
const acceptMutation = graphql(`mutation AcceptRosterImport($id: ID!) { acceptRosterImport(id: $id) { __typename ... on RosterImport { ...ImportFields } ... on Refusal { ...RefusalFields } } }`, [recordFields, refusalFields]);
const dropMutation = graphql(`mutation DropRosterImport($id: ID!) { dropRosterImport(id: $id) { __typename ... on RosterImport { ...ImportFields } ... on Refusal { ...RefusalFields } } }`, [recordFields, refusalFields]);

type Import = ResultOf<typeof recordQuery>['rosterImport'];
const api = getRouteApi('/imports/$id');
const UNDER_WAY = ['checking', 'accepting'];
const PAUSE = 1_000;

export function RosterImportRecord() {
  const { id } = api.useParams();
  return <Gate roles={IMPORT_ROLES}>{() => <RecordPage id={id} />}</Gate>;
}

function RecordPage({ id }: { readonly id: string }) {
  const page = usePage(recordQuery, { id });
  const isUnderWay = page.content ? UNDER_WAY.includes(page.content.rosterImport.state) : false;
  const { again } = page;
  // The work goes on in the worker whether or not anybody looks; this only looks.
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(again, PAUSE);
    return () => clearInterval(timer);
  });
  return <Shown page={page}>{({ rosterImport }) => <ImportRecord record={rosterImport} />}</Shown>;
}

function ImportRecord({ record }: { readonly record: Import }) {
  const { t } = useTranslation('unit');
  usePageTitle(record.fileName);
  const times = useTimes();
  return (
    <article className="stack-wide">
      <Link to="/imports" className="back"><ArrowLeft size={16} aria-hidden />{t('imports.title')}</Link>
      <header>
        <div className="row"><h1>{record.fileName}</h1><StateChip family="importState" value={record.state} /></div>
        <p className="quiet">{t(`imports.${record.kind === 'organizations' ? 'organizations' : 'roster'}`)} · {times.instant(record.createdAt)}</p>
      </header>
      {record.refusal ? <ProblemNote problem={{ kind: 'refused', code: record.refusal.code, message: record.refusal.message, facts: {} }} /> : null}
      {UNDER_WAY.includes(record.state) ? <UnderWay record={record} /> : null}
      {record.state === 'done' ? <Note kind="done" title={t('import.done', { count: record.goodCount })} /> : null}
      {record.state === 'dropped' ? <Note>{t('import.dropped')}</Note> : null}
      {record.state === 'checking' || record.state === 'refused' ? null : <Checked record={record} />}
    </article>
  );
}

function UnderWay({ record: { state, job } }: { readonly record: Import }) {
  const { t } = useTranslation('unit');
  const label = state === 'checking' ? t('import.checking') : t('import.accepting');
  return (
    <div className="card stack" role="status">
      <Progress label={label} done={job?.progressDone ?? 0} total={job?.progressTotal ?? 0} note={job?.progressNote || label} state={job?.state === 'failed' ? 'failed' : 'running'} />
      {job?.error ? <p className="field-error">{job.error}</p> : null}
      <p className="small quiet">{t('import.leave')}</p>
    </div>
  );
}

function Checked({ record }: { readonly record: Import }) {
  const { t } = useTranslation('unit');
  return (
    <>
      <dl className="card import-counts">
        <div><dt>{t('import.rows')}</dt><dd>{record.rowCount}</dd></div>
        <div data-tone="green"><dt>{t('import.good')}</dt><dd>{record.goodCount}</dd></div>
        <div data-tone={record.faultCount > 0 ? 'red' : undefined}><dt>{t('import.faulty')}</dt><dd>{record.faultCount}</dd></div>
        <div><dt><dfn title={t('import.correctedMeans')}>{t('import.corrected')}</dfn></dt><dd>{record.correctionCount}</dd></div>
      </dl>
      {record.state === 'checked' ? <Decide record={record} /> : null}
      {record.faultCount + record.correctionCount > 0 ? <ImportFaults id={record.id} hasFaults={record.faultCount > 0} /> : null}
      <ImportPreview preview={record.preview} />
    </>
  );
}

function Decide({ record }: { readonly record: Import }) {
  const { t } = useTranslation('unit');
  const tell = useToast();
  const accept = useCommand(acceptMutation);
  const drop = useCommand(dropMutation);
  const onDrop = async () => { if (await drop.run({ id: record.id })) tell(t('import.droppedNow')); };
  return (
    <div className="stack">
      {record.faultCount > 0 ? <Note>{t('import.partly', { good: record.goodCount, faulty: record.faultCount })}</Note> : null}
      <div className="row">
        {record.goodCount > 0 ? <Button kind="primary" isBusy={accept.isRunning} onClick={() => void accept.run({ id: record.id })}>{t('import.accept', { count: record.goodCount })}</Button> : null}
        <Button isBusy={drop.isRunning} onClick={() => void onDrop()}>{t('import.drop')}</Button>
      </div>
      <ProblemNote problem={accept.problem ?? drop.problem} />
    </div>
  );
}

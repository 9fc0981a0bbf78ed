import { Link, useNavigate } from '@tanstack/react-router';
import FileSpreadsheet from 'lucide-react/icons/file-spreadsheet';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { Gate } from '../app/gate';
import { hasRole, type Viewer } from '../app/session';
import { ButtonAnchor, ChoicePills, EmptyState, Field, ListFoot, ProblemNote, Select, StateChip, Table, UploadCard, type Column } from '../design';
import { graphql, refusalFields, type ResultOf } from '../data/graphql';
import { useCommand } from '../data/use-command';
import { useList } from '../data/use-list';
import { useTimes } from '../i18n/times';
import { UnitNav } from './unit-frame';
import './unit.css';

/** Those in charge of a node may bring in what lies below it. */
export const IMPORT_ROLES = ['unit_cadre', 'district_organiser', 'city_organiser', 'administrator'] as const;
const KINDS = ['roster', 'organizations'] as const;

const importsQuery = graphql(`
  query RosterImports($after: String) {
    rosterImports(first: 20, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id kind state fileName rowCount goodCount faultCount createdAt } }
  }
`);
const checkMutation = graphql(`
  mutation CheckRosterImport($input: CheckRosterImportInput!) {
    checkRosterImport(input: $input) { __typename ... on RosterImport { id state } ... on Refusal { ...RefusalFields } }
  }
`, [refusalFields]);

type Row = ResultOf<typeof importsQuery>['rosterImports']['nodes'][number];

/** Rosters and organizations from Excel: nothing is written before it was checked and accepted. */
export function RosterImports() {
  return <Gate roles={IMPORT_ROLES}>{(viewer) => <ImportsPage viewer={viewer} />}</Gate>;
}

function ImportsPage({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation('unit');
  usePageTitle(t('imports.title'));
  return (
    <div className="stack-wide">
      <header className="stack"><div><h1>{t('imports.title')}</h1><p className="quiet">{t('imports.line')}</p></div>{hasRole(viewer, 'unit_cadre') ? <UnitNav /> : null}</header>
      <NewImport viewer={viewer} />
      <ImportList />
    </div>
  );
}

function NewImport({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation('unit');
  const navigate = useNavigate();
  const nodes = [...new Map(viewer.grants.filter(({ role }) => IMPORT_ROLES.some((one) => one === role)).map(({ organization }) => [organization.id, organization])).values()];
  const [kind, setKind] = useState<(typeof KINDS)[number]>('roster');
  const [node, setNode] = useState(nodes[0]?.id ?? '');
  const { run, problem, isRunning } = useCommand(checkMutation);
  const onUploaded = async (fileId: string) => {
    const answer = await run({ input: { fileId, kind, organizationId: node || null } });
    if (answer) await navigate({ to: '/imports/$id', params: { id: answer.id } });
  };
  return (
    <section className="stack">
      <div className="row-apart">
        <ChoicePills legend={t('imports.kind')} value={kind} choices={KINDS.map((value) => ({ value, label: t(`imports.${value}`) }))} onChange={(value) => setKind(value as typeof kind)} />
        <ButtonAnchor href={`/files/imports/templates/${kind}.xlsx`} icon={<FileSpreadsheet size={18} aria-hidden />}>{t('imports.template')}</ButtonAnchor>
      </div>
      {nodes.length > 1 ? <Field label={t('imports.node')} isRequired>{(links) => <Select {...links} value={node} choices={nodes.map(({ id, name }) => ({ value: id, label: name }))} onChange={(event) => setNode(event.target.value)} />}</Field> : null}
      <UploadCard title={t('imports.upload')} help={t(`imports.help.${kind}`)} accept=".xlsx,.csv" isDisabled={isRunning} onUploaded={(id) => void onUploaded(id)} />
      <ProblemNote problem={problem} />
    </section>
  );
}

function ImportList() {
  const { t } = useTranslation('unit');
  const times = useTimes();
  const list = useList(importsQuery, {}, (content) => content.rosterImports);
  const columns: readonly Column<Row>[] = [
    { key: 'file', head: t('imports.file'), onPhone: 'lead', cell: ({ id, fileName }) => <Link to="/imports/$id" params={{ id }}>{fileName}</Link> },
    { key: 'kind', head: t('imports.kind'), cell: ({ kind }) => t(`imports.${kind === 'organizations' ? 'organizations' : 'roster'}`) },
    { key: 'state', head: t('list.stateHead'), cell: ({ state }) => <StateChip family="importState" value={state} /> },
    { key: 'good', head: t('imports.good'), align: 'end', cell: ({ goodCount }) => goodCount },
    { key: 'faults', head: t('imports.faulty'), align: 'end', cell: ({ faultCount }) => faultCount },
    { key: 'at', head: t('imports.at'), isTight: true, cell: ({ createdAt }) => times.instant(createdAt) },
  ];
  return (
    <section className="stack">
      <h2>{t('imports.former')}</h2>
      {list.problem ? <ProblemNote problem={list.problem} onAgain={list.again} /> : <Table caption={t('imports.former')} columns={columns} rows={list.rows} rowKey={({ id }) => id} isLoading={!list.content} empty={<EmptyState title={t('imports.none')}>{t('imports.noneText')}</EmptyState>} />}
      <ListFoot list={list} />
    </section>
  );
}

import { getRouteApi, useNavigate } from '@tanstack/react-router';
import FileSpreadsheet from 'lucide-react/icons/file-spreadsheet';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonAnchor, EmptyState, LoadingBlock, Note, ProblemNote, Table, UploadCard, useToast } from '../design';
import { graphql, refusalFields, type ResultOf } from '../data/graphql';
import { useCommand } from '../data/use-command';
import { RoundChoice } from './round-choice';
import { UnitFrame } from './unit-frame';
import { useRounds } from './use-rounds';
import type { Unit } from './use-unit';

const checkMutation = graphql(`
  mutation CheckRecommendationSheet($input: RecommendationSheetInput!) {
    checkRecommendationSheet(input: $input) { __typename ... on RecommendationSheet { rowCount faults { row column value reason } preview { row memberNo name category } } ... on Refusal { ...RefusalFields } }
  }
`, [refusalFields]);
const acceptMutation = graphql(`
  mutation AcceptRecommendationSheet($input: RecommendationSheetInput!) {
    acceptRecommendationSheet(input: $input) { __typename ... on BatchOutcome { done } ... on Refusal { ...RefusalFields } }
  }
`, [refusalFields]);

type Report = Extract<ResultOf<typeof checkMutation>['checkRecommendationSheet'], { __typename: 'RecommendationSheet' }>;
const api = getRouteApi('/unit/sheet');

/** Many recommendations from one Excel file: checked whole, and written all together or not at all. */
export function RecommendationSheet() {
  const { t } = useTranslation('unit');
  const search = api.useSearch();
  const navigate = useNavigate();
  const { page, rounds, round } = useRounds(search.round, 'member');
  const open = rounds.filter(({ phase }) => phase === 'collecting');
  return (
    <UnitFrame title={t('sheet.title')}>
      {(unit) => {
        if (page.problem && page.problem.kind !== 'not_found') return <ProblemNote problem={page.problem} onAgain={page.again} />;
        if (!page.content && !page.problem) return <LoadingBlock lines={6} />;
        if (!round || round.phase !== 'collecting') return <div className="card"><EmptyState title={t('recommend.closed')}>{t('recommend.closedText')}</EmptyState></div>;
        return (
          <>
            <RoundChoice rounds={open} round={round} onChange={(id) => void navigate({ to: '/unit/sheet', search: { round: id }, replace: true })} />
            <SheetCheck key={`${round.id}${unit.id}`} roundId={round.id} unit={unit} />
          </>
        );
      }}
    </UnitFrame>
  );
}

function SheetCheck({ roundId, unit }: { readonly roundId: string; readonly unit: Unit }) {
  const { t } = useTranslation('unit');
  const [file, setFile] = useState<{ readonly id: string; readonly name: string } | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const check = useCommand(checkMutation);
  const onUploaded = async (id: string, name: string) => {
    setFile({ id, name });
    setReport(null);
    setReport(await check.run({ input: { fileId: id, roundId, organizationId: unit.id } }));
  };
  return (
    <>
      <div className="row-apart"><p className="quiet reading">{t('sheet.line')}</p><ButtonAnchor href="/files/imports/templates/recommendations.xlsx" icon={<FileSpreadsheet size={18} aria-hidden />}>{t('sheet.template')}</ButtonAnchor></div>
      <UploadCard title={t('sheet.upload')} help={t('sheet.uploadHelp')} accept=".xlsx,.csv" isDisabled={check.isRunning} onUploaded={(id, name) => void onUploaded(id, name)} />
      {check.isRunning ? <LoadingBlock lines={3} /> : null}
      <ProblemNote problem={check.problem} />
      {report && file ? <SheetReport report={report} file={file} roundId={roundId} unit={unit} /> : null}
    </>
  );
}

interface SheetReportProps {
  readonly report: Report;
  readonly file: { readonly id: string; readonly name: string };
  readonly roundId: string;
  readonly unit: Unit;
}

function SheetReport({ report, file, roundId, unit }: SheetReportProps) {
  const { t } = useTranslation('unit');
  const tell = useToast();
  const navigate = useNavigate();
  const { run, problem, isRunning } = useCommand(acceptMutation);
  const accept = async () => {
    const outcome = await run({ input: { fileId: file.id, roundId, organizationId: unit.id } });
    if (!outcome) return;
    tell(t('sheet.accepted', { count: outcome.done }));
    await navigate({ to: '/unit', search: { round: roundId } });
  };
  if (report.faults.length > 0) {
    return (
      <section className="stack">
        <div className="note note-refused" role="alert"><div className="note-body"><p className="note-title">{t('sheet.faulty', { file: file.name, rows: report.rowCount, faults: report.faults.length })}</p><p>{t('sheet.faultyText')}</p></div></div>
        <Table
          caption={t('sheet.faults')} rows={report.faults} rowKey={({ row, column, reason }) => `${row}${column}${reason}`}
          columns={[
            { key: 'row', head: t('faults.row'), align: 'end', isTight: true, cell: ({ row }) => row },
            { key: 'column', head: t('faults.column'), isTight: true, cell: ({ column }) => column },
            { key: 'value', head: t('faults.value'), cell: ({ value }) => value || <span className="quiet">{t('faults.empty')}</span> },
            { key: 'reason', head: t('faults.reason'), onPhone: 'lead', cell: ({ reason }) => reason },
          ]}
        />
      </section>
    );
  }
  return (
    <section className="stack">
      <Note kind="done" title={t('sheet.good', { file: file.name, count: report.rowCount })}>{t('sheet.goodText', { unit: unit.name })}</Note>
      <Table
        caption={t('sheet.preview')} rows={report.preview} rowKey={({ row }) => String(row)}
        columns={[
          { key: 'row', head: t('faults.row'), align: 'end', isTight: true, onPhone: 'hidden', cell: ({ row }) => row },
          { key: 'name', head: t('list.name'), onPhone: 'lead', cell: ({ name }) => name },
          { key: 'no', head: t('sheet.memberNo'), cell: ({ memberNo }) => memberNo },
          { key: 'category', head: t('list.category'), cell: ({ category }) => category },
        ]}
      />
      <ProblemNote problem={problem} />
      <div><Button kind="primary" isBusy={isRunning} onClick={() => void accept()}>{t('sheet.accept', { count: report.rowCount })}</Button></div>
    </section>
  );
}

import FileWarning from 'lucide-react/icons/file-warning';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonAnchor, Chip, ChoicePills, EmptyState, ListFoot, ProblemNote, Table, type Column } from '../design';
import { graphql, type ResultOf } from '../data/graphql';
import { useList } from '../data/use-list';

const faultsQuery = graphql(`
  query ImportFaults($id: ID!, $kind: String, $after: String) {
    rosterImport(id: $id) { id faults(first: 50, kind: $kind, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { row column value kind reason } } }
  }
`);

type Fault = ResultOf<typeof faultsQuery>['rosterImport']['faults']['nodes'][number];

/** Each faulty and each corrected cell by row and column, and the same as a workbook to correct in Excel. */
export function ImportFaults({ id, hasFaults }: { readonly id: string; readonly hasFaults: boolean }) {
  const { t } = useTranslation('unit');
  const [kind, setKind] = useState(hasFaults ? 'fault' : 'correction');
  const list = useList(faultsQuery, { id, kind }, (content) => content.rosterImport.faults);
  const columns: readonly Column<Fault>[] = [
    { key: 'row', head: t('faults.row'), align: 'end', isTight: true, cell: ({ row }) => row },
    { key: 'column', head: t('faults.column'), isTight: true, cell: ({ column }) => column },
    { key: 'value', head: t('faults.value'), cell: ({ value }) => value || <span className="quiet">{t('faults.empty')}</span> },
    { key: 'reason', head: t('faults.reason'), onPhone: 'lead', cell: ({ reason, kind: of }) => <>{reason}{of === 'correction' ? <> <Chip tone="blue">{t('faults.corrected')}</Chip></> : null}</> },
  ];
  return (
    <section className="stack">
      <div className="row-apart">
        <h2>{t('faults.title')}</h2>
        {hasFaults ? <ButtonAnchor href={`/files/imports/${id}/faults.xlsx`} icon={<FileWarning size={18} aria-hidden />}>{t('faults.download')}</ButtonAnchor> : null}
      </div>
      <ChoicePills legend={t('faults.title')} value={kind} choices={[{ value: 'fault', label: t('faults.faults') }, { value: 'correction', label: t('faults.corrections') }]} onChange={setKind} />
      {list.problem ? <ProblemNote problem={list.problem} onAgain={list.again} /> : <Table caption={t('faults.title')} columns={columns} rows={list.rows} rowKey={({ row, column, reason }) => `${row}${column}${reason}`} isLoading={!list.content} height="28rem" empty={<EmptyState title={t('faults.none')} />} />}
      <ListFoot list={list} />
    </section>
  );
}

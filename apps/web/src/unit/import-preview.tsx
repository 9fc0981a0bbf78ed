import { useTranslation } from 'react-i18next';
import { Table } from '../design';

interface PreviewRow {
  readonly row: number;
  readonly cells: readonly { readonly column: string; readonly value: string }[];
}

const isRow = (value: unknown): value is PreviewRow => typeof value === 'object' && value !== null && 'row' in value && Array.isArray((value as PreviewRow).cells);

/** The first good rows as they will be written. The columns are those of the file. */
export function ImportPreview({ preview }: { readonly preview: unknown }) {
  const { t } = useTranslation('unit');
  const rows = Array.isArray(preview) ? preview.filter(isRow) : [];
  if (rows.length === 0) return null;
  const names = [...new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column)))];
  return (
    <section className="stack">
      <h2>{t('import.preview', { count: rows.length })}</h2>
      <Table
        caption={t('import.preview', { count: rows.length })} rows={rows} rowKey={({ row }) => String(row)}
        columns={[
          { key: '#', head: t('faults.row'), align: 'end', isTight: true, onPhone: 'hidden', cell: ({ row }) => row },
          ...names.map((name) => ({ key: name, head: name, cell: ({ cells }: PreviewRow) => cells.find(({ column }) => column === name)?.value || '—' })),
        ]}
      />
    </section>
  );
}

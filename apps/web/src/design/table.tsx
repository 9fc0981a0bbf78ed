import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import ArrowUpDown from 'lucide-react/icons/arrow-up-down';
import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Skeleton } from './surfaces';

export interface Column<Row> {
  readonly key: string;
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'start' | 'end';
  /** As narrow as its content. */
  readonly isTight?: boolean;
  readonly isSortable?: boolean;
  /** On a phone a row is a card: its `lead` is the heading, `whole` takes the full width, `hidden` is left out. */
  readonly onPhone?: 'lead' | 'whole' | 'hidden';
}

export interface Sort {
  readonly key: string;
  readonly direction: 'ascending' | 'descending';
}

interface TableProps<Row> {
  readonly caption: string;
  readonly isCaptionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  readonly isLoading?: boolean;
  /** What to show instead of rows when there are none. */
  readonly empty?: ReactNode;
  /** Batch choice; the head's box chooses what is shown. */
  readonly chosen?: ReadonlySet<string>;
  readonly onChoose?: (chosen: ReadonlySet<string>) => void;
  readonly canChoose?: (row: Row) => boolean;
  /** Scrolls inside with a fixed head, for long lists beside other things. */
  readonly height?: string;
}

const classOf = <Row,>({ align, isTight, onPhone }: Column<Row>): string =>
  [align === 'end' ? 'end' : '', isTight ? 'tight' : '', onPhone === 'lead' ? 'lead' : '', onPhone === 'whole' ? 'whole' : '', onPhone === 'hidden' ? 'not-on-phone' : ''].filter(Boolean).join(' ');

export function Table<Row>(props: TableProps<Row>) {
  const { caption, isCaptionHidden = true, columns, rows, rowKey, sort, onSort, isLoading, empty, height } = props;
  if (!isLoading && rows.length === 0 && empty) return <div className="table-frame">{empty}</div>;
  return (
    <div className="table-frame" tabIndex={height ? 0 : undefined} role={height ? 'region' : undefined} aria-label={height ? caption : undefined} style={height ? ({ '--table-height': height } as CSSProperties) : undefined}>
      <table className="table table-cards" aria-busy={isLoading || undefined}>
        <caption className={isCaptionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {props.onChoose ? <th className="tight"><ChooseAll {...props} /></th> : null}
            {columns.map((column) => (
              <th key={column.key} scope="col" className={classOf(column)} aria-sort={sort?.key === column.key ? sort.direction : undefined}>
                {column.isSortable && onSort ? <SortButton column={column} sort={sort} onSort={onSort} /> : column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => <TableRow key={rowKey(row)} row={row} {...props} />)}
          {isLoading && rows.length === 0 ? <LoadingRows columns={columns.length + (props.onChoose ? 1 : 0)} /> : null}
        </tbody>
      </table>
    </div>
  );
}

function TableRow<Row>({ row, columns, rowKey, chosen, onChoose, canChoose }: TableProps<Row> & { readonly row: Row }) {
  const { t } = useTranslation('shell');
  const key = rowKey(row);
  const isChosen = chosen?.has(key) ?? false;
  const toggle = () => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    onChoose?.(next);
  };
  return (
    <tr aria-selected={onChoose ? isChosen : undefined}>
      {onChoose ? <td className="tight"><input type="checkbox" aria-label={t('table.choose')} checked={isChosen} disabled={canChoose && !canChoose(row)} onChange={toggle} /></td> : null}
      {columns.map((column) => <td key={column.key} data-label={column.head} className={classOf(column)}><div>{column.cell(row)}</div></td>)}
    </tr>
  );
}

function ChooseAll<Row>({ rows, rowKey, chosen, onChoose, canChoose }: TableProps<Row>) {
  const { t } = useTranslation('shell');
  const keys = rows.filter((row) => !canChoose || canChoose(row)).map(rowKey);
  const isAll = keys.length > 0 && keys.every((key) => chosen?.has(key));
  return <input type="checkbox" aria-label={t('table.chooseAll')} checked={isAll} disabled={keys.length === 0} onChange={() => onChoose?.(new Set(isAll ? [] : keys))} />;
}

function SortButton<Row>({ column, sort, onSort }: { readonly column: Column<Row>; readonly sort?: Sort; readonly onSort: (sort: Sort) => void }) {
  const direction = sort?.key === column.key ? sort.direction : null;
  const Icon = direction === 'ascending' ? ArrowUp : direction === 'descending' ? ArrowDown : ArrowUpDown;
  return (
    <button type="button" className="table-sort" onClick={() => onSort({ key: column.key, direction: direction === 'ascending' ? 'descending' : 'ascending' })}>
      {column.head}<Icon size={14} aria-hidden />
    </button>
  );
}

function LoadingRows({ columns }: { readonly columns: number }) {
  return Array.from({ length: 5 }, (_, row) => (
    <tr key={row}>{Array.from({ length: columns }, (_, column) => <td key={column}><Skeleton width={column === 0 ? '60%' : '85%'} /></td>)}</tr>
  ));
}

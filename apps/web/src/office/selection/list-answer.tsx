import { useTranslation } from 'react-i18next';
import { Chip, EmptyState, Note, Table, type Column } from '../../design';
import { scoreText } from '../../i18n/figures';
import { ConflictFindings } from './conflict-card';
import type { ListChange, ListWhatIf } from './list-what-if-query';
import { RuleLines } from './rules-table';
import type { Selection } from './selection-query';

/** The list under the numbers asked about: its total, how it keeps its rules, who enters and who leaves; or the clash. */
export function ListAnswer({ answer, selection }: { readonly answer: ListWhatIf; readonly selection: Selection }) {
  const { t } = useTranslation('selection');
  if (answer.state === 'computing') return <p role="status">{t('whatIf.choosing')}</p>;
  if (answer.state === 'failed') return <Note title={t('whatIf.state.failed')}>{answer.problem}</Note>;
  if (answer.status !== 'optimal') return <div className="stack" role="group" aria-label={t('conflict.title')}><ConflictFindings heading={<h3>{t('conflict.title')}</h3>} rules={answer.rules} relaxations={answer.relaxations} candidates={selection.candidates} places={answer.places} /></div>;
  return (
    <>
      <dl className="facts">
        <div><dt>{t('figure.listed')}</dt><dd>{t('figure.of', { listed: answer.listed ?? 0, places: answer.places })}</dd></div>
        <div><dt>{t('whatIf.total')}</dt><dd>{totalText(answer.total)}{selection.total === null ? null : <span className="selection-beside">{t('whatIf.before', { total: scoreText(selection.total) })}</span>}</dd></div>
        <div><dt>{t('whatIf.enters')}</dt><dd>{answer.entering}</dd></div>
        <div><dt>{t('whatIf.leaves')}</dt><dd>{answer.leaving}</dd></div>
      </dl>
      <RuleLines caption={t('whatIf.rules')} rules={answer.rules} hasList withPrice={false} />
      <Changes answer={answer} selection={selection} />
    </>
  );
}

const totalText = (total: number | null): string => (total === null ? '—' : scoreText(total));

function Changes({ answer: { changes }, selection }: { readonly answer: ListWhatIf; readonly selection: Selection }) {
  const { t } = useTranslation('selection');
  const nameOf = new Map(selection.rules.map(({ code, name }) => [code, name]));
  const columns: Column<ListChange>[] = [
    { key: 'change', head: t('whatIf.change'), isTight: true, cell: ({ change }) => <Chip tone={change === 'enters' ? 'green' : 'amber'}>{t(change === 'enters' ? 'whatIf.enters' : 'whatIf.leaves')}</Chip> },
    { key: 'position', head: t('col.position'), align: 'end', isTight: true, cell: ({ line }) => <span className="figures">{line.position}</span> },
    { key: 'title', head: t('col.entry'), onPhone: 'lead', cell: ({ line }) => <span className="selection-name">{line.title} <span className="small quiet">{line.entryCode}</span></span> },
    { key: 'unit', head: t('col.unit'), cell: ({ line }) => <span className="selection-unit">{line.organizationName}<br /><span className="small quiet">{line.districtName ?? '—'}</span></span> },
    { key: 'counts', head: t('col.counts'), onPhone: 'whole', cell: ({ line }) => (line.quotas.length === 0 ? <span className="quiet">{t('counts.none')}</span> : <span className="selection-counts">{line.quotas.map((code) => <Chip key={code}>{nameOf.get(code) ?? code}</Chip>)}</span>) },
    { key: 'score', head: t('col.score'), align: 'end', isTight: true, cell: ({ line }) => <span className="figures">{scoreText(line.score)}</span> },
  ];
  return <div data-density="compact"><Table caption={t('whatIf.changes')} columns={columns} rows={changes} rowKey={({ line }) => line.entryId} empty={<EmptyState title={t('whatIf.same')}>{t('whatIf.sameText')}</EmptyState>} /></div>;
}

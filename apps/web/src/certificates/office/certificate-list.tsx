import Download from 'lucide-react/icons/download';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonAnchor, Chip, ChoicePills, EmptyState, ListFoot, ProblemNote, SearchInput, Table, type Column } from '../../design';
import { useList } from '../../data/use-list';
import { usePolling } from '../../data/use-polling';
import { useTimes } from '../../i18n/times';
import { CERTIFICATE_STATES, knownState, type CertificateSearch } from '../addresses';
import { listQuery, type ListedCertificate } from './certificate-queries';
import { ReissueDialog } from './reissue-dialog';

interface CertificateListProps {
  readonly search: CertificateSearch;
  readonly onSearch: (to: CertificateSearch) => void;
  readonly canIssue: boolean;
}

const TONES = { issued: 'green', reissued: 'grey', revoked: 'red' } as const;

/** Every certificate in reach, newest numbers first; what was replaced or revoked says when and why. */
export function CertificateList({ search: { state, q }, onSearch, canIssue }: CertificateListProps) {
  const { t } = useTranslation('certificates');
  const times = useTimes();
  const list = useList(listQuery, { state, search: q }, (content) => content.certificates);
  const [chosen, setChosen] = useState<ListedCertificate | null>(null);
  // numbered by the worker, a moment later: looked for until the old one is replaced
  const [awaited, setAwaited] = useState<string | null>(null);
  usePolling(list.again, list.rows.some(({ id, state: of }) => id === awaited && of === 'issued'));
  const columns: Column<ListedCertificate>[] = [
    { key: 'number', head: t('list.number'), cell: ({ number }) => <span className="figures">{number}</span>, onPhone: 'hidden' },
    { key: 'name', head: t('list.name'), cell: ({ name, authors, number }) => <><strong>{authors || name}</strong>{authors ? <span className="small quiet"> 《{name}》</span> : null}<span className="small quiet only-phone"> {number}</span></>, onPhone: 'lead' },
    { key: 'title', head: t('list.title'), cell: ({ title, higherTitle, occasion }) => <>{title}{higherTitle ? ` · ${higherTitle}` : ''}<br /><span className="small quiet">{occasion}</span></>, onPhone: 'whole' },
    { key: 'unit', head: t('list.unit'), cell: ({ unit }) => unit, onPhone: 'whole' },
    { key: 'state', head: t('list.state'), cell: ({ state: of, issuedOn, endedAt, endReason, replacedByNumber }) => (
      <><Chip tone={TONES[knownState(of)]}>{t(`state.${knownState(of)}`)}</Chip><br /><span className="small quiet">{endedAt ? [times.instant(endedAt), endReason, replacedByNumber ? t('own.replaced', { number: replacedByNumber }) : null].filter(Boolean).join(' · ') : times.day(issuedOn)}</span></>
    ) },
    { key: 'act', head: t('list.act'), isTight: true, cell: (row) => row.state === 'issued' ? (
      <span className="row certificate-acts"><ButtonAnchor size="small" href={row.downloadUrl} download aria-label={t('list.download', { number: row.number })} icon={<Download size={16} aria-hidden />}>PDF</ButtonAnchor>{canIssue ? <Button size="small" onClick={() => setChosen(row)}>{t('list.reissue')}</Button> : null}</span>
    ) : null },
  ];
  return (
    <div className="stack">
      <div className="row">
        <SearchInput label={t('list.search')} value={q ?? ''} onChange={({ target }) => onSearch({ q: target.value || undefined })} />
        <ChoicePills legend={t('list.state')} value={state ?? ''} choices={[{ value: '', label: t('list.all') }, ...CERTIFICATE_STATES.map((value) => ({ value, label: t(`state.${value}`) }))]} onChange={(value) => onSearch({ state: CERTIFICATE_STATES.find((one) => one === value) })} />
      </div>
      <ProblemNote problem={list.problem} onAgain={list.again} />
      <Table caption={t('tab.list')} columns={columns} rows={list.rows} rowKey={({ id }) => id} isLoading={list.isLoading && !list.content} empty={<EmptyState title={t('list.none')}>{t('list.noneText')}</EmptyState>} />
      <ListFoot list={list} />
      <ReissueDialog certificate={chosen} onClose={() => setChosen(null)} onDone={() => { setAwaited(chosen?.id ?? null); list.again(); }} />
    </div>
  );
}

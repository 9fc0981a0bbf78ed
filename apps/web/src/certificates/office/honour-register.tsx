import Sheet from 'lucide-react/icons/sheet';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonAnchor, Button, Chip, EmptyState, FilterSelect, ListFoot, ProblemNote, SearchInput, Table, type Column } from '../../design';
import { graphql, type ResultOf } from '../../data/graphql';
import { useList } from '../../data/use-list';
import { useSession } from '../../app/session';
import { useTimes } from '../../i18n/times';
import type { CertificateSearch } from '../addresses';
import { PromotionDialog } from './promotion-dialog';

const registerQuery = graphql(`
  query HonourRegister($search: String, $year: Int, $promotion: String, $after: String) {
    honourRegister(search: $search, year: $year, promotion: $promotion, first: 30, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { id name title higherTitle organizationName districtName programmeName roundName categoryName rank conferredAt prizeFen certificateNumber revokedAt promotion { id target authority state letter answer answeredOn } }
    }
  }
`);

export type RegisteredHonour = ResultOf<typeof registerQuery>['honourRegister']['nodes'][number];
const PROMOTIONS = ['due', 'sent', 'granted', 'refused'] as const;
const knownPromotion = (state: string) => PROMOTIONS.find((one) => one === state) ?? 'due';
const yuan = (fen: string): string => (Number(fen) / 100).toLocaleString('zh-CN', { minimumFractionDigits: 0, maximumFractionDigits: 2 });

/** Every honour in reach with what it brought: higher title, prize, certificate, promotion. */
export function HonourRegister({ search: { q, year, kind }, onSearch }: { readonly search: CertificateSearch; readonly onSearch: (to: CertificateSearch) => void }) {
  const { t } = useTranslation('certificates');
  const times = useTimes();
  const { viewer } = useSession();
  const canRecord = viewer?.permissions.includes('promotion.record') ?? false;
  const years = Array.from({ length: 6 }, (_, at) => String(new Date().getFullYear() + 1 - at));
  const promotion = PROMOTIONS.find((one) => one === kind);
  const list = useList(registerQuery, { search: q, year: year ? Number(year) : undefined, promotion }, (content) => content.honourRegister);
  const [chosen, setChosen] = useState<RegisteredHonour | null>(null);
  const columns: Column<RegisteredHonour>[] = [
    { key: 'name', head: t('register.name'), cell: ({ name, organizationName, revokedAt }) => <><strong>{name}</strong>{revokedAt ? <> <Chip tone="red">{t('register.revoked')}</Chip></> : null}<br /><span className="small quiet">{organizationName}</span></>, onPhone: 'lead' },
    { key: 'title', head: t('register.title'), cell: ({ title, higherTitle, programmeName, roundName, rank }) => <>{title}{higherTitle ? ` · ${higherTitle}` : ''}<br /><span className="small quiet">{t('register.where', { programme: programmeName, round: roundName, rank })}</span></>, onPhone: 'whole' },
    { key: 'prize', head: t('register.prize'), align: 'end', cell: ({ prizeFen }) => (prizeFen === null ? '—' : yuan(prizeFen)) },
    { key: 'certificate', head: t('register.certificate'), cell: ({ certificateNumber }) => certificateNumber ?? <span className="quiet">{t('register.noCertificate')}</span> },
    { key: 'promotion', head: t('register.promotion'), cell: (row) => row.promotion ? (
      <span className="row"><Chip tone={row.promotion.state === 'granted' ? 'green' : row.promotion.state === 'refused' ? 'red' : 'amber'}>{t(`promotion.${knownPromotion(row.promotion.state)}`)}</Chip>
        {canRecord && (row.promotion.state === 'due' || row.promotion.state === 'sent') ? <Button size="small" onClick={() => setChosen(row)}>{t(row.promotion.state === 'due' ? 'promotion.send' : 'promotion.record')}</Button> : null}
        <span className="small quiet">{[row.promotion.answer ?? row.promotion.letter, row.promotion.answeredOn].filter(Boolean).join(' · ')}</span></span>
    ) : '—' },
    { key: 'at', head: t('register.at'), cell: ({ conferredAt }) => times.day(conferredAt), isTight: true, onPhone: 'hidden' },
  ];
  const asked = new URLSearchParams({ ...(year ? { year } : {}), ...(q ? { search: q } : {}) }).toString();
  return (
    <div className="stack">
      <div className="row-apart register-filters">
        <div className="row">
          <SearchInput label={t('register.search')} value={q ?? ''} onChange={({ target }) => onSearch({ q: target.value || undefined })} />
          <FilterSelect label={t('register.year')} all={t('register.allYears')} value={year} choices={years.map((one) => ({ value: one, label: one }))} onChange={(to) => onSearch({ year: to })} />
          <FilterSelect label={t('register.promotion')} all={t('list.all')} value={promotion} choices={PROMOTIONS.map((value) => ({ value, label: t(`promotion.${value}`) }))} onChange={(to) => onSearch({ kind: to })} />
        </div>
        <ButtonAnchor href={`/files/honours.xlsx${asked ? `?${asked}` : ''}`} download icon={<Sheet size={18} aria-hidden />}>{t('register.excel')}</ButtonAnchor>
      </div>
      <ProblemNote problem={list.problem} onAgain={list.again} />
      <Table caption={t('tab.register')} columns={columns} rows={list.rows} rowKey={({ id }) => id} isLoading={list.isLoading && !list.content} empty={<EmptyState title={t('register.none')}>{t('register.noneText')}</EmptyState>} />
      <ListFoot list={list} />
      {chosen ? <PromotionDialog honour={chosen} onClose={() => setChosen(null)} onDone={() => { setChosen(null); list.again(); }} /> : null}
    </div>
  );
}

import { Link } from '@tanstack/react-router';
import FilePen from 'lucide-react/icons/file-pen';
import { useTranslation } from 'react-i18next';
import { Chip, Note } from '../design';
import { graphql, type FragmentOf } from '../data/graphql';
import { usePage } from '../data/use-page';
import { said } from '../i18n/listed';
import { useTimes } from '../i18n/times';

export const correctionFields = graphql(`
  fragment CorrectionFields on ListCorrection {
    publicationId roundId programmeCode programmeName roundName periodCode publishedBefore correctedAt reason noticeId
    changes { entryId change name organizationName categoryName rankBefore rank }
  }
`);
export type ListCorrection = FragmentOf<typeof correctionFields>;

const correctionsQuery = graphql(`
  query PublishedCorrections($year: Int!, $programme: String, $period: String) {
    listCorrections(year: $year, programme: $programme, period: $period) { ...CorrectionFields }
  }
`, [correctionFields]);

const WAYS = { leaves: 'correction.leaves', enters: 'correction.enters', moves: 'correction.moves' } as const;
type Change = ListCorrection['changes'][number];

/** A published list that another one took the place of: when, why, what changed, and where to read on. */
export function CorrectionNote({ correction, isOnNotice = false }: { readonly correction: ListCorrection; readonly isOnNotice?: boolean }) {
  const { t } = useTranslation('public');
  const times = useTimes();
  const { programmeName, roundName, publishedBefore, correctedAt, reason, noticeId, changes } = correction;
  return (
    <Note title={<><Chip tone="amber" icon={<FilePen size={13} aria-hidden />}>{t('correction.word')}</Chip> {t('correction.title', { programme: programmeName, round: roundName, on: times.day(correctedAt) })}</>}>
      <p>{t('correction.text', { before: times.day(publishedBefore) })}</p>
      <p>{t('correction.reason', { reason })}</p>
      {changes.length > 0 ? <ul>{changes.map((change) => <li key={change.entryId}><ChangeLine change={change} /></li>)}</ul> : null}
      {noticeId && !isOnNotice ? <p><Link to="/notices/$id" params={{ id: noticeId }}>{t('correction.notice')}</Link></p> : null}
    </Note>
  );
}

function ChangeLine({ change: { change, name, organizationName, categoryName, rankBefore, rank } }: { readonly change: Change }) {
  const { t } = useTranslation('public');
  const way = WAYS[change as keyof typeof WAYS] ?? WAYS.moves;
  return <><strong>{t(way, { before: rankBefore, rank })}</strong> {categoryName} {name}（{organizationName}）</>;
}

interface OfListProps {
  readonly programme: string;
  /** 2026-05, 2026-Q2, 2026-Y */
  readonly period: string;
}

/** Above a list: what was corrected in it. Missing when nothing was, and while that is not known: it is an aside. */
export function CorrectionsOfList({ programme, period }: OfListProps) {
  const year = Number(period.slice(0, 4));
  const corrections = usePage(correctionsQuery, { year, programme, period }).content?.listCorrections ?? [];
  return <>{corrections.map((correction) => <CorrectionNote key={correction.publicationId} correction={correction} />)}</>;
}

/** Below the figures of a year: which of its lists were corrected, a line each. */
export function CorrectionsOfYear({ year }: { readonly year: number }) {
  const { t } = useTranslation('public');
  const times = useTimes();
  const corrections = usePage(correctionsQuery, { year }).content?.listCorrections ?? [];
  if (corrections.length === 0) return null;
  return (
    <Note title={t('correction.ofYear', { year, count: corrections.length })}>
      <ul>
        {corrections.map(({ publicationId, programmeName, roundName, correctedAt, reason, noticeId }) => (
          <li key={publicationId}>{said(t('correction.title', { programme: programmeName, round: roundName, on: times.day(correctedAt) }), reason)} {noticeId ? <Link to="/notices/$id" params={{ id: noticeId }}>{t('correction.notice')}</Link> : null}</li>
        ))}
      </ul>
    </Note>
  );
}

/** Beside an honour of a list that was corrected. */
export function CorrectedSign({ at }: { readonly at: string | null }) {
  const { t } = useTranslation('public');
  const times = useTimes();
  return at ? <span className="small quiet corrected-sign">{t('correction.sign', { on: times.day(at) })}</span> : null;
}

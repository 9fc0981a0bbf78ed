import { useTranslation } from 'react-i18next';
import { EmptyState, Shown } from '../../design';
import { usePage } from '../../data/use-page';
import { usePolling } from '../../data/use-polling';
import { useTimes } from '../../i18n/times';
import { roundQuery, roundsQuery, type CertificateRound } from './certificate-queries';
import { RoundIssue } from './round-issue';

const isOpen = ({ state }: { readonly state: string }): boolean => state === 'queued' || state === 'running';

/** Published rounds to the left, the chosen one with its batches to the right. */
export function IssuePane({ roundId, onRound }: { readonly roundId: string | undefined; readonly onRound: (id: string) => void }) {
  const { t } = useTranslation('certificates');
  const page = usePage(roundsQuery, {}, { policy: 'cache-and-network' });
  return (
    <Shown page={page}>
      {({ certificateRounds }) => {
        const current = roundId ?? certificateRounds.find(({ honours, issued }) => issued < honours)?.roundId ?? certificateRounds[0]?.roundId;
        if (!current) return <div className="card"><EmptyState title={t('issue.none')}>{t('issue.noneText')}</EmptyState></div>;
        return (
          <div className="certificate-two">
            <Rounds rounds={certificateRounds} current={current} onRound={onRound} />
            <TheRound key={current} roundId={current} onChanged={page.again} />
          </div>
        );
      }}
    </Shown>
  );
}

function Rounds({ rounds, current, onRound }: { readonly rounds: readonly CertificateRound[]; readonly current: string; readonly onRound: (id: string) => void }) {
  const { t } = useTranslation('certificates');
  const times = useTimes();
  return (
    <nav className="card certificate-rounds" aria-label={t('issue.rounds')}>
      {rounds.map(({ roundId, roundName, programmeName, publishedAt, honours, issued }) => (
        <button key={roundId} type="button" aria-current={roundId === current} onClick={() => onRound(roundId)}>
          <strong>{programmeName} · {roundName}</strong>
          <span className="small quiet">{publishedAt ? times.day(publishedAt) : ''} · {t('issue.of', { issued, honours })}</span>
        </button>
      ))}
    </nav>
  );
}

function TheRound({ roundId, onChanged }: { readonly roundId: string; readonly onChanged: () => void }) {
  const page = usePage(roundQuery, { roundId }, { policy: 'cache-and-network' });
  usePolling(() => { page.again(); onChanged(); }, page.content?.roundCertificates.batches.some(isOpen) ?? false);
  return <Shown page={page}>{({ roundCertificates }) => <RoundIssue of={roundCertificates} onChanged={() => { page.again(); onChanged(); }} />}</Shown>;
}

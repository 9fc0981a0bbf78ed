import { useTranslation } from 'react-i18next';
import { useTimes } from '../../i18n/times';
import { useWordFor } from '../../i18n/use-words';
import type { OfficeRound } from './round-query';

/** Every step the round took, newest first: when, who or the clock, and why. */
export function RoundLog({ round }: { readonly round: OfficeRound }) {
  const { t } = useTranslation('office');
  const wordFor = useWordFor();
  const times = useTimes();
  if (round.transitions.length === 0) return null;
  return (
    <details>
      <summary>{t('log.title', { count: round.transitions.length })}</summary>
      <ol className="log" style={{ marginTop: 'var(--space-2)' }}>
        {[...round.transitions].reverse().map((one) => (
          <li key={`${one.at}${one.toPhase}`}>
            <p><strong>{one.fromPhase === one.toPhase ? t('log.extended') : t('log.moved', { from: wordFor('phase', one.fromPhase), to: wordFor('phase', one.toPhase) })}</strong> <time className="small quiet" dateTime={one.at}>{times.instant(one.at)}</time></p>
            <p className="small quiet">{one.isAutomatic ? t('log.clock') : one.byName ?? t('log.office')}{one.reason ? ` · ${one.reason}` : ''}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}

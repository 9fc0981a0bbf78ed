import Check from 'lucide-react/icons/check';
import Clock from 'lucide-react/icons/clock';
import X from 'lucide-react/icons/x';
import { useTranslation } from 'react-i18next';
import { Chip } from '../design';
import { useTimes } from '../i18n/times';
import type { OwnTitle } from './titles-query';

export type ShownEvidence = OwnTitle['evidence'][number];

const LOOKS = { claimed: ['amber', Clock], verified: ['green', Check], rejected: ['red', X] } as const;

/** What was handed in for an assessment, each with whether it counts. */
export function EvidenceList({ evidence, act }: { readonly evidence: readonly ShownEvidence[]; readonly act?: (one: ShownEvidence) => React.ReactNode }) {
  const { t } = useTranslation('titles');
  const times = useTimes();
  return (
    <ul className="title-evidence">
      {evidence.map((one) => {
        const [tone, Icon] = LOOKS[one.state as keyof typeof LOOKS] ?? LOOKS.claimed;
        return (
          <li key={one.id} className="title-tight">
            <span className="row"><strong>{one.title}</strong><Chip tone={tone} icon={<Icon size={13} aria-hidden />}>{t(`evidence.state.${one.state as 'claimed'}`)}</Chip></span>
            <span className="small quiet">{one.kindName} · {times.day(one.onDay)}{one.reason ? ` · ${one.reason}` : ''}</span>
            {act?.(one)}
          </li>
        );
      })}
    </ul>
  );
}

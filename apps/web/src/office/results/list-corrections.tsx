import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Viewer } from '../../app/session';
import { ButtonAnchor, Note, Shown } from '../../design';
import { usePage } from '../../data/use-page';
import { noted, strung } from '../../i18n/listed';
import { useTimes } from '../../i18n/times';
import { may } from '../office-frame';
import { usePolling } from '../use-polling';
import { correctionsQuery, type Corrections } from './correction-query';
import { ProposeCorrection } from './propose-correction';
import { ProposedCorrection } from './proposed-correction';
import type { Decision } from './results-query';

interface CorrectionsProps {
  readonly roundId: string;
  readonly viewer: Viewer;
  readonly decision: Decision;
  readonly onChanged: () => void;
}

/** The notice of a list, what is proposed to change it, and what was published before it was corrected. */
export function ListCorrections({ roundId, viewer, decision, onChanged }: CorrectionsProps) {
  const page = usePage(correctionsQuery, { id: roundId }, { policy: 'cache-and-network' });
  // without whoever left the list is chosen by a worker: the difference is there when it is done
  usePolling(page.again, page.content?.round.redecisions.some(({ state }) => state === 'computing') ?? false, 2_000);
  const again = () => { page.again(); onChanged(); };
  return <Shown page={page}>{({ round }) => <Corrected round={round} viewer={viewer} decision={decision} again={again} />}</Shown>;
}

function Corrected({ round, viewer, decision, again }: { readonly round: Corrections; readonly viewer: Viewer; readonly decision: Decision; readonly again: () => void }) {
  const { t } = useTranslation('office');
  const times = useTimes();
  const open = round.redecisions.find(({ state }) => ['computing', 'proposed', 'impossible'].includes(state));
  const mayPropose = may(viewer, 'redecision.propose') && !open && (round.phase === 'notice' || round.phase === 'published');
  return (
    <>
      {round.notice ? (
        <p className="row"><Link to="/notices/$id" params={{ id: round.notice.id }}>{t('correction.notice', { number: round.notice.number })}</Link><ButtonAnchor size="small" href={`/files/notices/${round.notice.id}/notice.pdf`} download>{t('correction.paper')}</ButtonAnchor></p>
      ) : null}
      {open ? <ProposedCorrection phase={round.phase} one={open} viewer={viewer} onChanged={again} /> : null}
      {mayPropose ? <ProposeCorrection roundId={round.id} decision={decision} onProposed={again} /> : null}
      {round.supersededLists.map((list) => (
        <Note key={list.publicationId} title={t('correction.superseded', { at: times.instant(list.supersededAt) })}>
          <p>{list.reason}</p>
          <p className="small">{strung(list.places.filter(({ isStanding }) => !isStanding).map(({ categoryName, name, organizationName }) => noted(`${categoryName} ${name}`, organizationName)))}</p>
        </Note>
      ))}
    </>
  );
}

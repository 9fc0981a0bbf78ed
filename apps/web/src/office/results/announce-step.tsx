import Megaphone from 'lucide-react/icons/megaphone';
import { useTranslation } from 'react-i18next';
import { ButtonLink, EmptyState, ProblemNote, Shown } from '../../design';
import { useCommand } from '../../data/use-command';
import { usePage } from '../../data/use-page';
import { useServerNow } from '../../i18n/server-clock';
import type { StepProps } from '../round/step-props';
import { ListCorrections } from './list-corrections';
import { PlacesList } from './places-list';
import { resultsQuery, signMutation, type Results } from './results-query';
import { SignatureSlots } from './signature-slots';

/** Two officers, one place: what each signature means, who gave it, and the list it is given for. */
export function AnnounceStep({ round, viewer }: StepProps) {
  const page = usePage(resultsQuery, { id: round.id });
  return <Shown page={page}>{({ round: results }) => <Announcing round={round} viewer={viewer} results={results} again={page.again} />}</Shown>;
}

function Announcing({ round, viewer, results, again }: StepProps & { readonly results: Results; readonly again: () => void }) {
  const { t } = useTranslation('office');
  const now = useServerNow();
  const sign = useCommand(signMutation);
  const { decision, publication, noticeEndsAt } = results;
  if (!decision) return <div className="card"><EmptyState icon={<Megaphone size={40} strokeWidth={1.25} aria-hidden />} title={t('announce.none')}>{t('announce.noneText')}</EmptyState></div>;
  const isRunning = noticeEndsAt !== null && new Date(noticeEndsAt) > now && results.phase === 'notice';
  const onSign = async () => { if (await sign.run({ roundId: round.id, contentHash: decision.contentHash })) again(); };
  return (
    <>
      <SignatureSlots viewer={viewer} phase={results.phase} isNoticeOver={!isRunning} publication={publication} winners={decision.places.length} isSigning={sign.isRunning} onSign={() => void onSign()} />
      <ProblemNote problem={sign.problem} />
      <ListCorrections roundId={round.id} viewer={viewer} decision={decision} onChanged={again} />
      <div className="row-apart"><h2>{t('announce.list', { count: decision.places.length })}</h2>{publication?.publishedAt ? <ButtonLink to="/stars">{t('announce.see')}</ButtonLink> : null}</div>
      <PlacesList round={round} decision={decision} places={results.places} />
      <p className="small quiet mono">{t('announce.hash', { hash: publication?.contentHash ?? decision.contentHash })}</p>
    </>
  );
}

import { Link } from '@tanstack/react-router';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import Check from 'lucide-react/icons/check';
import CircleAlert from 'lucide-react/icons/circle-alert';
import { useTranslation } from 'react-i18next';
import { Gate } from '../app/gate';
import { usePageTitle } from '../app/page-title';
import { useCommand } from '../data/use-command';
import { usePage } from '../data/use-page';
import { ButtonLink, Chip, EmptyState, ProblemNote, Shown, useToast } from '../design';
import { scoreText } from '../i18n/figures';
import { useTimes } from '../i18n/times';
import { yuanOf } from '../unit/fen';
import { EvidenceForm } from './evidence-form';
import { EvidenceList } from './evidence-list';
import { claimEvidenceMutation, ownTitlesQuery, type OwnTitle } from './titles-query';
import './titles.css';

/** 我的称号: what one holds, until when, and what the next assessment asks. */
export function OwnTitles() {
  const { t } = useTranslation('titles');
  usePageTitle(t('mine.title'));
  return (
    <div className="stack-wide">
      <Link to="/me" className="back no-print"><ArrowLeft size={16} aria-hidden />{t('mine.back')}</Link>
      <header className="row-apart"><h1>{t('mine.title')}</h1><Link to="/titles">{t('mine.register')}</Link></header>
      <Gate>{() => <Own />}</Gate>
    </div>
  );
}

function Own() {
  const { t } = useTranslation('titles');
  const page = usePage(ownTitlesQuery, {}, { policy: 'cache-and-network' });
  return (
    <Shown page={page}>
      {({ myTitles }) => (myTitles.length === 0
        ? <div className="card"><EmptyState title={t('mine.none')} act={<ButtonLink to="/titles">{t('mine.register')}</ButtonLink>}>{t('mine.noneText')}</EmptyState></div>
        : <div className="stack-wide">{myTitles.map((title) => <OwnCard key={title.id} title={title} />)}</div>)}
    </Shown>
  );
}

function OwnCard({ title }: { readonly title: OwnTitle }) {
  const { t } = useTranslation('titles');
  const times = useTimes();
  const tell = useToast();
  const { run, problem, isRunning } = useCommand(claimEvidenceMutation);
  const claim = async (draft: { code: string; title: string; onDay: string }) => {
    const taken = await run({ input: { holdingId: title.id, ...draft } });
    if (taken) tell(t('mine.sent'));
    return taken !== null;
  };
  const isEnded = title.endedOn !== null;
  return (
    <article className="card stack">
      <header className="row-apart"><h2>{title.titleName} · {title.levelName}</h2>{title.isOverdue ? <Chip tone="red" icon={<CircleAlert size={13} aria-hidden />}>{t('mine.overdue')}</Chip> : null}</header>
      <p>{isEnded ? t('mine.ended', { day: times.day(title.endedOn!), reason: t(`end.of.${title.endKind as 'age'}`) }) : t('mine.held', { from: times.day(title.fromOn), to: times.day(title.untilOn) })}</p>
      {isEnded ? null : (
        <>
          <p className="row"><strong>{t('mine.due', { day: times.day(title.nextAssessmentOn) })}</strong><span className="quiet">{t('mine.allowance', { yuan: yuanOf(String(title.allowanceFen)) })}</span></p>
          <section className="title-tight">
            <h3>{t('mine.asks')}</h3>
            <p className="row">{title.parts.map(({ code, name, weight }) => <Chip key={code}>{name} {t('mine.weight', { percent: weight })}</Chip>)}<span className="quiet">{t('mine.pass', { points: scoreText(title.passMark) })}</span></p>
          </section>
          {title.needed.length > 0 ? (
            <section className="stack">
              <h3>{t('mine.needed')}</h3>
              <ul className="title-evidence">
                {title.needed.map(({ code, name, withinMonths, isShown }) => (
                  <li key={code} className="row"><span>{t('mine.within', { name, count: withinMonths })}</span>{isShown ? <Chip tone="green" icon={<Check size={13} aria-hidden />}>{t('mine.isShown')}</Chip> : <Chip tone="amber" icon={<CircleAlert size={13} aria-hidden />}>{t('mine.isMissing')}</Chip>}</li>
                ))}
              </ul>
              {title.evidence.length > 0 ? <><h3>{t('mine.evidence')}</h3><EvidenceList evidence={title.evidence} /></> : null}
              <h3>{t('mine.add')}</h3>
              <EvidenceForm kinds={title.needed} word={t('mine.send')} isBusy={isRunning} onSend={claim} />
              <ProblemNote problem={problem} />
            </section>
          ) : null}
        </>
      )}
    </article>
  );
}
